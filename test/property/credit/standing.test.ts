import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../shared/domain/audit/digest.ts';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import { explanationOf } from '../../../shared/domain/credit/explanation.ts';
import { fullScore } from '../../../shared/domain/credit/full-score.ts';
import { historyOf, type Viewpoint } from '../../../shared/domain/credit/history.ts';
import { riskier } from '../../../shared/domain/credit/risk-class.ts';
import { gradeOf } from '../../../shared/domain/credit/score-grades.ts';
import { type Standing, standingSchema } from '../../../shared/domain/credit/standing.ts';
import { dateAfter } from '../../../shared/domain/primitives/time.ts';
import { standingTables } from '../../../shared/domain/rule-tables/rule-tables.ts';
import {
  arbitraryAdverse,
  arbitraryHistory,
  arbitraryListing,
  arbitraryViewpoint,
  standingFrom,
  tablesFrom,
} from '../../support/arbitrary-history.ts';
import { on } from '../../support/builders.ts';
import { eventOf } from '../../support/credit-events.ts';
import { testNow } from '../../support/manual-clock.ts';

type Check = (events: readonly CreditEvent[], viewpoint: Viewpoint) => void;

const always = (check: Check, numRuns = 300): void =>
  fc.assert(fc.property(arbitraryHistory, arbitraryViewpoint, check), { numRuns });

/** What a standing says, without until when it can be relied on. */
const said = ({ validThrough: _, ...rest }: Standing): Omit<Standing, 'validThrough'> => rest;

/** Whether two standings say the same, whatever the day and the moment that they are for. */
const saysTheSame = (one: Standing, other: Standing): boolean => {
  const content = ({ asOf: _, knownAt: __, ...rest }: Standing): string => digestOf(rest);
  return content(one) === content(other);
};

/** The history without an event and everything that is said about it, or about what is said. */
const without = (events: readonly CreditEvent[], id: string): readonly CreditEvent[] =>
  events
    .flatMap((event) => ('of' in event && event.of === id ? [event.id] : []))
    .reduce(
      without,
      events.filter((event) => event.id !== id),
    );

const factsIn = (events: readonly CreditEvent[]): readonly CreditEvent[] =>
  events.filter((event) => !('of' in event) && event.kind !== 'listing-ended');

