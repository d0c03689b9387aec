import * as z from 'zod';
import { firstRoundAfter, quicknetHash } from '../draws/quicknet.ts';
import {
  ceremonySourceSchema,
  drandSourceSchema,
  dueAt,
  lotterySourceSchema,
  type RandomnessSource,
} from '../draws/randomness.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { type Instant, instantOf } from '../primitives/time.ts';

/** A source of randomness as a planner names it: of drand there is one chain, and the round may be left to the service. */
const proposedSourceSchema = z.discriminatedUnion('kind', [
  ceremonySourceSchema.unwrap(),
  lotterySourceSchema.unwrap(),
  drandSourceSchema.unwrap().omit({ chain: true }).partial({ round: true }),
]);
export type ProposedSource = z.infer<typeof proposedSourceSchema>;

/** The sources that a planner names, in the order in which they are to be tried. */
export const proposedSourcesSchema = z.array(proposedSourceSchema).min(1).max(10);

/** How far ahead a source may lie: a draw that waits for longer is forgotten. */
const longestWaitDays = 30;

/** How far ahead the round of drand is that the service picks: the commitment must be in the log before it. */
const leadSeconds = 60;

const secondsAfter = (at: Instant, seconds: number): Instant => instantOf(Date.parse(at) + seconds * 1000);

/**
 * The sources for a commitment made `at`, the rounds filled in that were left open. Refuses with `invalid-input`,
 * naming field and remedy, what is not in the future, lies over thirty days ahead, ends before its value can
 * be there, does not end or is known before the source before it ends, or stands there twice.
 */
export const planRandomness = (
  proposed: readonly ProposedSource[],
  at: Instant,
): Result<readonly RandomnessSource[]> => {
  const sources = proposed.map((source, i) => named(source, proposed[i - 1]?.until ?? at));
  for (const [i, source] of sources.entries()) {
    const fault =
      timeFault(source, i, at) ?? repeatFault(sources, i) ?? orderFault(source, i, sources[i - 1]);
    if (fault !== undefined) return refused(fault);
  }
  return accepted(sources);
};

/** A round that was left open is the first one well `after` the commitment or the end of the source before it. */
const named = (source: ProposedSource, after: Instant): RandomnessSource =>
  source.kind === 'drand'
    ? {
        ...source,
        chain: quicknetHash,
        round: source.round ?? firstRoundAfter(secondsAfter(after, leadSeconds)),
      }
    : source;

const invalid = (index: number, field: string, zh: string, en: string): Refusal =>
  refusal('invalid-input', zh, en, `body.sources.${index}.${field}`);

/** When the value of a source is there at the earliest, and the field that says so. */
const beginning = (
  source: RandomnessSource,
):
  | { readonly field: string; readonly from: Instant; readonly zh: string; readonly en: string }
  | undefined => {
  const from = dueAt(source);
  if (from === undefined) return undefined;
  return source.kind === 'lottery'
    ? { field: 'drawnAt', from, zh: '开奖', en: 'the drawing' }
    : { field: 'round', from, zh: '该轮发布', en: 'the round' };
};

const timeFault = (source: RandomnessSource, index: number, at: Instant): Refusal | undefined => {
  const { until } = source;
  const begins = beginning(source);
  if (begins !== undefined && begins.from <= at)
    return invalid(
      index,
      begins.field,
      `${begins.zh}的时间 ${begins.from} 不晚于现在 ${at}；承诺之前就能知道的随机数不能采用，请改选以后的。`,
      `The time of ${begins.en}, ${begins.from}, is not after now, ${at}; what can be known before the commitment cannot count, so choose a later one.`,
    );
  if (until <= at)
    return invalid(
      index,
      'until',
      `期限 ${until} 不晚于现在 ${at}；请改为以后的时间。`,
      `The end ${until} is not after now, ${at}; choose a later time.`,
    );
  if (begins !== undefined && until <= begins.from)
    return invalid(
      index,
      'until',
      `期限 ${until} 不晚于${begins.zh}的时间 ${begins.from}；请留出登记的时间。`,
      `The end ${until} is not after ${begins.en} at ${begins.from}; leave time to record it.`,
    );
  const latest = secondsAfter(at, longestWaitDays * 24 * 3600);
  return until > latest
    ? invalid(
        index,
        'until',
        `期限 ${until} 超过现在起 ${longestWaitDays} 日（${latest}）；请选用更近的随机源。`,
        `The end ${until} is more than ${longestWaitDays} days ahead (${latest}); choose a source that is nearer.`,
      )
    : undefined;
};

const orderFault = (
  source: RandomnessSource,
  index: number,
  before: RandomnessSource | undefined,
): Refusal | undefined => {
  if (before === undefined) return undefined;
  const { until } = source;
  const begins = beginning(source);
  if (begins !== undefined && begins.from <= before.until)
    return invalid(
      index,
      begins.field,
      `${begins.zh}的时间 ${begins.from} 不晚于前一随机源的期限 ${before.until}；否则前一随机源的见证人可以看过结果再决定是否公开，请改选期限以后的。`,
      `The time of ${begins.en}, ${begins.from}, is not after the end of the source before it, ${before.until}: who opens last there could look first; choose a later one.`,
    );
  return until <= before.until
    ? invalid(
        index,
        'until',
        `期限 ${until} 不晚于前一随机源的期限 ${before.until}；请按期限先后排列。`,
        `The end ${until} is not after that of the source before it, ${before.until}; put them in the order of their ends.`,
      )
    : undefined;
};

/** What makes a source this one and no other. */
const particulars = (source: RandomnessSource): string => {
  switch (source.kind) {
    case 'ceremony':
      return JSON.stringify([source.kind, source.witnesses.toSorted()]);
    case 'lottery':
      return JSON.stringify([source.kind, source.name, source.drawing]);
    case 'drand':
      return JSON.stringify([source.kind, source.round]);
  }
};

const repeatFault = (sources: readonly RandomnessSource[], index: number): Refusal | undefined => {
  const keys = sources.slice(0, index + 1).map(particulars);
  const first = keys.indexOf(keys[index] ?? '');
  return first < index
    ? refusal(
        'invalid-input',
        `第 ${index + 1} 个随机源与第 ${first + 1} 个相同；同一随机源失败后不能再试，请删去或改用其他随机源。`,
        `Source ${index + 1} is the same as source ${first + 1}; one that did not hold is not tried again, so leave it out or choose another.`,
        `body.sources.${index}`,
      )
    : undefined;
};
