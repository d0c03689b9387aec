import { digestOf } from '../audit/digest.ts';
import type { Hash } from '../audit/hash.ts';
import { accepted, type Result } from '../primitives/result.ts';
import type { Instant } from '../primitives/time.ts';
import type { DrawFacts, EntryOf } from './log-facts.ts';
import type { LotterySource } from './randomness.ts';
import { type RandomnessRefusal, randomnessRefused } from './randomness-refusal.ts';

/**
 * The numbers of a lottery that was drawn after the commitment and announced before they are recorded; §4.2. How somebody
 * writes them, and in which order, makes no other value: who knows the secret must have nothing to choose from.
 */
export const takeLottery = (
  { drawId, committedAt }: { readonly drawId: string; readonly committedAt: Instant },
  { name, drawing, count, drawnAt }: LotterySource,
  { at, facts: { numbers, publishedAt, publishedIn } }: EntryOf<'lottery-recorded'>,
): Result<
  { readonly lottery: Omit<DrawFacts<'lottery-recorded'>, 'source'>; readonly value: Hash },
  RandomnessRefusal
> => {
  if (numbers.length !== count) return otherCount(count, numbers.length);
  if (drawnAt <= committedAt) return drawnTooEarly(drawnAt, committedAt);
  if (publishedAt < drawnAt) return publishedTooEarly(drawnAt);
  if (publishedAt > at) return publishedLater(at);
  return accepted({
    lottery: { numbers, publishedAt, publishedIn },
    value: digestOf({
      format: 'openlot-lottery/1',
      drawId,
      name,
      drawing,
      numbers: numbers.map(Number).sort((a, b) => a - b),
    }),
  });
};

const otherCount = (count: number, given: number) =>
  randomnessRefused(
    'randomness-source',
    'numbers',
    `承诺约定的号码为 ${count} 个，现有 ${given} 个；请登记全部开奖号码，不得增减。`,
    `The commitment names ${count} numbers, these are ${given}; record all that were drawn and no others.`,
  );

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
