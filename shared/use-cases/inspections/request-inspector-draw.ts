import { permitWithin } from '../../domain/access/permissions.ts';
import { inspectorDrawFault } from '../../domain/inspections/inspector-draws.ts';
import type { Preparation } from '../../domain/inspections/preparation.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import { inspectorPreparationId } from './inspector-preparation.ts';
import { writePreparation } from './write-preparation.ts';

/**
 * Asks for the pool of a department's own draw of inspectors, for the targets that are drawn already: to see it, or to
 * freeze it, which starts that draw. Refuses with `outside-jurisdiction` for another department, and with `wrong-state`
 * before the targets are drawn, without a seat in the task, and while the department has a living draw.
 */
export const requestInspectorDraw = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    caller,
    command,
    drawId,
    department,
    purpose,
  }: Ask & { readonly drawId: string } & Pick<Preparation, 'department' | 'purpose'>,
): Promise<Result<Preparation>> => {
  const permitted = permitWithin(caller, [department]);
  if (!permitted.ok) return permitted;
  const draw = await found(records, 'draw', { id: drawId });
  if (!draw.ok) return draw;
  const task = await found(records, 'task', { id: draw.value.value.taskId });
  if (!task.ok) return task;
  const at = clock.now();
  const fault = inspectorDrawFault(draw.value.value, task.value.value, department, civilDateOf(at));
  if (fault !== undefined) return refused(fault);
  return writePreparation(
    { records, ledger },
    {
      caller,
      command,
      id: inspectorPreparationId(drawId, department),
      purpose,
      taskId: task.value.value.id,
      of: drawId,
      department,
      at,
    },
  );
};
