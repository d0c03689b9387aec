import type { Hash } from '../audit/hash.ts';
import { accepted, type Result } from '../primitives/result.ts';
import { ceremonyValue, contributionCommitment } from './ceremony.ts';
import type { EntryOf } from './log-facts.ts';
import type { CeremonySource, CommittedContribution, OpenedContribution } from './randomness.ts';
import { type RandomnessRefusal, randomnessRefused } from './randomness-refusal.ts';

/** How far a ceremony has come; the value is there once all have opened. */
interface CeremonyProgress {
  readonly committed: readonly CommittedContribution[];
  readonly opened: readonly OpenedContribution[];
}
type Taken<T> = Result<T, RandomnessRefusal>;

/** A witness shows a commitment, before anyone opens; PROTOCOL.md §4.1. */
export const takeCommitted = (
  source: CeremonySource,
  { committed }: Pick<CeremonyProgress, 'committed'>,
  { at, facts: { witness, commitment } }: EntryOf<'contribution-committed'>,
): Taken<Pick<CeremonyProgress, 'committed'>> => {
  if (!source.witnesses.includes(witness)) return stranger(witness);
  if (committed.some((one) => one.witness === witness)) return repeated(witness);
  if (committed.some((one) => one.commitment === commitment)) return copied(witness);
  return accepted({ committed: [...committed, { witness, commitment, committedAt: at }] });
};

/** A witness opens what it has committed to, once all have; the last one makes the value. */
export const takeOpened = (
  drawId: string,
  source: CeremonySource,
  { committed, opened: before }: CeremonyProgress,
  { at, facts: { witness, value, nonce } }: EntryOf<'contribution-opened'>,
): Taken<Pick<CeremonyProgress, 'opened'> & { readonly value?: Hash }> => {
  if (!source.witnesses.includes(witness)) return stranger(witness);
  if (before.some((one) => one.witness === witness)) return repeated(witness);
  const missing = source.witnesses.filter((name) => !committed.some((one) => one.witness === name));
  if (missing.length > 0) return awaited(missing);
  const { commitment } = committed.find((one) => one.witness === witness) ?? {};
  if (contributionCommitment(drawId, witness, value, nonce) !== commitment) return mismatch(witness);
  const opened = [...before, { witness, value, nonce, openedAt: at }];
  const isComplete = opened.length === source.witnesses.length;
  return accepted({ opened, ...(isComplete && { value: ceremonyValue(drawId, opened) }) });
};

const stranger = (witness: string) =>
  randomnessRefused(
    'contribution-mismatch',
    'witness',
    `“${witness}”不是承诺中列明的见证人；请核对 witness。`,
    `“${witness}” is not a witness that the commitment names; correct witness.`,
  );

const copied = (witness: string) =>
  randomnessRefused(
    'contribution-mismatch',
    'commitment',
    `“${witness}”的承诺值与另一见证人相同，将来无法公开；承诺值中含有见证人名称，请重新计算 commitment。`,
    `The commitment of “${witness}” is that of another witness and could never be opened, for it contains the witness's name; compute commitment anew.`,
  );

const repeated = (witness: string) =>
  randomnessRefused(
    'contribution-mismatch',
    'witness',
    `“${witness}”已经提交，不得更改；请核对 witness。`,
    `“${witness}” has done so already and cannot change it; check witness.`,
  );

const awaited = (missing: readonly string[]) =>
  randomnessRefused(
    'randomness-order',
    'witness',
    `须等全部见证人提交承诺后才能公开；请先取得：${missing.join('、')}。`,
    `Nobody opens before all have committed; first obtain that of: ${missing.join(', ')}.`,
  );

const mismatch = (witness: string) =>
  randomnessRefused(
    'contribution-mismatch',
    'value',
    `“${witness}”公开的数值与其承诺不符；请核对 value 和 nonce，须与提交承诺时逐字相同。`,
    `What “${witness}” opens is not what was committed; check value and nonce, which must be the same to the letter.`,
  );
