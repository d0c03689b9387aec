import { deadlineOf } from '../../domain/calendar/deadlines.ts';
import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { taskMachine } from '../../domain/inspections/task.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import { ownDraw } from './own-draw.ts';

/** Shows the drawn visits to their inspectors and starts the clock for revealing the secret. */
export const dispatchDraw = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId }: Ask & { readonly drawId: string },
): Promise<Result<Draw>> => {
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'dispatch');
  if (!moved.ok) return moved;
  const task = await found(records, 'task', { id: moved.value.taskId }, `task ${moved.value.taskId}`);
  if (!task.ok) return task;
  const running = move(taskMachine, task.value.value, 'dispatch');
  if (!running.ok) return running;
  const at = clock.now();
  const dispatched: Draw = {
    ...moved.value,
    dispatchedAt: at,
    revealBy: deadlineOf('reveal-secret', task.value.value.endsOn),
  };
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
