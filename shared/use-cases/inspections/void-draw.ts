import { permitSecondPerson } from '../../domain/access/permissions.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import { ownDraw } from './own-draw.ts';
import { voidingOf } from './voiding.ts';

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
  const task = await found(records, 'task', { id: stored.value.value.taskId });
  if (!task.ok) return task;
  const voiding = voidingOf(stored.value, task.value, { reason, by: caller.subject, at: clock.now() });
  return voiding.ok ? ledger.apply({ command, actor: caller.subject, ...voiding.value }) : voiding;
};
