import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { seatDepartments } from '../../domain/inspections/inspector-draws.ts';
import type { Task } from '../../domain/inspections/task.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { found } from '../found.ts';
import type { Records } from '../ports.ts';

/**
 * A draw of a task that the caller's department leads or sends inspectors for, with its task. Refuses with `not-found` or
 * `outside-jurisdiction`.
 */
export const sharedDraw = async (
  records: Records,
  caller: Caller,
  drawId: string,
): Promise<Result<{ readonly draw: Draw; readonly task: Task }>> => {
  const draw = await found(records, 'draw', { id: drawId });
  if (!draw.ok) return draw;
  const task = await found(records, 'task', { id: draw.value.value.taskId });
  if (!task.ok) return task;
  const { leadDepartment } = task.value.value;
  const permitted = permitWithin(caller, [leadDepartment, ...seatDepartments(task.value.value)]);
  return permitted.ok ? accepted({ draw: draw.value.value, task: task.value.value }) : permitted;
};
