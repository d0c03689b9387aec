import type { AwaitedDraw } from '../../domain/inspections/awaited-draw.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { livingInspectorDraw, seatDepartments } from '../../domain/inspections/inspector-draws.ts';
import type { Task } from '../../domain/inspections/task.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Records, Stored, Write } from '../ports.ts';

/** The writes that call for the draws of the departments' inspectors, in the transaction that concludes a draw of targets. */
export const inspectorsAwaited = async (
  records: Records,
  { id, stage, taskId }: Draw,
  since: Instant,
): Promise<readonly Write[]> => {
  if (stage.kind !== 'targets') return [];
  const task = await records.get('task', { id: taskId });
  if (task === undefined) throw new Error(`draw ${id} is of no task`);
  return seatDepartments(task.value).map((department) => ({
    kind: 'awaitedDraw',
    value: { of: id, department, since },
    before: undefined,
  }));
};

/** The writes after which a draw of targets, dispatched or void, calls for nobody's inspectors any more. */
export const inspectorsAwaitedNoMore = async (
  records: Records,
  { id: of }: Draw,
  task: Task,
  endedAt: Instant,
): Promise<readonly Write[]> => {
  const awaited = await records.getMany(
    'awaitedDraw',
    seatDepartments(task).map((department) => ({ of, department })),
  );
  return awaited.flatMap((one) =>
    one === undefined
      ? []
      : [{ kind: 'awaitedDraw', value: { ...one.value, endedAt }, before: one } as const],
  );
};

/** A draw of inspectors that a department has to make, and how far it has come with it. */
export interface AwaitedInspectors
  extends Pick<AwaitedDraw, 'department' | 'since'>,
    Pick<Draw, 'taskId' | 'taskName' | 'leadDepartment'>,
    Pick<Task, 'seats' | 'plannedOn' | 'endsOn'> {
  /** The draw of the targets. */
  readonly of: string;
  readonly targets: number;
  /** The department's own draw; absent until it has frozen its inspectors, and again when that draw is void. */
  readonly own?: Draw['inspectorDraws'][number];
}

/** A page of what a unit and those below it have to draw, for targets that are not dispatched yet. */
export const awaitedInspectors = async (
  records: Records,
  department: string,
  asked: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Result<{ readonly items: readonly AwaitedInspectors[]; readonly cursor?: string }>> => {
  const page = await records.page('awaitedDrawsOfDepartment', { department }, asked);
  if (!page.ok) return page;
  const { items, ...next } = page.value;
  const draws = await records.getMany(
    'draw',
    items.map(({ value: { of: id } }) => ({ id })),
  );
  const tasks = await records.getMany(
    'task',
    draws.map((draw) => ({ id: draw?.value.taskId ?? '' })),
  );
  return accepted({ ...next, items: items.map(({ value }, i) => shown(value, draws[i], tasks[i])) });
};

const shown = (
  { of, department, since }: AwaitedDraw,
  draw: Stored<'draw'> | undefined,
  task: Stored<'task'> | undefined,
): AwaitedInspectors => {
  if (draw === undefined || task === undefined) throw new Error(`nobody drew the targets of ${of}`);
  const { taskId, taskName, leadDepartment, counts } = draw.value;
  const { seats, plannedOn, endsOn } = task.value;
  const living = livingInspectorDraw(draw.value, department);
  return {
    of,
    department,
    since,
    taskId,
    taskName,
    leadDepartment,
    plannedOn,
    endsOn,
    targets: counts.sample,
    seats: seats.filter((seat) => seat.department === department),
    ...(living !== undefined && { own: living }),
  };
};
