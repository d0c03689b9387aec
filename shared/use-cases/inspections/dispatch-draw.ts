import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { taskMachine } from '../../domain/inspections/task.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import { ownDraw } from './own-draw.ts';

/** Shows the drawn visits to their inspectors. Refuses with `wrong-state` once the task has ended. */
export const dispatchDraw = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId }: Ask & { readonly drawId: string },
): Promise<Result<Draw>> => {
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'dispatch');
  if (!moved.ok) return moved;
  const task = await found(records, 'task', { id: moved.value.taskId });
  if (!task.ok) return task;
  const running = move(taskMachine, task.value.value, 'dispatch');
  if (!running.ok) return running;
  const at = clock.now();
  if (task.value.value.endsOn < civilDateOf(at))
    return refused(
      refusal(
        'wrong-state',
        `任务已于 ${task.value.value.endsOn} 到期，不能再派发；请作废本次抽取并另拟任务。`,
        `The task ended on ${task.value.value.endsOn}; declare the draw void and draft another task.`,
        'endsOn',
      ),
    );
  const dispatched: Draw = { ...moved.value, dispatchedAt: at };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'draw-dispatched',
    about: `draw/${drawId}`,
    basis: '优化营商环境条例第54条',
    writes: [
      { kind: 'draw', value: dispatched, before: stored.value },
      { kind: 'task', value: running.value, before: task.value },
    ],
    facts: { revealBy: dispatched.revealBy?.on ?? '' },
    answer: dispatched,
  });
};
