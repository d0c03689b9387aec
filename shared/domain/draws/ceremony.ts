import { digestOf } from '../audit/digest.ts';
import type { Hash } from '../audit/hash.ts';
import { type Refusal, type RefusalCode, refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { compareCodeUnits } from './code-unit-order.ts';
import type { CeremonyEvidence, CeremonySource } from './randomness.ts';

/**
 * What a witness shows before anyone opens: the SHA-256 of the RFC 8785 form of the contribution. The nonce
 * (32 random bytes in hex) keeps a short value from being guessed.
 */
export const contributionCommitment = (drawId: string, witness: string, value: string, nonce: string): Hash =>
  digestOf({ format: 'openlot-contribution/1', drawId, witness, value, nonce });

/** Why contributions do not make public randomness. */
export interface CeremonyRefusal extends Refusal {
  readonly code: Extract<RefusalCode, 'randomness-incomplete' | 'contribution-mismatch'>;
}

/**
 * The 32 bytes that the witnesses made together: the SHA-256 of the RFC 8785 form of their openings, in
 * code-unit order of the witnesses. Refuses with `randomness-incomplete` while a witness named in the source
 * has not committed and opened, and with `contribution-mismatch` for an opening that is not what was
 * committed, comes from a stranger, or is given twice.
 */
export const combineContributions = (
  drawId: string,
  source: CeremonySource,
  { committed, opened }: Pick<CeremonyEvidence, 'committed' | 'opened'>,
): Result<Hash, CeremonyRefusal> => {
  const witnesses = source.witnesses.toSorted(compareCodeUnits);
  for (const list of [committed, opened]) {
    const names = list.map(({ witness }) => witness);
    const stray = names.find((name, index) => !witnesses.includes(name) || names.indexOf(name) !== index);
    if (stray !== undefined) return mismatch(stray);
  }
  const contributions = [];
  for (const witness of witnesses) {
    const commitment = committed.find((contribution) => contribution.witness === witness);
    const opening = opened.find((contribution) => contribution.witness === witness);
    if (commitment === undefined || opening === undefined) return incomplete(witness);
    const { value, nonce } = opening;
    if (contributionCommitment(drawId, witness, value, nonce) !== commitment.commitment)
      return mismatch(witness);
    contributions.push({ witness, value, nonce });
  }
  return accepted(digestOf({ format: 'openlot-ceremony/1', drawId, contributions }));
};

const incomplete = (witness: string) =>
  ceremonyRefusal(
    'randomness-incomplete',
    `见证人“${witness}”尚未承诺并公开数值`,
    `witness “${witness}” has yet to commit and open`,
  );

const mismatch = (witness: string) =>
  ceremonyRefusal(
    'contribution-mismatch',
    `“${witness}”公开的数值与事先承诺不符`,
    `what “${witness}” opened is not what was committed`,
  );

const ceremonyRefusal = (code: CeremonyRefusal['code'], zh: string, en: string) =>
  refused<CeremonyRefusal>({ ...refusal(code, zh, en), code });
