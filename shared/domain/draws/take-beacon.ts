import type { Hash } from '../audit/hash.ts';
import { accepted, type Result } from '../primitives/result.ts';
import type { Instant } from '../primitives/time.ts';
import { verifyBeacon } from './beacon.ts';
import type { DrawFacts, EntryOf } from './log-facts.ts';
import { timeOfRound } from './quicknet.ts';
import type { DrandSource } from './randomness.ts';
import { type RandomnessRefusal, randomnessRefused } from './randomness-refusal.ts';

/** The signature of a beacon's round that came strictly after the commitment; PROTOCOL.md §4.3. */
export const takeBeacon = (
  committedAt: Instant,
  source: DrandSource,
  { at, facts: { round, signature } }: EntryOf<'beacon-recorded'>,
): Result<
  { readonly beacon: Omit<DrawFacts<'beacon-recorded'>, 'source'>; readonly value: Hash },
  RandomnessRefusal
> => {
  if (round !== source.round) return otherRound(source.round);
  const publishedAt = timeOfRound(round);
  if (publishedAt <= committedAt) return tooEarly(publishedAt, committedAt);
  if (publishedAt > at) return notYet(publishedAt);
  const value = verifyBeacon(round, signature);
  if (value === undefined) return forged(round);
  return accepted({ beacon: { round, signature }, value });
};

const otherRound = (round: number) =>
  randomnessRefused(
    'beacon-round',
    'round',
    `承诺约定的是第 ${round} 轮；请记录该轮的签名。`,
    `The commitment names round ${round}; record the signature of that round.`,
  );

const tooEarly = (publishedAt: Instant, committedAt: Instant) =>
  randomnessRefused(
    'randomness-order',
    'round',
    `该轮于 ${publishedAt} 发布，不晚于承诺公布时间 ${committedAt}，不得采用；请待期限届满后改用下一随机源。`,
    `This round is published at ${publishedAt}, not later than the commitment at ${committedAt}, and cannot count; use the next source once its time is over.`,
  );

const notYet = (publishedAt: Instant) =>
  randomnessRefused(
    'randomness-order',
    'round',
    `该轮要到 ${publishedAt} 才发布；请届时再记录。`,
    `This round is published at ${publishedAt}; record it then.`,
  );

const forged = (round: number) =>
  randomnessRefused(
    'beacon-signature',
    'signature',
    `signature 不是 drand quicknet 第 ${round} 轮的签名；请重新获取后提交。`,
    `signature is not that of round ${round} of drand quicknet; fetch it again.`,
  );
