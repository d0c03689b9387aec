import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { drawToHold } from './draw-to-hold.ts';

/**
 * Asks that a draw be declared void; someone else must approve. Another request takes the place of the one before, and
 * none outlives the conclusion of the draw. Refuses with `wrong-state` once the draw is dispatched or void.
 */
export const requestVoid = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId, reason }: Ask & { readonly drawId: string; readonly reason: string },
): Promise<Result<Draw>> => {
  const stored = await drawToHold(records, caller, drawId);
  if (!stored.ok) return stored;
  const draw = stored.value.value;
  const possible = move(drawMachine, draw, 'void');
  if (!possible.ok) return possible;
  const at = clock.now();
  const asked: Draw = { ...draw, voidRequested: { reason, by: caller.subject, at } };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'void-requested',
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'draw', value: asked, before: stored.value }],
    answer: asked,
  });
};
