import { digestOf } from '../audit/digest.ts';
import type { Hash } from '../audit/hash.ts';
import { accepted, type Result } from '../primitives/result.ts';
import type { Instant } from '../primitives/time.ts';
import type { DrawFacts, EntryOf } from './log-facts.ts';
import type { LotterySource } from './randomness.ts';
import { type RandomnessRefusal, randomnessRefused } from './randomness-refusal.ts';

/** The numbers of a lottery that was drawn after the commitment and announced before they are recorded; §4.2. */
export const takeLottery = (
  { drawId, committedAt }: { readonly drawId: string; readonly committedAt: Instant },
  { name, drawing, drawnAt }: LotterySource,
  { at, facts: { numbers, publishedAt, publishedIn } }: EntryOf<'lottery-recorded'>,
): Result<
  { readonly lottery: Omit<DrawFacts<'lottery-recorded'>, 'source'>; readonly value: Hash },
  RandomnessRefusal
> => {
  if (drawnAt <= committedAt) return drawnTooEarly(drawnAt, committedAt);
  if (publishedAt < drawnAt) return publishedTooEarly(drawnAt);
  if (publishedAt > at) return publishedLater(at);
  return accepted({
    lottery: { numbers, publishedAt, publishedIn },
    value: digestOf({ format: 'openlot-lottery/1', drawId, name, drawing, numbers }),
  });
};

const drawnTooEarly = (drawnAt: Instant, committedAt: Instant) =>
  randomnessRefused(
    'randomness-order',
    'drawnAt',
    `该期彩票于 ${drawnAt} 开奖，不晚于承诺公布时间 ${committedAt}，不得采用；请待期限届满后改用下一随机源。`,
    `This lottery is drawn at ${drawnAt}, not later than the commitment at ${committedAt}, and cannot count; use the next source once its time is over.`,
  );

const publishedTooEarly = (drawnAt: Instant) =>
  randomnessRefused(
    'randomness-order',
    'publishedAt',
    `公布时间不得早于开奖时间 ${drawnAt}；请核对 publishedAt。`,
    `The numbers cannot be published before they are drawn at ${drawnAt}; correct publishedAt.`,
  );

const publishedLater = (at: Instant) =>
  randomnessRefused(
    'randomness-order',
    'publishedAt',
    `公布时间不得晚于现在（${at}）；请核对 publishedAt。`,
    `The numbers cannot be published later than now, ${at}; correct publishedAt.`,
  );
