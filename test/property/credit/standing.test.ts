import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import { riskier } from '../../../shared/domain/credit/risk-class.ts';
import { fullScore, gradeOf } from '../../../shared/domain/credit/score-grades.ts';
import { type Standing, standingOf, standingSchema } from '../../../shared/domain/credit/standing.ts';
import { resultCodeOf, resultCodes } from '../../../shared/domain/inspections/result-codes.ts';
import { listNameSchema } from '../../../shared/domain/lists/list-name.ts';
import { listRuleOf, lists } from '../../../shared/domain/lists/lists.ts';
import { measures } from '../../../shared/domain/measures/measures.ts';
import { type Instant, instantOf } from '../../../shared/domain/primitives/time.ts';
import { on, subjectOf } from '../../support/builders.ts';

const subject = subjectOf(1);
const firstDay = Date.parse('2026-01-01');
const day = 24 * 3600 * 1000;

const dayArbitrary = fc.nat(400);
const instantArbitrary = dayArbitrary.map((n): Instant => instantOf(firstDay + n * day));
const civilArbitrary = dayArbitrary.map((n) => on(new Date(firstDay + n * day).toISOString().slice(0, 10)));
const codesOf = (codes: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 });

const resultArbitrary = fc
  .record({
    occurredOn: civilArbitrary,
    knownAt: instantArbitrary,
    resultCodes: codesOf(resultCodes.rows.map(({ code }) => code)),
  })
  .map((rest): CreditEvent[] => [{ kind: 'inspection-result', id: '', subject, visitId: 'v', ...rest }]);

/** A listing, ended in some histories; the end may become known before the listing does. */
const listingArbitrary = fc
  .record({
    occurredOn: civilArbitrary,
    knownAt: instantArbitrary,
    endedAt: fc.option(instantArbitrary),
    list: fc.constantFrom(...listNameSchema.options),
    measures: codesOf(measures.rows.map(({ code }) => code)),
    listingId: fc.uuid(),
  })
  .map(({ endedAt, list, listingId, occurredOn, knownAt, measures: carried }): CreditEvent[] => [
    {
      kind: 'listed',
      id: '',
      subject,
      occurredOn,
      knownAt,
      listingId,
      list,
      documentNo: '1',
      measures: carried,
    },
    ...(endedAt === null
      ? []
      : [
          {
            kind: 'listing-ended' as const,
            id: '',
            subject,
            occurredOn,
            knownAt: endedAt,
            listingId,
            list,
            why: 'term-over' as const,
          },
        ]),
  ]);

const historyArbitrary = fc
  .array(fc.oneof(resultArbitrary, listingArbitrary), { maxLength: 12 })
  .map((parts) => parts.flat().map((event, n): CreditEvent => ({ ...event, id: `event-${n}` })));

/** What each event is worth, read from the tables a second time. */
const worthOf = (event: CreditEvent): number =>
  event.kind === 'inspection-result'
    ? event.resultCodes.reduce((sum, code) => sum + (resultCodeOf(code)?.points ?? Number.NaN), 0)
    : event.kind === 'listed'
      ? listRuleOf(event.list).points
      : 0;

const counting = (events: readonly CreditEvent[], asOf: Instant): CreditEvent[] => {
  const known = events.filter(({ knownAt }) => knownAt <= asOf);
  return known.filter(
    (event) =>
      event.kind !== 'listing-ended' &&
      !(
        event.kind === 'listed' &&
        known.some((other) => other.kind === 'listing-ended' && other.listingId === event.listingId)
      ),
  );
};

const holds = (
  predicate: (standing: Standing, events: readonly CreditEvent[], asOf: Instant) => void,
): void =>
  fc.assert(
    fc.property(historyArbitrary, instantArbitrary, (events, asOf) =>
      predicate(standingOf(subject, events, asOf), events, asOf),
    ),
    { numRuns: 300 },
  );

