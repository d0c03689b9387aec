import { type Draw, drawMachine } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownDraw } from './own-draw.ts';

/**
 * Asks the draw runner to reveal the secret, after which anyone can replay the draw. Refuses with
 * `wrong-state` while a visit's result is unpublished: the secret would tell its target beforehand.
 */
export const requestReveal = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, drawId }: Ask & { readonly drawId: string },
): Promise<Result<Draw>> => {
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok) return stored;
  const moved = move(drawMachine, stored.value.value, 'request-reveal');
  if (!moved.ok) return moved;
  let unpublished = 0;
  for await (const { value } of records.all('visitsOfDraw', { drawId }))
    if (value.state !== 'published') unpublished += 1;
  if (unpublished > 0)
    return refused(
      refusal(
        'wrong-state',
        `尚有 ${unpublished} 次检查的结果未公示；全部公示后才能揭示种子。`,
        `${unpublished} results are not published yet; the secret is revealed after the last one.`,
        'state',
      ),
    );
  return ledger.apply({
    command,
    at: clock.now(),
    actor: caller.subject,
    action: 'secret-reveal-requested',
    about: `draw/${drawId}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'draw', value: moved.value, before: stored.value }],
    answer: moved.value,
  });
};
