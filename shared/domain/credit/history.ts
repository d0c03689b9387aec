import * as z from 'zod';
import { type CivilDate, dateAfter, type Instant } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { type Annotation, type CreditEvent, isAnnotation } from './event.ts';
import { retainedThrough, type Weight, weigh } from './weigh-event.ts';

/** The point in both times at which a history is looked at: for which day, and as it was known when. */
export interface Viewpoint {
  readonly asOf: CivilDate;
  readonly knownAt: Instant;
}

/**
 * What has become of an event. `counts` also stands for what bears on nothing, such as a permit; `suspended` is a
 * red listing while a serious one lives; `retention-over`, whatever became of it before, may not be disclosed to anyone
 * but auditors any more.
 */
export const eventStatusSchema = z.enum([
  'counts',
  'suspended',
  'term-over',
  'ended',
  'repaired',
  'corrected',
  'withdrawn',
  'retention-over',
]);
export type EventStatus = z.infer<typeof eventStatusSchema>;

/** An event with what became of it and what it counts for. */
export interface HistoryEntry {
  readonly event: CreditEvent;
  readonly status: EventStatus;
  /** The event that made it so, where one did. */
  readonly because?: string;
  /** Whether an objection against it is running. */
  readonly isDisputed: boolean;
  /** Everything that it counts for, or would. */
  readonly weights: readonly Weight[];
  /** The part of `weights` that still counts. */
  readonly counting: readonly Weight[];
}

type ListingEnd = Extract<CreditEvent, { kind: 'listing-ended' }>;

const byDayAndName = (one: CreditEvent, other: CreditEvent): number =>
  one.occurredOn === other.occurredOn
    ? one.id < other.id
      ? -1
      : 1
    : one.occurredOn < other.occurredOn
      ? -1
      : 1;

/** What was known then, in the order of the world, whatever the order of arrival. */
export const knownEvents = (events: readonly CreditEvent[], { knownAt }: Viewpoint): readonly CreditEvent[] =>
  events.filter((event) => event.knownAt <= knownAt).toSorted(byDayAndName);

/** Corrections, withdrawals and revocations say that something never was; they reach back to before their own day. */
const reachesBack = (event: CreditEvent): boolean =>
  event.kind === 'corrected' ||
  event.kind === 'withdrawn' ||
  (event.kind === 'listing-ended' && event.why === 'revoked');

/** The days from the first to the last that an entity is on a list; `through` is absent while no end is known. */
interface Span {
  readonly from: CivilDate;
  readonly through: CivilDate | undefined;
}

/**
 * The last day of retention, which is extended while an entity is on the serious list (浙江省公共信用信息管理条例 art. 16); absent
 * where it is extended without an end. Retention that was over before is not revived. The spans are in the order of their first
 * days. What counts and is shown ends at its longest term all the same (国办发〔2025〕22号).
 */
const extendedThrough = (on: CivilDate, spans: readonly Span[]): CivilDate | undefined => {
  let last = on;
  for (const { from, through } of spans) {
    if (from > last) continue;
    if (through === undefined) return undefined;
    if (through > last) last = through;
  }
  return last;
};

/**
 * The annotations of each event that are known, less those that were themselves withdrawn, such as a repair got by fraud; a
 * withdrawal that was withdrawn withdraws nothing.
 */
export const annotationsIn = (known: readonly CreditEvent[]): ReadonlyMap<string, readonly Annotation[]> => {
  const all = Map.groupBy(known.filter(isAnnotation), ({ of }) => of);
  // Ends, for a withdrawal is of an event that was there before it.
  const isWithdrawn = ({ id }: CreditEvent): boolean =>
    all.get(id)?.some((one) => one.kind === 'withdrawn' && !isWithdrawn(one)) === true;
  return new Map([...all].map(([of, annotations]) => [of, annotations.filter((one) => !isWithdrawn(one))]));
};

/** Whether an event never was, for it was withdrawn or corrected. */
const isGoneBy =
  (annotations: ReadonlyMap<string, readonly Annotation[]>) =>
  (id: string): boolean =>
    annotations.get(id)?.some(({ kind }) => kind === 'withdrawn' || kind === 'corrected') === true;

/**
 * Every event that had happened by `asOf` and was known at `knownAt`, with what had become of it. Annotations stand in
 * the history of the event that they are about and are no entries of their own.
 */
