import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { taskMachine } from '../../domain/inspections/task.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import { serviceAsk } from '../service-ask.ts';

/** Opens the sealed secret and publishes it; the task is complete then. Doing it twice changes nothing. */
export const revealSecret = async (
  { records, ledger, clock, vault }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'vault'>,
  drawId: string,
): Promise<Result<Draw>> => {
  const stored = await found(records, 'draw', { id: drawId });
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'reveal');
  if (!moved.ok) return moved;
  const task = await found(records, 'task', { id: moved.value.taskId });
  if (!task.ok) return task;
  const completed = move(taskMachine, task.value.value, 'complete');
  if (!completed.ok) return completed;
  const sealed = await found(records, 'drawSecret', { drawId });
  if (!sealed.ok) return sealed;
  const secret = await vault.open('draw-secret', drawId, sealed.value.value.sealed);
  const at = clock.now();
  const revealed: Draw = { ...moved.value, secret, revealedAt: at };
  return ledger.apply({
    ...serviceAsk('draw-runner', `reveal#${drawId}`),
    at,
    action: 'secret-revealed',
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: revealed, before: stored.value },
      { kind: 'task', value: completed.value, before: task.value },
    ],
    facts: { secret },
    answer: revealed,
  });
};
