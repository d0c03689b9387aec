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
 * red listing while a serious one lives; `retention-over` may not be disclosed to anyone but auditors any more.
 */
export type EventStatus =
  | 'counts'
  | 'suspended'
  | 'term-over'
  | 'ended'
  | 'repaired'
  | 'corrected'
  | 'withdrawn'
  | 'retention-over';

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

type Listed = Extract<CreditEvent, { kind: 'listed' }>;
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
  const annotations = Map.groupBy(known.filter(isAnnotation).filter(applies), ({ of }) => of);
  const endings = new Map(
    known
      .filter((event): event is ListingEnd => event.kind === 'listing-ended' && applies(event))
      .map((event) => [event.listingId, event]),
  );
  const happened = known.filter(
    (event) => !isAnnotation(event) && event.kind !== 'listing-ended' && event.occurredOn <= asOf,
  );
  const isLiveSerious = (event: CreditEvent): event is Listed =>
    event.kind === 'listed' &&
    event.list === 'serious' &&
    !endings.has(event.listingId) &&
    overruling(annotations.get(event.id)) === undefined;
  const isListedAsSerious = happened.some(isLiveSerious);

  const entryOf = (event: CreditEvent): HistoryEntry => {
    const own = annotations.get(event.id) ?? [];
    const weights = weigh(event, tables);
    const entry = { event, weights, counting: [], isDisputed: isDisputed(own) };
    const overruled = overruling(own);
    if (overruled !== undefined) return { ...entry, ...overruled };
    if (event.kind === 'listed') {
      const ending = endings.get(event.listingId);
      if (ending !== undefined)
        return { ...entry, status: ending.why === 'revoked' ? 'withdrawn' : 'ended', because: ending.id };
      return event.list === 'red' && isListedAsSerious
        ? { ...entry, status: 'suspended' }
        : { ...entry, status: 'counts', counting: weights };
    }
    // While an entity is on the serious list, its adverse facts are kept on it (浙江省公共信用信息管理条例 art. 16).
    const counting = weights.filter(
      ({ severity, countsThrough }) =>
        countsThrough === undefined || asOf <= countsThrough || (isListedAsSerious && severity !== undefined),
    );
    if (counting.length > 0 || weights.length === 0) return { ...entry, status: 'counts', counting };
    const kept = retainedThrough(event, weights, tables);
    return { ...entry, status: kept !== undefined && kept < asOf ? 'retention-over' : 'term-over' };
  };
  return happened.map(entryOf);
};

/** What an event's annotations make of it: the gravest counts, for what never was cannot be repaired. */
const overruling = (
  annotations: readonly Annotation[] = [],
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

/**
 * The last day from `asOf` on for which the history stays as it is while nothing new becomes known: before something
 * stops counting, or something that is known already happens. Absent where time alone changes nothing.
 */
export const unchangedThrough = (
  events: readonly CreditEvent[],
  history: readonly HistoryEntry[],
  viewpoint: Viewpoint,
): CivilDate | undefined => {
  const { asOf } = viewpoint;
  const ends = history.flatMap(({ counting }) =>
    counting.flatMap(({ countsThrough }) => countsThrough ?? []),
  );
  const eves = knownEvents(events, viewpoint).map(({ occurredOn }) => dateAfter(occurredOn, { days: -1 }));
  return [...ends, ...eves].filter((on) => on >= asOf).toSorted()[0];
};