describe('a standing', () => {
  it('is the same in whatever order its events arrived', () => {
    fc.assert(
      fc.property(
        historyArbitrary.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        instantArbitrary,
        ([events, shuffled], asOf) => {
          expect(standingOf(subject, shuffled, asOf)).toEqual(standingOf(subject, events, asOf));
        },
      ),
    );
  });

  it('is explained by its lines: full score and their points, floored at nothing; their gravest class', () => {
    holds(({ lines, score, riskClass, grade }) => {
      if (lines.length === 0) {
        expect([score, riskClass, grade]).toEqual([undefined, undefined, undefined]);
        return;
      }
      const sum = lines.reduce((total, { points }) => total + points, fullScore);
      expect(score).toBe(Math.max(0, sum));
      expect(riskClass).toBe(lines.map((line) => line.riskClass).reduce(riskier));
      expect(grade).toBe(gradeOf(score ?? 0).grade);
    });
  });

  it('has a line for everything that counts, worth what the tables say, and none besides', () => {
    holds(({ lines }, events, asOf) => {
      const expected = counting(events, asOf);
      const sum = (id: string) =>
        lines.filter(({ eventId }) => eventId === id).reduce((total, { points }) => total + points, 0);
      expect(new Set(lines.map(({ eventId }) => eventId))).toEqual(new Set(expected.map(({ id }) => id)));
      for (const event of expected) expect(sum(event.id)).toBe(worthOf(event));
      for (const { rule } of lines) expect(rule).toMatch(/^(result-codes\/[1-8]|lists\/(serious|abnormal))$/);
    });
  });

  it('knows nothing of what became known later', () => {
    holds((standing, events, asOf) => {
      const known = events.filter(({ knownAt }) => knownAt <= asOf);
      expect(standingOf(subject, known, asOf)).toEqual(standing);
    });
  });

  it('shows the listings that live, and the measures they carry, each once and in order', () => {
    holds(({ lists: shown, measures: carried }, events, asOf) => {
      const live = counting(events, asOf).filter((event) => event.kind === 'listed');
      expect(shown.map(({ listingId }) => listingId).toSorted()).toEqual(
        live.map(({ listingId }) => listingId).toSorted(),
      );
      expect(carried).toEqual([...new Set(live.flatMap((event) => event.measures))].sort());
    });
  });

  it('of which a listing ended is as if it had never been listed', () => {
    holds((standing, events, asOf) => {
      const over = new Set(
        events.flatMap((event) =>
          event.kind === 'listing-ended' && event.knownAt <= asOf ? [event.listingId] : [],
        ),
      );
      const without = events.filter((event) => !('listingId' in event && over.has(event.listingId)));
      expect(standingOf(subject, without, asOf)).toEqual(standing);
    });
  });

  it('can be stored and read', () => {
    holds((standing) => {
      expect(standingSchema.parse(JSON.parse(JSON.stringify(standing)))).toEqual(standing);
    });
  });

  it('is never better for one more adverse event', () => {
    fc.assert(
      fc.property(historyArbitrary, resultArbitrary, instantArbitrary, (events, more, asOf) => {
        const before = standingOf(subject, events, asOf);
        const after = standingOf(
          subject,
          [...events, ...more.map((event) => ({ ...event, id: 'more' }))],
          asOf,
        );
        expect(after.score ?? fullScore).toBeLessThanOrEqual(before.score ?? fullScore);
        expect(riskier(after.riskClass ?? 'A', before.riskClass ?? 'A')).toBe(after.riskClass ?? 'A');
      }),
    );
  });
});

describe('a standing’s score', () => {
  it('does not fall below nothing', () => {
    const [worst] = lists.rows.toSorted((a, b) => a.points - b.points);
    const events = Array.from(
      { length: 5 },
      (_, n): CreditEvent => ({
        kind: 'listed',
        id: `l${n}`,
        listingId: `l${n}`,
        subject,
        occurredOn: on('2026-01-01'),
        knownAt: instantOf(firstDay),
        list: worst?.list ?? 'serious',
        documentNo: '1',
        measures: [],
      }),
    );
    expect(standingOf(subject, events, instantOf(firstDay))).toMatchObject({ score: 0, grade: '5' });
  });

  it('cannot be made of a result code that no table has', () => {
    const event: CreditEvent = {
      kind: 'inspection-result',
      id: 'e',
      subject,
      occurredOn: on('2026-01-01'),
      knownAt: instantOf(firstDay),
      visitId: 'v',
      resultCodes: ['9'],
    };
    expect(() => standingOf(subject, [event], instantOf(firstDay))).toThrow(/unknown result code/);
  });
});