export const historyOf = (
  events: readonly CreditEvent[],
  tables: RuleTables,
  viewpoint: Viewpoint,
): readonly HistoryEntry[] => {
  const { asOf } = viewpoint;
  const known = knownEvents(events, viewpoint);
  const applies = (event: CreditEvent): boolean => event.occurredOn <= asOf || reachesBack(event);
  const annotations = annotationsIn(known);
  const annotationsOf = ({ id }: CreditEvent): readonly Annotation[] =>
    (annotations.get(id) ?? []).filter(applies);
  const isGone = isGoneBy(annotations);
  const endings = new Map(
    known
      .filter(
        (event): event is ListingEnd => event.kind === 'listing-ended' && applies(event) && !isGone(event.id),
      )
      // What never was cannot have ended: a revocation counts whatever ended the listing besides.
      .toSorted((one, other) => Number(one.why === 'revoked') - Number(other.why === 'revoked'))
      .map((event) => [event.listingId, event]),
  );
  const happened = known.filter(
    (event) => !isAnnotation(event) && event.kind !== 'listing-ended' && event.occurredOn <= asOf,
  );
  const seriousSpans = happened.flatMap((event): Span[] => {
    if (event.kind !== 'listed' || event.list !== 'serious') return [];
    const ending = endings.get(event.listingId);
    if (ending?.why === 'revoked' || overruling(annotationsOf(event)) !== undefined) return [];
    const ends = [event.endsOn, ending && dateAfter(ending.occurredOn, { days: -1 })];
    const [through] = ends.filter((on) => on !== undefined).toSorted();
    return [{ from: event.occurredOn, through }];
  });
  const isListedAsSerious = seriousSpans.some(({ through }) => through === undefined || asOf <= through);
  const isRetentionOver = (kept: CivilDate): boolean => {
    const last = extendedThrough(kept, seriousSpans);
    return last !== undefined && last < asOf;
  };

  /** What has become of an event, retention apart. */
  const statusOf = (
    event: CreditEvent,
    weights: readonly Weight[],
  ): Pick<HistoryEntry, 'status' | 'because' | 'counting'> => {
    const overruled = overruling(annotationsOf(event));
    if (overruled !== undefined) return { ...overruled, counting: [] };
    const ending = event.kind === 'listed' ? endings.get(event.listingId) : undefined;
    if (ending !== undefined)
      return {
        status: ending.why === 'revoked' ? 'withdrawn' : 'ended',
        because: ending.id,
        counting: [],
      };
    const counting = weights.filter(
      ({ countsThrough }) => countsThrough === undefined || asOf <= countsThrough,
    );
    if (counting.length === 0 && weights.length > 0) return { status: 'term-over', counting };
    return event.kind === 'listed' && event.list === 'red' && isListedAsSerious
      ? { status: 'suspended', counting: [] }
      : { status: 'counts', counting };
  };

  return happened.map((event): HistoryEntry => {
    const weights = weigh(event, tables);
    const entry = {
      event,
      weights,
      isDisputed: isDisputed(annotationsOf(event)),
      ...statusOf(event, weights),
    };
    if (entry.status === 'counts' || entry.status === 'suspended') return entry;
    const ending = event.kind === 'listed' ? endings.get(event.listingId) : undefined;
    const kept = retainedThrough(event, tables, ending?.occurredOn);
    return kept !== undefined && isRetentionOver(kept) ? { ...entry, status: 'retention-over' } : entry;
  });
};

/** What an event's annotations make of it: the gravest counts, for what never was cannot be repaired. */
const overruling = (
  annotations: readonly Annotation[],
): { readonly status: EventStatus; readonly because: string } | undefined => {
  for (const status of ['withdrawn', 'corrected', 'repaired'] as const) {
    const annotation = annotations.find(({ kind }) => kind === status);
    if (annotation !== undefined) return { status, because: annotation.id };
  }
  return undefined;
};

const isDisputed = (annotations: readonly Annotation[]): boolean => {
  const settled = new Set(
    annotations.flatMap((one) => (one.kind === 'dispute-settled' ? [one.applicationId] : [])),
  );
  return annotations.some((one) => one.kind === 'disputed' && !settled.has(one.applicationId));
};

/** Events that never were: withdrawn, corrected, or ended by a revocation. Their days change nothing. */
const neverWas = (known: readonly CreditEvent[]): ((event: CreditEvent) => boolean) => {
  const isGone = isGoneBy(annotationsIn(known));
  const revoked = new Set(
    known.flatMap((one) =>
      one.kind === 'listing-ended' && one.why === 'revoked' && !isGone(one.id) ? [one.listingId] : [],
    ),
  );
  return (event) =>
    isGone(event.id) ||
    (isAnnotation(event) && isGone(event.of)) ||
    ('listingId' in event && revoked.has(event.listingId));
};

/**
 * The last day from `asOf` on for which a standing stays as it is while nothing new becomes known: before something
 * stops counting, or something that is known already happens. Absent where time alone changes nothing.
 */
export const unchangedThrough = (
  events: readonly CreditEvent[],
  history: readonly HistoryEntry[],
  viewpoint: Viewpoint,
): CivilDate | undefined => {
  const { asOf } = viewpoint;
  const known = knownEvents(events, viewpoint);
  const isWithoutBearing = neverWas(known);
  const ends = history.flatMap(({ status, weights, counting }) =>
    // A suspended listing counts for nothing, but stands among the lists until its end.
    (status === 'suspended' ? weights : counting).flatMap(({ countsThrough }) => countsThrough ?? []),
  );
  const eves = known
    .filter((event) => event.occurredOn > asOf && !reachesBack(event) && !isWithoutBearing(event))
    .map(({ occurredOn }) => dateAfter(occurredOn, { days: -1 }));
  return [...ends, ...eves].filter((on) => on >= asOf).toSorted()[0];
};
