import type { Draw } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownDraw } from './own-draw.ts';

/**
 * Records the hash of a witness's contribution (`contributionCommitment`). Every witness commits before any
 * opens, so nobody can fit a value to the others'. Refuses with `wrong-state` once an opening is in or the
 * witness has committed, and with `contribution-mismatch` for a stranger.
 */
export const commitContribution = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  asked: Ask & { readonly drawId: string; readonly witness: string; readonly commitment: string },
): Promise<Result<Draw>> => {
  const { caller, command, drawId, witness, commitment } = asked;
  const stored = await ownDraw(records, caller, drawId);
  if (!stored.ok) return stored;
  const draw = stored.value.value;
  if (draw.state !== 'committed' || draw.commitment === undefined)
    return refused(
      refusal(
        'wrong-state',
        '只有已公布承诺、尚未抽取的抽取才接受见证人贡献。',
        'Contributions are taken after the commitment and before the draw.',
        'state',
      ),
    );
  const isWitness = draw.commitment.randomness.sources.some((source) => source.witnesses.includes(witness));
  if (!isWitness)
    return refused(
      refusal(
        'contribution-mismatch',
        `“${witness}”不是承诺中指定的见证人。`,
        `“${witness}” is not a witness named in the commitment.`,
        'body.witness',
      ),
    );
  if (draw.opened.length > 0 || draw.committed.some((one) => one.witness === witness))
    return refused(
      refusal(
        'wrong-state',
        '该见证人已提交承诺，或已有见证人公开数值，不能再提交。',
        'This witness has committed already, or an opening is in; no further commitment is taken.',
        'body.witness',
      ),
    );
  const at = clock.now();
  const after: Draw = { ...draw, committed: [...draw.committed, { witness, commitment, committedAt: at }] };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'contribution-committed',
    about: `draw/${draw.id}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'draw', value: after, before: stored.value }],
    facts: { witness, commitment },
    answer: after,
  });
};
