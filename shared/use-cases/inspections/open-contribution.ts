import { contributionCommitment } from '../../domain/draws/ceremony.ts';
import type { OpenedContribution } from '../../domain/draws/randomness.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownDraw } from './own-draw.ts';

/**
 * Opens what a witness committed. Refuses with `randomness-incomplete` while a witness has yet to commit,
 * `contribution-mismatch` when the value is not the committed one, `wrong-state` when it is open already.
 */
export const openContribution = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  asked: Ask & { readonly drawId: string } & Pick<OpenedContribution, 'witness' | 'value' | 'nonce'>,
): Promise<Result<Draw>> => {
  const { caller, command, drawId, witness, value, nonce } = asked;
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok) return stored;
  const draw = stored.value.value;
  const awaited = draw.commitment?.randomness.sources.flatMap((source) => source.witnesses) ?? [];
  if (draw.state !== 'committed' || draw.opened.some((one) => one.witness === witness))
    return refused(
      refusal(
        'wrong-state',
        '该贡献已公开，或此时不接受公开。',
        'This contribution is open already, or openings are not taken now.',
        'body.witness',
      ),
    );
  const missing = awaited.filter((name) => !draw.committed.some((one) => one.witness === name));
  if (missing.length > 0)
    return refused(
      refusal(
        'randomness-incomplete',
        `须等全部见证人提交承诺后才能公开；尚缺：${missing.join('、')}。`,
        `Nobody opens before all have committed; still missing: ${missing.join(', ')}.`,
        'body.witness',
      ),
    );
  const commitment = draw.committed.find((one) => one.witness === witness)?.commitment;
  if (commitment !== contributionCommitment(draw.id, witness, value, nonce))
    return refused(
      refusal(
        'contribution-mismatch',
        '公开的数值与该见证人此前提交的承诺不符。',
        'The value is not the one that this witness committed to.',
        'body.value',
      ),
    );
  const at = clock.now();
  const after: Draw = { ...draw, opened: [...draw.opened, { witness, value, nonce, openedAt: at }] };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'contribution-opened',
    about: `draw/${draw.id}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'draw', value: after, before: stored.value }],
    facts: { witness, value, nonce },
    answer: after,
  });
};
