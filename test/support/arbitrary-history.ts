import fc from 'fast-check';
import type { CreditEvent } from '../../shared/domain/credit/event.ts';
import type { Viewpoint } from '../../shared/domain/credit/history.ts';
import { severitySchema } from '../../shared/domain/credit/severity.ts';
import { type Standing, standingOf } from '../../shared/domain/credit/standing.ts';
import { listNameSchema } from '../../shared/domain/lists/list-name.ts';
import { type CivilDate, dateAfter, type Instant, instantOf } from '../../shared/domain/primitives/time.ts';
import type { RuleTables } from '../../shared/domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../../shared/domain/rule-tables/shipped-tables.ts';
import { tablesInForce } from '../../shared/domain/rule-tables/table-version.ts';
import { on, subjectOf } from './builders.ts';
import { eventOf } from './credit-events.ts';
import { testTables } from './rule-tables.ts';

/** Histories play over these years, in which the publication terms change once. */
const firstDay = on('2024-01-01');
const days = 4 * 365;
const hour = 3600_000;

/** A civil date of those years. */
export const arbitraryDay: fc.Arbitrary<CivilDate> = fc
  .nat(days)
  .map((n) => dateAfter(firstDay, { days: n }));

/** A moment of those years. */
export const arbitraryInstant: fc.Arbitrary<Instant> = fc
  .tuple(fc.nat(days), fc.nat(23))
  .map(([day, hours]) => instantOf(Date.parse(firstDay) + day * 24 * hour + hours * hour));

/** A day and a moment to look from, in any relation. */
export const arbitraryViewpoint: fc.Arbitrary<Viewpoint> = fc.record({
  asOf: arbitraryDay,
  knownAt: arbitraryInstant,
});

const timed = { occurredOn: arbitraryDay, knownAt: arbitraryInstant };
const someOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const manyOf = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(someOf(values), { minLength: 1, maxLength: 3 });

const variantsOf = (kind: string): string[] =>
  testTables['credit-rules'].rows.flatMap(({ code }) =>
    code.startsWith(`${kind}/`) ? code.slice(kind.length + 1) : [],
  );

/** A fact that speaks against the entity, of every kind there is. */
export const arbitraryAdverse: fc.Arbitrary<CreditEvent> = fc.oneof(
  fc
    .record({
      ...timed,
      resultCodes: manyOf(
        testTables['result-codes'].rows.flatMap(({ code, severity }) => (severity === undefined ? [] : code)),
      ),
    })
    .map((rest) => eventOf('inspection-result', rest)),
  fc.record({ ...timed, severity: someOf(severitySchema.options) }).map((rest) => eventOf('penalty', rest)),
  fc.record(timed).map((rest) => eventOf('complaint-upheld', rest)),
  fc
    .record({
      ...timed,
      kind: someOf(['pledge-rectified', 'pledge-broken', 'deferral-missed'] as const),
    })
    .map(({ kind, ...rest }) => eventOf(kind, rest)),
);

/** A fact that speaks for the entity, or neither for nor against it. */
const arbitraryOther: fc.Arbitrary<CreditEvent> = fc.oneof(
  fc.record(timed).map((rest) => eventOf('inspection-result', { ...rest, resultCodes: ['1'] })),
  fc
    .record({
      ...timed,
      recognition: someOf(variantsOf('recognition')),
      validUntil: fc.option(arbitraryDay, { nil: undefined }),
    })
    .map(({ validUntil, ...rest }) =>
      eventOf('recognition', {
        ...rest,
        ...(validUntil !== undefined && validUntil >= rest.occurredOn && { validUntil }),
      }),
    ),
  fc
    .record({ ...timed, kind: someOf(['pledge-kept', 'deferral-kept'] as const) })
    .map(({ kind, ...rest }) => eventOf(kind, rest)),
  fc.record(timed).map((rest) => eventOf('permit', rest)),
  fc
    .record({ ...timed, score: fc.integer({ min: 0, max: 1000 }) })
    .map((rest) => eventOf('score-imported', rest)),
);

const measureCodes = testTables.measures.rows.map(({ code }) => code);

