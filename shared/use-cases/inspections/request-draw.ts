import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownDraw } from './own-draw.ts';

/**
 * Starts the draw: from here on the draw runner alone acts, and it has one possible result. Refuses with
 * `randomness-incomplete` until every witness has opened.
 */
export const requestDraw = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId }: Ask & { readonly drawId: string },
): Promise<Result<Draw>> => {
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'request');
  if (!moved.ok) return moved;
  const requested = moved.value;
  const awaited = requested.commitment?.randomness.sources.flatMap((source) => source.witnesses) ?? [];
  const missing = awaited.filter((name) => !requested.opened.some(({ witness }) => witness === name));
  if (missing.length > 0)
    return refused(
      refusal(
        'randomness-incomplete',
        `尚未公开数值的见证人：${missing.join('、')}。`,
        `These witnesses have yet to open: ${missing.join(', ')}.`,
      ),
    );
  return ledger.apply({
    command,
    at: clock.now(),
    actor: caller.subject,
    action: 'draw-requested',
    about: `draw/${requested.id}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'draw', value: requested, before: stored.value }],
    answer: requested,
  });
};
