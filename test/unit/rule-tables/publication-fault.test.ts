import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../shared/domain/primitives/time.ts';
import { publicationFault } from '../../../shared/domain/rule-tables/publication-fault.ts';
import {
  type RuleTable,
  ruleTableSchema,
  tableHash,
} from '../../../shared/domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../../../shared/domain/rule-tables/shipped-tables.ts';
import { tableSetFault } from '../../../shared/domain/rule-tables/table-set-fault.ts';
import type { TableVersion } from '../../../shared/domain/rule-tables/table-version.ts';
import { at } from '../../support/builders.ts';
import { testNow } from '../../support/manual-clock.ts';
import { nextVersion, testTables } from '../../support/rule-tables.ts';

const version = (table: RuleTable, publishedAt: Instant = testNow): TableVersion => ({
  hash: tableHash(table),
  publishedAt,
  table,
});
const fault = (table: RuleTable, published: readonly TableVersion[] = []) =>
  publicationFault(version(table), [...shippedTables, ...published]);
const faultOf = (...asked: Parameters<typeof fault>) => {
  const no = fault(...asked);
  return [no?.code, no?.errors?.[0]?.field];
};

/** Deadlines that are a day longer, from a day on. */
const longer = (from: string, days = 1, to?: string): RuleTable<'deadlines'> =>
  nextVersion('deadlines', from, ({ rows }) => ({
    rows: rows.map((row) => ({ ...row, workingDays: row.workingDays + days })),
    ...(to !== undefined && { effectiveTo: to }),
  }));
const withRows = <N extends 'measures' | 'lists' | 'result-codes' | 'credit-rules'>(
  name: N,
  change: (rows: RuleTable<N>['rows']) => unknown,
): RuleTable<N> =>
  nextVersion(name, '2026-06-01', (table) => ({
    rows: change(structuredClone(table.rows) as RuleTable<N>['rows']),
  }));

describe('a new version', () => {
  it('can be published when it changes something from tomorrow on', () => {
    expect(fault(longer('2026-03-03'))).toBeUndefined();
  });

  it('takes effect on a later day than it is published, in Asia/Shanghai', () => {
    expect(faultOf(longer('2026-03-02'))).toEqual(['table-effective-date', 'table.effectiveFrom']);
    expect(faultOf(longer('2026-03-01'))).toEqual(['table-effective-date', 'table.effectiveFrom']);
    // 16:00 in London is midnight in Shanghai: the second of March is over there.
    const late = version(longer('2026-03-03'), at('2026-03-02T16:00:00.000Z'));
    expect(publicationFault(late, shippedTables)?.code).toBe('table-effective-date');
  });

  it('is refused where it says what is in force anyhow, whatever its dates', () => {
    expect(faultOf(nextVersion('deadlines', '2026-06-01'))).toEqual(['table-unchanged', 'table.rows']);
    const published = version(longer('2026-04-01'));
    expect(faultOf(longer('2026-04-01'), [published])[0]).toBe('table-unchanged');
    expect(faultOf(longer('2026-05-01'), [published])[0]).toBe('table-unchanged');
  });

  it('does not reach over a version that takes effect later, but may end where that one begins, or replace it', () => {
    const published = version(longer('2026-06-01'));
    expect(faultOf(longer('2026-05-01', 2), [published])).toEqual([
      'table-effective-date',
      'table.effectiveTo',
    ]);
    expect(fault(longer('2026-05-01', 2, '2026-06-01'), [published])).toBeUndefined();
    expect(fault(longer('2026-06-01', 2), [published])).toBeUndefined();
    expect(fault(longer('2026-07-01', 2), [published])).toBeUndefined();
  });

  it('leaves no day without a version', () => {
    const terms = nextVersion('publication-terms', '2026-04-01', () => ({
      basis: '新的依据',
      effectiveTo: '2027-01-01',
    }));
    // The shipped version goes on when this one ends.
    expect(fault(terms)).toBeUndefined();
    const onlyOld = shippedTables.filter(
      ({ table }) => table.name !== 'publication-terms' || table.effectiveTo !== undefined,
    );
    expect(publicationFault(version(terms), onlyOld)).toMatchObject({
      code: 'table-effective-date',
      errors: [{ field: 'table.effectiveTo' }],
    });
  });

  it('keeps every code that a version ever had', () => {
    expect(faultOf(withRows('result-codes', (rows) => rows.filter(({ code }) => code !== '7')))).toEqual([
      'table-row-missing',
      'table.rows',
    ]);
    expect(
      fault(withRows('measures', (rows) => rows.filter(({ code }) => code !== 'E08')))?.reason.en,
    ).toContain('E08');
    const lists = withRows('lists', (rows) =>
      rows.map((row) => ({ ...row, causes: row.causes.filter(({ code }) => code !== 'AB-01') })),
    );
    expect(fault(lists)?.reason.en).toContain('abnormal/AB-01');
    const rules = withRows('credit-rules', (rows) => rows.filter(({ code }) => code !== 'recognition/AWARD'));
    expect(faultOf(rules)[0]).toBe('table-row-missing');
    // A cap or a tag is named by nothing that is kept.
    const tags = nextVersion('exclusion-tags', '2026-06-01', ({ rows }) => ({ rows: rows.slice(1) }));
    expect(fault(tags)).toBeUndefined();
  });

  it('fits the tables that take effect after it, too', () => {
    const bare = withRows('measures', (rows) =>
      rows.map((row) => (row.code === 'R05' ? { ...row, isRetired: true } : row)),
    );
    expect(faultOf(bare)).toEqual(['table-inconsistent', 'lists.serious']);
    const free = version(
      nextVersion('lists', '2026-05-01', ({ rows }) => ({
        rows: rows.map((row) => ({ ...row, causes: row.causes.map(({ measures: _, ...cause }) => cause) })),
      })),
    );
    expect(fault(bare, [free])).toBeUndefined();
    const again = version(nextVersion('lists', '2026-08-01', () => ({ basis: '再次修改' })));
    expect(faultOf(bare, [free, again])).toEqual(['table-inconsistent', 'lists.serious']);
  });
});

