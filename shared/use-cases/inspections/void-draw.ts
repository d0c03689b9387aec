import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import { ownDraw } from './own-draw.ts';

/**
 * Declares a draw void. It keeps its number, and its reason and author are public: nobody can re-draw in
 * silence. Refuses with `same-person` for whoever prepared the draw and `wrong-state` once it is dispatched.
 */
export const voidDraw = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId, reason }: Ask & { readonly drawId: string; readonly reason: string },
): Promise<Result<Draw>> => {
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok) return stored;
  const second = permitSecondPerson(caller, [stored.value.value.frozenBy]);
  if (!second.ok) return second;
  const moved = move(drawMachine, stored.value.value, 'void');
  if (!moved.ok) return moved;
  const task = await found(records, 'task', { id: moved.value.taskId });
  if (!task.ok) return task;
  const at = clock.now();
  const voided: Draw = { ...moved.value, voided: { reason, by: caller.subject, at } };
  const { currentDrawId: _, ...free } = task.value.value;
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'draw-voided',
    about: `draw/${voided.id}`,
    basis: 'PROTOCOL.md',
    writes: [
      { kind: 'draw', value: voided, before: stored.value },
      { kind: 'task', value: free, before: task.value },
    ],
    facts: { number: voided.number, taskId: voided.taskId, reason, by: caller.subject },
    answer: voided,
  });
};