/** A place on a list, with or without a term. */
export const arbitraryListing: fc.Arbitrary<Extract<CreditEvent, { kind: 'listed' }>> = fc
  .record({
    ...timed,
    list: someOf(listNameSchema.options),
    measures: manyOf(measureCodes),
    listingId: fc.uuid(),
    termMonths: fc.option(fc.integer({ min: 1, max: 36 }), { nil: undefined }),
  })
  .map(({ termMonths, ...rest }) => {
    const cause = testTables.lists.rows.find(({ list }) => list === rest.list)?.causes[0]?.code ?? '';
    return eventOf('listed', {
      ...rest,
      cause,
      ...(termMonths !== undefined && { endsOn: dateAfter(rest.occurredOn, { months: termMonths }) }),
    });
  });

const arbitraryFact = fc.oneof(
  { weight: 4, arbitrary: arbitraryAdverse },
  { weight: 3, arbitrary: arbitraryOther },
  { weight: 3, arbitrary: arbitraryListing },
);

const annotationKinds = ['corrected', 'withdrawn', 'disputed', 'dispute-settled', 'repaired'] as const;

/** Something said about the event with a number, counted round. */
const arbitraryAnnotation = fc.record({
  kind: someOf(annotationKinds),
  of: fc.nat(20),
  by: fc.nat(20),
  applicationId: someOf(['application-1', 'application-2']),
  ...timed,
});

/** An end of the listing with a number, counted round. */
const arbitraryEnd = fc.record({
  kind: fc.constant('listing-ended' as const),
  of: fc.nat(20),
  why: someOf(['term-over', 'removed', 'revoked', 'lapsed'] as const),
  ...timed,
});

/**
 * A history of events of all kinds, with annotations of them, withdrawals of annotations and ends of listings, in any order
 * and known at any time: what follows may become known first. Every event has a name of its own.
 */
export const arbitraryHistory: fc.Arbitrary<readonly CreditEvent[]> = fc
  .tuple(
    fc.array(arbitraryFact, { minLength: 1, maxLength: 10 }),
    fc.array(fc.oneof(arbitraryAnnotation, arbitraryEnd), { maxLength: 6 }),
  )
  .map(([facts, later]) => {
    const named = facts.map((fact, n): CreditEvent => ({ ...fact, id: `event-${n}` }));
    const listings = named.filter((event) => event.kind === 'listed');
    const nameOf = (n: number): string => `event-${n % named.length}`;
    const following = later.flatMap((one, n): CreditEvent[] => {
      const id = `later-${n}`;
      const { occurredOn, knownAt } = one;
      if (one.kind !== 'listing-ended') {
        const { kind, of, by, applicationId } = one;
        const isOfAnnotation = kind === 'withdrawn' && n > 0 && of % 3 === 0;
        const common = { id, occurredOn, knownAt, of: isOfAnnotation ? `later-${of % n}` : nameOf(of) };
        if (kind === 'corrected') return [eventOf(kind, { ...common, by: nameOf(by) })];
        return [kind === 'withdrawn' ? eventOf(kind, common) : eventOf(kind, { ...common, applicationId })];
      }
      const ended = listings[one.of % listings.length];
      if (ended === undefined) return [];
      const { listingId, list } = ended;
      return [eventOf('listing-ended', { id, occurredOn, knownAt, listingId, list, why: one.why })];
    });
    return [...named, ...following];
  });

const snapshots = new Map<string, RuleTables>();

/** The shipped tables in force at a viewpoint. */
export const tablesFrom = ({ asOf, knownAt }: Viewpoint): RuleTables => {
  const known = snapshots.get(asOf);
  if (known !== undefined) return known;
  // All of them were published at the beginning of time.
  const tables = tablesInForce(shippedTables, asOf, knownAt);
  snapshots.set(asOf, tables);
  return tables;
};

/** The standing at a viewpoint by the shipped tables in force there. */
export const standingFrom = (events: readonly CreditEvent[], viewpoint: Viewpoint): Standing =>
  standingOf(subjectOf(1), events, tablesFrom(viewpoint), viewpoint);