describe('tables that do not fit together', () => {
  const misfit = (change: object) => tableSetFault({ ...testTables, ...change })?.errors?.[0]?.field;
  const { measures, lists, 'result-codes': results, 'credit-rules': rules } = testTables;
  const listsWith = (list: string, difference: object) => ({
    lists: { ...lists, rows: lists.rows.map((row) => (row.list === list ? { ...row, ...difference } : row)) },
  });

  const causeOf = (wanted: string) =>
    lists.rows.flatMap(({ causes }) => causes).find(({ code }) => code === wanted);

  it('are those whose lists carry measures that are not there, are retired, or are of the wrong kind', () => {
    expect(misfit(listsWith('serious', { measures: ['M99'] }))).toBe('lists.serious');
    expect(misfit(listsWith('serious', { measures: ['E01'] }))).toBe('lists.serious');
    expect(misfit(listsWith('red', { measures: ['M01'] }))).toBe('lists.red');
    // Only a court bars from luxury spending.
    expect(misfit(listsWith('serious', { measures: ['R04'] }))).toBe('lists.serious');
    expect(misfit(listsWith('abnormal', { causes: [{ ...causeOf('AB-04'), measures: ['R04'] }] }))).toBe(
      'lists.abnormal',
    );
    const retired = measures.rows.map((row) => (row.code === 'M03' ? { ...row, isRetired: true } : row));
    expect(misfit({ measures: { ...measures, rows: retired } })).toBe('lists.serious');
  });

  it('are those whose measures take away what does not exist, or themselves', () => {
    for (const cancels of [['E99'], ['M02']]) {
      const rows = measures.rows.map((row) =>
        row.code === 'M02' ? { ...row, effect: { ...row.effect, cancels } } : row,
      );
      expect(misfit({ measures: { ...measures, rows } })).toBe('measures.M02');
    }
  });

  it('are those whose results and rules open cases for causes that are not there or are retired', () => {
    const opening = (cause: string) => ({ case: { list: 'abnormal', cause } });
    const rows = results.rows.map((row) => (row.code === '4' ? { ...row, ...opening('AB-99') } : row));
    expect(misfit({ 'result-codes': { ...results, rows } })).toBe('result-codes.4');
    const old = rules.rows.map((row) =>
      row.code === 'pledge-broken' ? { ...row, ...opening('AB-03') } : row,
    );
    expect(misfit({ 'credit-rules': { ...rules, rows: old } })).toBe('credit-rules.pledge-broken');
  });

  it('are those with one cause on two lists', () => {
    const causes = [{ code: 'SE-01', label: { zh: '重复', en: 'twice' }, basis: '无' }];
    expect(misfit(listsWith('red', { causes }))).toBe('lists.SE-01');
  });
});

describe('a version that its own schema refuses', () => {
  const issuesOf = (table: object) =>
    ruleTableSchema.safeParse(table).error?.issues.map(({ path }) => path.join('.')) ?? [];
  const { measures } = testTables;
  const withMeasure = (difference: object) => ({
    ...measures,
    rows: measures.rows.map((row) => (row.code === 'R05' ? { ...row, ...difference } : row)),
  });

  it('is one with a measure that reduces rights and names no law', () => {
    const at = measures.rows.findIndex(({ code }) => code === 'R05');
    expect(issuesOf(withMeasure({ law: undefined }))).toEqual([`rows.${at}.law`]);
    expect(
      issuesOf(withMeasure({ law: { kind: 'departmental-rule', name: '某办法', article: '第1条' } })),
    ).toEqual([`rows.${at}.law.kind`]);
    expect(issuesOf(withMeasure({ code: 'M09' }))).toEqual([`rows.${at}.code`]);
  });

  it('is one that says what nobody reads, twice the same, or ends before it begins', () => {
    expect(issuesOf(withMeasure({ termyears: 3 }))).toHaveLength(1);
    expect(issuesOf({ ...measures, rows: [...measures.rows, measures.rows[0]] })).toEqual(['rows']);
    expect(issuesOf({ ...measures, effectiveTo: measures.effectiveFrom })).toEqual(['effectiveTo']);
    expect(issuesOf({ ...measures, name: 'no-such-table' })).toEqual(['name']);
  });

  it('is one whose rows do not cover what must be covered', () => {
    for (const name of [
      'deadlines',
      'publication-terms',
      'score-dimensions',
      'lists',
      'draw-ratios',
      'triggers',
      'credit-rules',
    ] as const) {
      const table = testTables[name];
      expect([name, issuesOf({ ...table, rows: table.rows.slice(1) })]).toEqual([name, ['rows']]);
    }
  });
});
