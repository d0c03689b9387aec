import * as z from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { accepted, type Result } from '../primitives/result.ts';
import { type Instant, instantSchema } from '../primitives/time.ts';
import { drawFactsSchemas, type EntryOf, type RandomnessEntry } from './log-facts.ts';
import { remarkSchema } from './plain-text.ts';
import {
  committedContributionSchema,
  openedContributionSchema,
  type RandomnessSource,
} from './randomness.ts';
import { type RandomnessRefusal, randomnessRefused } from './randomness-refusal.ts';
import { takeBeacon } from './take-beacon.ts';
import { takeCommitted, takeOpened } from './take-contribution.ts';
import { takeLottery } from './take-lottery.ts';

/**
 * How far the public randomness of a draw has come: which source is tried (`source`, its index; the number of sources
 * when all were passed over), which did not hold, what the present one has given, and the 32 bytes once they are found.
 */
export const randomnessProgressSchema = z
  .strictObject({
    source: z.int().nonnegative(),
    passedOver: z
      .array(
        z.strictObject({ source: z.int().nonnegative(), reason: remarkSchema, at: instantSchema }).readonly(),
      )
      .readonly(),
    committed: z.array(committedContributionSchema).readonly(),
    opened: z.array(openedContributionSchema).readonly(),
    lottery: drawFactsSchemas['lottery-recorded'].omit({ source: true }).readonly().optional(),
    beacon: drawFactsSchemas['beacon-recorded'].omit({ source: true }).readonly().optional(),
    value: hashSchema.optional(),
  })
  .readonly();
export type RandomnessProgress = z.infer<typeof randomnessProgressSchema>;

/** Where every draw begins. */
export const noRandomness: RandomnessProgress = { source: 0, passedOver: [], committed: [], opened: [] };

/**
 * What the reducer must know of the draw. `committedAt` is when the commitment entered the log; there is none
 * before that, and none again once the secret is revealed.
 */
export interface RandomnessContext {
  readonly drawId: string;
  readonly sources: readonly RandomnessSource[];
  readonly committedAt: Instant | undefined;
}

/**
 * Takes the public randomness one entry of the log further, exactly as PROTOCOL.md §4 says: the one rule for
 * staff who record and for anyone who verifies. Refuses with the fault that a verifier would name.
 */
export const takeRandomnessEntry = (
  { drawId, sources, committedAt }: RandomnessContext,
  progress: RandomnessProgress,
  entry: RandomnessEntry,
): Result<RandomnessProgress, RandomnessRefusal> => {
  const source = sources[progress.source];
  if (source === undefined || progress.value !== undefined) return nothingAwaited(source);
  if (entry.facts.source !== progress.source) return otherAwaited(progress.source);
  if (committedAt === undefined) return outOfTime();
  if (entry.action === 'source-passed-over') return passOver(source, progress, entry);
  const step = stepOf({ drawId, committedAt }, source, progress, entry);
  if (step === undefined) return otherKind(source);
  if (entry.at > source.until) return late(source);
  const found = step();
  return found.ok ? accepted({ ...progress, ...found.value }) : found;
};

/** How the source takes the entry, and what comes of it; nothing if the entry is not of the source's kind. */
const stepOf = (
  { drawId, committedAt }: { readonly drawId: string; readonly committedAt: Instant },
  source: RandomnessSource,
  progress: RandomnessProgress,
  entry: Exclude<RandomnessEntry, { action: 'source-passed-over' }>,
): (() => Result<Partial<RandomnessProgress>, RandomnessRefusal>) | undefined => {
  if (source.kind === 'ceremony' && entry.action === 'contribution-committed')
    return () => takeCommitted(source, progress, entry);
  if (source.kind === 'ceremony' && entry.action === 'contribution-opened')
    return () => takeOpened(drawId, source, progress, entry);
  if (source.kind === 'lottery' && entry.action === 'lottery-recorded')
    return () => takeLottery({ drawId, committedAt }, source, entry);
  if (source.kind === 'drand' && entry.action === 'beacon-recorded')
    return () => takeBeacon(committedAt, source, entry);
  return undefined;
};

/** The next source is tried; what was begun with this one is dropped. */
const passOver = (
  { until }: RandomnessSource,
  { source, passedOver }: RandomnessProgress,
  { at, facts: { reason } }: EntryOf<'source-passed-over'>,
): Result<RandomnessProgress, RandomnessRefusal> =>
  at > until
    ? accepted({ ...noRandomness, source: source + 1, passedOver: [...passedOver, { source, reason, at }] })
    : randomnessRefused(
        'randomness-source',
        'source',
        `随机源 ${source} 的期限 ${until} 尚未届满，不得改用下一随机源；请在期限之后再办理。`,
        `Source ${source} has until ${until} and cannot be passed over before; do so after that time.`,
      );

const nothingAwaited = (source: RandomnessSource | undefined) =>
  source === undefined
    ? randomnessRefused(
        'randomness-source',
        'source',
        '约定的随机源均已越过，本次抽取只能作废；请申请作废后重新抽取。',
        'Every source was passed over, so the draw can only be declared void; ask for that and draw anew.',
      )
    : randomnessRefused(
        'randomness-source',
        'source',
        '公共随机数已经确定，不再接受记录；请直接开始抽取。',
        'The public randomness is found and nothing more is taken; go on to the draw.',
      );

const otherAwaited = (source: number) =>
  randomnessRefused(
    'randomness-source',
    'source',
    `现在应采用的随机源是 ${source}；请核对 source 后重新提交。`,
    `Source ${source} is the one that counts now; correct source and send it again.`,
  );

const outOfTime = () =>
  randomnessRefused(
    'randomness-order',
    'at',
    '公共随机数须在承诺公布之后、密钥揭示之前记录；请按此顺序办理。',
    'Public randomness is recorded after the commitment and before the secret is revealed; keep to this order.',
  );

const kinds = {
  ceremony: { zh: '现场见证', en: 'a ceremony' },
  lottery: { zh: '彩票开奖号码', en: 'a lottery' },
  drand: { zh: 'drand 信标', en: 'the drand beacon' },
} as const;

const otherKind = ({ kind }: RandomnessSource) =>
  randomnessRefused(
    'randomness-source',
    'action',
    `现在应采用的随机源是${kinds[kind].zh}；请记录该随机源的结果。`,
    `The source that counts now is ${kinds[kind].en}; record what it gives.`,
  );

const late = ({ until }: RandomnessSource) =>
  randomnessRefused(
    'randomness-late',
    'at',
    `该随机源的期限 ${until} 已过；请越过该随机源，改用下一个。`,
    `The time of this source ended at ${until}; pass it over and use the next one.`,
  );
