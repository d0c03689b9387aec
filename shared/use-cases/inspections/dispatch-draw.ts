import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { livingInspectorDraw, seatDepartments } from '../../domain/inspections/inspector-draws.ts';
import { type Task, taskMachine } from '../../domain/inspections/task.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Change } from '../ports.ts';
import { runRequested } from '../runs.ts';
import { drawToHold } from './draw-to-hold.ts';
import { logTime } from './log-time.ts';

/**
 * Shows the drawn visits to their inspectors: at once, or where each department drew its own, when the draw runner has
 * put them all into the visits. Refuses with `wrong-state` once the task has ended, and while a department has still to
 * draw its inspectors.
 */
export const dispatchDraw = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId }: Ask & { readonly drawId: string },
): Promise<Result<Draw>> => {
  const stored = await drawToHold(records, caller, drawId);
  if (!stored.ok) return stored;
  const draw = stored.value.value;
  const isLater = draw.stage.kind === 'targets';
  const moved = move(drawMachine, draw, isLater ? 'request-dispatch' : 'dispatch');
  if (!moved.ok) return moved;
  const task = await found(records, 'task', { id: draw.taskId });
  if (!task.ok) return task;
  const running = move(taskMachine, task.value.value, 'dispatch');
  if (!running.ok) return running;
  const time = logTime(clock, draw);
  if (!time.ok) return time;
  const at = time.value;
  const fault = dispatchFault(draw, task.value.value, at);
  if (fault !== undefined) return refused(fault);
  const asked = { command, at, actor: caller.subject, about: `draw/${drawId}` } as const;
  if (isLater)
    return ledger.apply({
      ...asked,
      action: 'dispatch-requested',
      basis: dispatchBasis,
      writes: [
        { kind: 'draw', value: moved.value, before: stored.value },
        await runRequested(records, 'dispatch-draw', drawId, at),
      ],
      answer: moved.value,
    });
  const dispatched: Draw = { ...moved.value, dispatchedAt: at, lastAt: at };
  return ledger.apply({
    ...asked,
    ...dispatchEntry(dispatched),
    writes: [
      { kind: 'draw', value: dispatched, before: stored.value },
      { kind: 'task', value: running.value, before: task.value },
    ],
    answer: dispatched,
  });
};

const dispatchBasis = '优化营商环境条例第54条';

/** How the public log and the audit trail speak of a dispatch. */
export const dispatchEntry = ({ revealBy }: Draw): Pick<Change, 'action' | 'basis' | 'facts'> => ({
  action: 'draw-dispatched',
  basis: dispatchBasis,
  facts: { revealBy: revealBy?.on ?? '' },
});

const dispatchFault = (draw: Draw, task: Task, at: Instant): Refusal | undefined => {
  if (draw.stage.kind === 'inspectors')
    return refusal(
      'wrong-state',
      `本部门的检查人员随对象抽取 ${draw.stage.of} 一并派发，请由牵头部门派发。`,
      `These inspectors are dispatched with the targets of draw ${draw.stage.of}, by the lead department.`,
      'state',
    );
  if (task.endsOn < civilDateOf(at))
    return refusal(
      'wrong-state',
      `任务已于 ${task.endsOn} 到期，不能再派发；请作废本次抽取并另拟任务。`,
      `The task ended on ${task.endsOn}; declare the draw void and draft another task.`,
      'endsOn',
    );
  const missing =
    draw.stage.kind === 'together'
      ? []
      : seatDepartments(task).filter(
          (department) => livingInspectorDraw(draw, department)?.state !== 'drawn',
        );
  return missing.length === 0
    ? undefined
    : refusal(
        'wrong-state',
        `以下部门尚未抽取检查人员：${missing.join('、')}；全部抽取后才能派发。`,
        `These departments have still to draw their inspectors: ${missing.join(', ')}; dispatch when all have.`,
        'inspectorDraws',
      );
};
