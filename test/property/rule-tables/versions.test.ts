import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CivilDate,
  civilDateOf,
  dateAfter,
  type Instant,
  instantOf,
} from '../../../shared/domain/primitives/time.ts';
import { publicationFault } from '../../../shared/domain/rule-tables/publication-fault.ts';
import {
  type RuleTable,
  ruleTableSchema,
  tableHash,
} from '../../../shared/domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../../../shared/domain/rule-tables/shipped-tables.ts';
import {
  type TableVersion,
  tablesInForce,
  versionInForce,
} from '../../../shared/domain/rule-tables/table-version.ts';
import { on } from '../../support/builders.ts';
import { testNow } from '../../support/manual-clock.ts';
import { nextVersion, testTables } from '../../support/rule-tables.ts';

const firstDay = on('2025-06-01');
const day = 24 * 3600_000;

/** What someone tries to publish: when, from when until when, and how different it is. */
const attempt = fc.record({
  publishedAfter: fc.nat(200),
  startsAfter: fc.integer({ min: -5, max: 120 }),
  lasts: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined, freq: 2 }),
  extraDays: fc.integer({ min: 1, max: 40 }),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

const versionOf = ({ publishedAfter, startsAfter, lasts, extraDays }: Attempt): TableVersion => {
  const publishedAt = instantOf(Date.parse('2025-06-01T03:00:00.000Z') + publishedAfter * day);
  const effectiveFrom = dateAfter(civilDateOf(publishedAt), { days: startsAfter });
  const table: RuleTable = nextVersion('deadlines', effectiveFrom, ({ rows }) => ({
    rows: rows.map((row) => ({ ...row, workingDays: row.workingDays + extraDays })),
    ...(lasts !== undefined && { effectiveTo: dateAfter(effectiveFrom, { days: lasts }) }),
  }));
  return { hash: tableHash(table), publishedAt, table };
};

/** The shipped versions and those that could be published, one after another. */
const published = fc.array(attempt, { maxLength: 6 }).map((attempts): readonly TableVersion[] => {
  const versions = [...shippedTables];
  for (const one of attempts.map(versionOf).toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1)))
    if (
      versions.every(({ publishedAt }) => publishedAt !== one.publishedAt) &&
      publicationFault(one, versions) === undefined
    )
      versions.push(one);
  return versions;
});

const days: readonly CivilDate[] = Array.from({ length: 500 }, (_, n) => dateAfter(firstDay, { days: n }));
const anyDay = fc.constantFrom(...days);
const anyInstant = fc
  .nat(300)
  .map((n): Instant => instantOf(Date.parse('2025-06-01T05:00:00.000Z') + n * day));

describe('the versions of a table', () => {
  it('give exactly one for every day, whatever was published', () => {
    fc.assert(
      fc.property(published, anyInstant, (versions, knownAt) => {
        for (const one of days) expect(versionInForce(versions, 'deadlines', one, knownAt)).toBeDefined();
      }),
      { numRuns: 40 },
    );
  });

  it('never answer otherwise for what was known before one of them was published', () => {
    fc.assert(
      fc.property(published, attempt, anyDay, (versions, more, one) => {
        const version = versionOf(more);
        const before = instantOf(Date.parse(version.publishedAt) - 1);
        expect(versionInForce([...versions, version], 'deadlines', one, before)?.hash).toBe(
          versionInForce(versions, 'deadlines', one, before)?.hash,
        );
      }),
    );
  });

  it('never change what is in force on the day of publication or before it', () => {
    fc.assert(
      fc.property(published, attempt, fc.nat(400), (versions, more, back) => {
        const version = versionOf(more);
        if (publicationFault(version, versions) !== undefined) return;
        const one = dateAfter(civilDateOf(version.publishedAt), { days: -back });
        const inForce = (all: readonly TableVersion[]) =>
          versionInForce(all, 'deadlines', one, version.publishedAt)?.hash;
        expect(inForce([...versions, version])).toBe(inForce(versions));
      }),
    );
  });

  it('are resolved alike in whatever order they are read', () => {
    fc.assert(
      fc.property(
        published.chain((versions) =>
          fc.tuple(fc.constant(versions), fc.shuffledSubarray([...versions], { minLength: versions.length })),
        ),
        anyDay,
        anyInstant,
        ([versions, shuffled], one, knownAt) => {
          expect(tablesInForce(shuffled, one, knownAt).hashes).toEqual(
            tablesInForce(versions, one, knownAt).hashes,
          );
        },
      ),
    );
  });
});

describe('the hash of a version', () => {
  const shuffledKeys = (value: unknown, order: (keys: string[]) => string[]): unknown => {
    if (Array.isArray(value)) return value.map((one) => shuffledKeys(one, order));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      order(Object.keys(value)).map((key) => [
        key,
        shuffledKeys((value as Record<string, unknown>)[key], order),
      ]),
    );
  };

  it('does not depend on the order in which its fields are written', () => {
    const orders = [(keys: string[]) => keys.toReversed(), (keys: string[]) => keys.toSorted()];
    for (const { table, hash } of shippedTables)
      for (const order of orders)
        expect(tableHash(ruleTableSchema.parse(shuffledKeys(table, order)))).toBe(hash);
  });

  it('changes with anything that it says', () => {
    const hashes = Array.from({ length: 30 }, (_, n) =>
      tableHash({ ...testTables.deadlines, basis: `依据 ${n}` }),
    );
    expect(new Set(hashes).size).toBe(30);
  });
});

describe('a day before the first version of a table', () => {
  it('has no such table, and all the others', () => {
    const tables = tablesInForce(shippedTables, on('2024-06-01'), testNow);
    expect(tables['result-codes'].rows).toHaveLength(8);
    expect(() => tables['inspection-caps']).toThrow(
      'no version of the table inspection-caps was in force on 2024-06-01',
    );
    expect(() => tables.hashes['inspection-caps']).toThrow('inspection-caps');
  });
});