describe('a standing', () => {
  it('is the same in whatever order its events arrived', () => {
    fc.assert(
      fc.property(
        arbitraryHistory.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })),
        ),
        arbitraryViewpoint,
        ([events, shuffled], viewpoint) => {
          expect(standingFrom(shuffled, viewpoint)).toEqual(standingFrom(events, viewpoint));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has as its score the sum of its dimensions, each its full points moved by its lines within its bounds', () => {
    always((events, viewpoint) => {
      const standing = standingFrom(events, viewpoint);
      const { lines, score, grade, riskClass, dimensions } = standing;
      const tables = tablesFrom(viewpoint);
      const explanation = explanationOf(standing, tables);
      if (lines.length === 0) {
        expect([score, grade, riskClass, dimensions, explanation]).toEqual(Array(5).fill(undefined));
        return;
      }
      const sum = tables['score-dimensions'].rows.reduce((total, { dimension, full }) => {
        const own = lines.filter((line) => line.dimension === dimension);
        const moved = own.reduce((points, line) => points + line.points, 0);
        const bounded = Math.min(full, Math.max(0, full + moved));
        expect(explanation?.dimensions.find((one) => one.dimension === dimension)).toMatchObject({
          full,
          moved,
          score: bounded,
        });
        return total + bounded;
      }, 0);
      expect(score).toBe(sum);
      expect(grade).toBe(gradeOf(tables['score-grades'], sum).grade);
    });
  });

  it('has the gravest class of its lines, reached in steps that end with the line that led to it', () => {
    always((events, viewpoint) => {
      const standing = standingFrom(events, viewpoint);
      const steps = explanationOf(standing, tablesFrom(viewpoint))?.steps ?? [];
      const classes = standing.lines.map(({ riskClass }) => riskClass);
      expect(standing.riskClass).toBe(classes.length === 0 ? undefined : classes.reduce(riskier));
      expect(steps.at(-1)?.riskClass).toBe(standing.riskClass);
      expect(steps.map(({ riskClass }) => riskClass)).toEqual(
        [...new Set(steps.map(({ riskClass }) => riskClass))].toSorted(),
      );
    });
  });

  it('has a line for everything that counts in the history, and none besides', () => {
    always((events, viewpoint) => {
      const history = historyOf(events, tablesFrom(viewpoint), viewpoint);
      const counting = history.flatMap((entry) => entry.counting.map(({ rule }) => [entry.event.id, rule]));
      expect(standingFrom(events, viewpoint).lines.map(({ eventId, rule }) => [eventId, rule])).toEqual(
        counting,
      );
    });
  });

  it('knows nothing of what became known later', () => {
    always((events, viewpoint) => {
      const known = events.filter(({ knownAt }) => knownAt <= viewpoint.knownAt);
      expect(standingFrom(known, viewpoint)).toEqual(standingFrom(events, viewpoint));
    });
  });

  it('counts nothing that had not happened', () => {
    always((events, viewpoint) => {
      const happened = events.filter(
        (event) =>
          event.occurredOn <= viewpoint.asOf ||
          event.kind === 'corrected' ||
          event.kind === 'withdrawn' ||
          (event.kind === 'listing-ended' && event.why === 'revoked'),
      );
      expect(said(standingFrom(happened, viewpoint))).toEqual(said(standingFrom(events, viewpoint)));
    });
  });

  it('can be stored and read', () => {
    always((events, viewpoint) => {
      const standing = standingFrom(events, viewpoint);
      expect(standingSchema.parse(JSON.parse(JSON.stringify(standing)))).toEqual(standing);
    });
  });

  it('holds for every day through which it says that it does', () => {
    always((events, viewpoint) => {
      const standing = standingFrom(events, viewpoint);
      const last = standing.validThrough ?? dateAfter(viewpoint.asOf, { years: 6 });
      const days = [last];
      for (let on = viewpoint.asOf; on < last; on = dateAfter(on, { days: 11 })) days.push(on);
      for (const asOf of days) {
        const then = { ...viewpoint, asOf };
        // A new version of a table is another matter: the standing names its tables.
        if (standingTables(tablesFrom(then)) === standing.tables)
          expect([asOf, saysTheSame(standingFrom(events, then), standing)]).toEqual([
            asOf,
            standing.validThrough === undefined || asOf <= standing.validThrough,
          ]);
      }
    }, 150);
  });

  it('goes on being of who is listed where the end of the listing was withdrawn, whatever the end', () => {
    const viewpoint = { asOf: on('2026-06-01'), knownAt: testNow };
    const listed = eventOf('listed');
    const whole = standingFrom([listed], viewpoint);
    expect(whole.lists).toHaveLength(1);
    for (const why of ['removed', 'revoked'] as const) {
      const ended = eventOf('listing-ended', { why });
      expect(standingFrom([listed, ended], viewpoint).lists).toEqual([]);
      const withdrawn = eventOf('withdrawn', { of: ended.id });
      expect(standingFrom([listed, ended, withdrawn], viewpoint)).toEqual(whole);
    }
  });

  it('of one fact changes on the day after its term', () => {
    fc.assert(
      fc.property(arbitraryAdverse, (event) => {
        const viewpoint = { asOf: event.occurredOn, knownAt: event.knownAt };
        const standing = standingFrom([event], viewpoint);
        const { validThrough } = standing;
        if (validThrough === undefined) throw new Error('an adverse fact has a term');
        const next = standingFrom([event], { ...viewpoint, asOf: dateAfter(validThrough, { days: 1 }) });
        expect(next.lines.length).toBeLessThan(standing.lines.length);
      }),
    );
  });

  it('is never better for one more adverse fact or listing', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        fc.oneof(
          arbitraryAdverse,
          arbitraryListing.filter(({ list }) => list !== 'red'),
        ),
        arbitraryViewpoint,
        (events, more, viewpoint) => {
          const before = standingFrom(events, viewpoint);
          const after = standingFrom([...events, { ...more, id: 'more' }], viewpoint);
          expect(after.score ?? fullScore).toBeLessThanOrEqual(before.score ?? fullScore);
          expect(riskier(after.riskClass ?? 'A', before.riskClass ?? 'A')).toBe(after.riskClass ?? 'A');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what is said about a fact later', () => {
  it('that it is withdrawn makes it as if it had never been recorded', () => {
    always((events, viewpoint) => {
      for (const { id } of factsIn(events)) {
        const withdrawal = eventOf('withdrawn', { id: 'w', of: id, knownAt: viewpoint.knownAt });
        expect(standingFrom([...events, withdrawal], viewpoint)).toEqual(
          standingFrom(without(events, id), viewpoint),
        );
      }
    }, 100);
  });

  it('that it is corrected puts the other in its place', () => {
    always((events, viewpoint) => {
      const { knownAt } = viewpoint;
      for (const { id, occurredOn } of factsIn(events)) {
        const other = eventOf('penalty', { id: 'other', occurredOn, knownAt });
        const correction = eventOf('corrected', { id: 'c', of: id, by: 'other', knownAt });
        expect(standingFrom([...events, other, correction], viewpoint)).toEqual(
          standingFrom([...without(events, id), other], viewpoint),
        );
      }
    }, 100);
  });

  it('that it is repaired ends it from that day on, and not before', () => {
    always((events, viewpoint) => {
      const { asOf: occurredOn, knownAt } = viewpoint;
      for (const { id } of factsIn(events)) {
        const repaired = [...events, eventOf('repaired', { id: 'r', of: id, occurredOn, knownAt })];
        expect(said(standingFrom(repaired, viewpoint))).toEqual(
          said(standingFrom(without(events, id), viewpoint)),
        );
        const eve = { ...viewpoint, asOf: dateAfter(occurredOn, { days: -1 }) };
        expect(said(standingFrom(repaired, eve))).toEqual(said(standingFrom(events, eve)));
      }
    }, 100);
  });

  it('that it is withdrawn holds as long as nobody withdraws the withdrawal, however often', () => {
    always((events, viewpoint) => {
      const { knownAt } = viewpoint;
      const [fact] = factsIn(events);
      if (fact === undefined) return;
      const chain: CreditEvent[] = [];
      for (let n = 1; n <= 4; n += 1) {
        const of = chain.at(-1)?.id ?? fact.id;
        chain.push(eventOf('withdrawn', { id: `w-${n}`, of, knownAt }));
        expect(standingFrom([...events, ...chain], viewpoint)).toEqual(
          standingFrom(n % 2 === 0 ? events : without(events, fact.id), viewpoint),
        );
      }
    }, 60);
  });

  it('that its repair is withdrawn makes it count as if it had never been repaired', () => {
    always((events, viewpoint) => {
      const { asOf: occurredOn, knownAt } = viewpoint;
      for (const { id } of factsIn(events)) {
        const repair = eventOf('repaired', { id: 'r', of: id, occurredOn, knownAt });
        const withdrawal = eventOf('withdrawn', { id: 'w', of: 'r', occurredOn, knownAt });
        expect(standingFrom([...events, repair, withdrawal], viewpoint)).toEqual(
          standingFrom(events, viewpoint),
        );
      }
    }, 60);
  });

  it('that it is disputed marks it and changes nothing else', () => {
    const unmarked = ({ lines, lists, ...rest }: Omit<Standing, 'validThrough'>) => ({
      ...rest,
      lines: lines.map(({ isDisputed: _, ...line }) => line),
      lists: lists.map(({ isDisputed: _, ...list }) => list),
    });
    always((events, viewpoint) => {
      const { asOf: occurredOn, knownAt } = viewpoint;
      for (const { id } of factsIn(events)) {
        const about = { of: id, applicationId: 'own', occurredOn, knownAt };
        const dispute = eventOf('disputed', { id: 'd', ...about });
        const standing = standingFrom([...events, dispute], viewpoint);
        expect(unmarked(said(standing))).toEqual(unmarked(said(standingFrom(events, viewpoint))));
        for (const line of standing.lines.filter(({ eventId }) => eventId === id))
          expect(line.isDisputed).toBe(true);
        const settled = eventOf('dispute-settled', { id: 's', ...about });
        expect(said(standingFrom([...events, dispute, settled], viewpoint))).toEqual(
          said(standingFrom(events, viewpoint)),
        );
      }
    }, 60);
  });
});

describe('a live listing for serious breaches', () => {
  const listedFor = ({ asOf: occurredOn, knownAt }: Viewpoint): CreditEvent =>
    eventOf('listed', { id: 'serious', listingId: 'serious', occurredOn, knownAt });

  it('suspends every red listing, with its measures', () => {
    always((events, viewpoint) => {
      const { lists, lines } = standingFrom([...events, listedFor(viewpoint)], viewpoint);
      for (const { list, isSuspended } of lists) expect(isSuspended).toBe(list === 'red' ? true : undefined);
      expect(lines.some(({ rule }) => rule === 'lists/red')).toBe(false);
    });
  });

  it('lets no fact count for longer, and keeps every fact that was kept when it began for as long as it lives', () => {
    always((events, viewpoint) => {
      const facts = factsIn(events).filter(
        ({ kind, occurredOn }) => kind !== 'listed' && occurredOn <= viewpoint.asOf,
      );
      const listed = [...facts, listedFor(viewpoint)];
      const later = { ...viewpoint, asOf: dateAfter(viewpoint.asOf, { years: 6 }) };
      const statusesAt = (then: Viewpoint) =>
        historyOf(listed, tablesFrom(then), then)
          .filter(({ event }) => event.kind !== 'listed')
          .map(({ event, status }) => [event.id, status === 'retention-over']);
      for (const then of [viewpoint, later])
        expect(standingFrom(listed, then).lines.filter(({ rule }) => !rule.startsWith('lists/'))).toEqual(
          standingFrom(facts, then).lines,
        );
      expect(statusesAt(later)).toEqual(statusesAt(viewpoint));
    });
  });
});
