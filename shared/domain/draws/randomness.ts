import * as z from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { ruleText } from '../primitives/text.ts';
import { type Instant, instantSchema } from '../primitives/time.ts';
import { plainTextSchema } from './plain-text.ts';
import { quicknetHash, timeOfRound } from './quicknet.ts';

/** The last moment at which a source may give its value; after it the next source is tried. */
const until = instantSchema;

/**
 * A ceremony (现场见证): each witness, a role or an organisation, contributes a text of its own choice. Two at
 * least, so that no single person decides.
 */
export const ceremonySourceSchema = z
  .strictObject({
    kind: z.literal('ceremony'),
    until,
    witnesses: z
      .array(plainTextSchema)
      .min(2)
      .max(100)
      .readonly()
      .refine(
        (witnesses) => new Set(witnesses).size === witnesses.length,
        ruleText('见证人不能重复', 'witnesses must not repeat'),
      ),
  })
  .readonly();
export type CeremonySource = z.infer<typeof ceremonySourceSchema>;

/** The most numbers that a drawing of a lottery can have. */
export const mostNumbers = 100;

/** A drawing of a public lottery (公开彩票开奖号码): which one, how many numbers it has, and when it is to be drawn. */
export const lotterySourceSchema = z
  .strictObject({
    kind: z.literal('lottery'),
    until,
    name: plainTextSchema,
    drawing: plainTextSchema,
    count: z.int().min(1).max(mostNumbers),
    drawnAt: instantSchema,
  })
  .readonly();
export type LotterySource = z.infer<typeof lotterySourceSchema>;

/** The number of a round of drand; they count from 1, one every three seconds. */
export const roundSchema = z
  .int()
  .min(1)
  .max(2 ** 32);

/** A round of the public randomness beacon drand, on the one chain whose key is pinned. */
export const drandSourceSchema = z
  .strictObject({
    kind: z.literal('drand'),
    until,
    chain: z.literal(quicknetHash),
    round: roundSchema,
  })
  .readonly();
export type DrandSource = z.infer<typeof drandSourceSchema>;

/** Where public randomness can come from. */
export const randomnessSourceSchema = z.discriminatedUnion('kind', [
  ceremonySourceSchema,
  lotterySourceSchema,
  drandSourceSchema,
]);
export type RandomnessSource = z.infer<typeof randomnessSourceSchema>;

/** When the value of a source can be known at the earliest; nothing where people make it together. */
export const dueAt = (source: RandomnessSource): Instant | undefined => {
  if (source.kind === 'lottery') return source.drawnAt;
  return source.kind === 'drand' ? timeOfRound(source.round) : undefined;
};

/** Nobody may know what a source gives while the one before it is still open: else its last witness could choose. */
const comesAfter = (source: RandomnessSource, before: RandomnessSource | undefined): boolean =>
  before === undefined || (before.until < source.until && before.until < (dueAt(source) ?? source.until));

/**
 * Which public randomness will count, stated before it exists: the first source in this order that gives its
 * value in time. Each may be passed over only when its time is over, so their times ascend, and what a later one gives
 * is due only then.
 */
export const randomnessSpecSchema = z
  .strictObject({
    sources: z
      .array(randomnessSourceSchema)
      .min(1)
      .max(10)
      .readonly()
      .refine(
        (sources) => sources.every((source, index) => comesAfter(source, sources[index - 1])),
        ruleText(
          '每一随机源的截止和取值时间须晚于前一随机源的截止',
          'each source must end, and its value be due, after the end of the one before it',
        ),
      ),
  })
  .readonly();

/** A contribution before it is opened: who made it, its commitment, and when that was recorded. */
export const committedContributionSchema = z
  .strictObject({ witness: plainTextSchema, commitment: hashSchema, committedAt: instantSchema })
  .readonly();
export type CommittedContribution = z.infer<typeof committedContributionSchema>;

/** A contribution after it is opened: `value` exactly as typed (a text, never a number), `nonce` 32 bytes in hex. */
export const openedContributionSchema = z
  .strictObject({
    witness: plainTextSchema,
    value: plainTextSchema,
    nonce: hashSchema,
    openedAt: instantSchema,
  })
  .readonly();
export type OpenedContribution = z.infer<typeof openedContributionSchema>;
