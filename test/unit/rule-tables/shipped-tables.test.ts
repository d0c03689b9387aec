import { describe, expect, it } from 'vitest';
import { demoUnits } from '../../../infra/local/demo-data/units.ts';
import { measureOf } from '../../../shared/domain/measures/measures.ts';
import { type Text, textSchema } from '../../../shared/domain/primitives/text.ts';
import type { CivilDate } from '../../../shared/domain/primitives/time.ts';
import { tableHash, tableNames } from '../../../shared/domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../../../shared/domain/rule-tables/shipped-tables.ts';
import { tableSetFault } from '../../../shared/domain/rule-tables/table-set-fault.ts';
import { tablesInForce } from '../../../shared/domain/rule-tables/table-version.ts';
import { on } from '../../support/builders.ts';
import { testNow } from '../../support/manual-clock.ts';
import { tablesOf2026, testTables } from '../../support/rule-tables.ts';

/** Since when there is a version of every table. */
const complete = on('2025-01-01');

const daysOfChange: readonly CivilDate[] = [
  ...new Set(shippedTables.flatMap(({ table }) => [table.effectiveFrom, table.effectiveTo ?? complete])),
].filter((day) => day >= complete);

/** Since when the texts are in force that are cited by another name than the number of their year. */
const inForceSince: Readonly<Record<string, string>> = {
  民事诉讼法: '1991-04-09',
  招标投标法: '2000-01-01',
  政府采购法: '2003-01-01',
  财政违法行为处罚处分条例: '2005-02-01',
  最高人民法院关于限制被执行人高消费及有关消费的若干规定: '2010-10-01',
  全国年节及纪念日放假办法: '2014-01-01',
  国务院办公厅关于部分节假日安排的通知: '2014-01-01',
  企业信息公示暂行条例: '2014-10-01',
  企业经营异常名录管理暂行办法: '2014-10-01',
  国家税务总局公告2014年第40号: '2014-10-01',
  食品安全法: '2015-10-01',
  '浙江省“531X”信用体系': '2018-01-01',
  海关关于企业信用管理的规定: '2018-05-01',
  政府信息公开条例第26条: '2019-05-15',
  河南省2021年分类抽查比例: '2021-01-01',
  浙江省市场监管年度抽查比例: '2021-01-01',
  // The pledge came into article 15 on that day.
  消防法第15条: '2021-04-29',
  谁认定谁修复: '2021-09-01',
  市场监督管理行政处罚信息公示与信用修复规定: '2021-09-01',
  嘉善县2025年涉企行政检查频次上限: '2025-01-01',
  '浙江省市场监管“无事不扰、随机抽查、重点监管”三张清单': '2025-01-01',
  浙江省公共信用信息管理条例: '2018-01-01',
  '浙江省保障“最多跑一次”改革规定': '2019-01-01',
  国务院令第711号: '2019-05-15',
  优化营商环境条例: '2020-01-01',
  行政处罚法第9条: '2021-07-15',
  市场监督管理总局令第44号: '2021-09-01',
  市场监督管理信用修复管理办法: '2021-09-01',
  市场监督管理行政处罚信息公示规定: '2021-09-01',
  海关总署令第251号: '2021-11-01',
  浙江省综合行政执法条例: '2022-01-01',
  全国失信惩戒措施基础清单: '2022-01-01',
  国务院令第777号: '2024-05-01',
  '国办发〔2025〕22号': '2025-06-22',
  国家发展改革委令第36号: '2026-04-01',
};

/** What a version names as the basis of itself, of a row, or of a step, and the laws of its measures, text by text. */
const basesIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => {
        if (typeof one === 'string' && /basis$/i.test(key)) return one.split('；');
        return key === 'law' ? [`${one.name}${one.article}`] : basesIn(one);
      })
    : [];

/** Since when a text may be cited, as far as the test knows; nothing for what is a default of the service by its own words. */
const citableSince = (basis: string): readonly string[] => [
  ...[...basis.matchAll(/[〔（](\d{4})(?:〕|版）)/gu)].map(([, year]) => `${year}-01-01`),
  ...Object.entries(inForceSince).flatMap(([text, since]) => (basis.includes(text) ? [since] : [])),
];

const namesOf = (name: 'measures', letter: string): readonly string[] =>
  testTables[name].rows.map(({ code }) => code).filter((code) => code.startsWith(letter));

describe('the shipped tables', () => {
  it('are there for every name, each version under its own hash', () => {
    expect(new Set(shippedTables.map(({ table }) => table.name))).toEqual(new Set(tableNames));
    expect(new Set(shippedTables.map(({ hash }) => hash)).size).toBe(shippedTables.length);
    for (const { hash, table } of shippedTables) expect(tableHash(table)).toBe(hash);
  });

  it('fit together on every day on which one of them changes', () => {
    expect(daysOfChange).toContain('2026-04-01');
    for (const day of daysOfChange)
      expect([day, tableSetFault(tablesInForce(shippedTables, day, testNow))]).toEqual([day, undefined]);
  });

  it('say what the sources leave open', () => {
    const settled = shippedTables.filter(({ table }) => table.uncertain === undefined);
    expect(settled.map(({ table }) => table.name)).toEqual(['holidays']);
  });

  it('are complete in both languages', () => {
    const texts: Text[] = [];
    const walk = (value: unknown): void => {
      const text = textSchema.safeParse(value);
      if (text.success) texts.push(text.data);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
    };
    for (const { table } of shippedTables) walk(table);
    expect(texts.length).toBeGreaterThan(150);
    for (const { zh, en } of texts) {
      expect(zh, en).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}|[，。；：（）]/u);
    }
  });

  it('cite no text that was not in force yet', () => {
    for (const { table } of shippedTables) {
      const bases = basesIn(table);
      expect(bases.length).toBeGreaterThan(0);
      const tooYoung = bases.filter((basis) =>
        citableSince(basis).some((since) => since > table.effectiveFrom),
      );
      expect([table.name, table.effectiveFrom, tooYoung]).toEqual([table.name, table.effectiveFrom, []]);
      const unknown = bases.filter(
        (basis) => citableSince(basis).length === 0 && !basis.includes('本服务默认值'),
      );
      expect([table.name, unknown]).toEqual([table.name, []]);
    }
  });

  it('leave no day between one version and the next', () => {
    for (const name of tableNames) {
      const days = shippedTables
        .flatMap(({ table }) => (table.name === name ? [table] : []))
        .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
      const ends = days.map(({ effectiveTo }) => effectiveTo);
      expect([name, ends]).toEqual([
        name,
        [...days.slice(1).map(({ effectiveFrom }) => effectiveFrom), undefined],
      ]);
    }
  });

  it('hold the ratios, the floor and the terms of Zhejiang', () => {
    const { 'draw-ratios': ratios, deadlines } = testTables;
    expect(ratios.floorPerTenThousand).toBe(300);
    expect(Object.fromEntries(ratios.rows.map((row) => [row.stratum, row.perTenThousand]))).toEqual({
      A: 100,
      B: 200,
      C: 1_000,
      D: 3_000,
      N: 200,
    });
    const daysOf = (wanted: string) => deadlines.rows.find(({ name }) => name === wanted)?.workingDays;
    expect([daysOf('verify-pledge'), daysOf('publish-result')]).toEqual([60, 20]);
  });

  it('change the terms of publication on 1 April 2026', () => {
    const monthsOf = ({ 'publication-terms': { rows } }: typeof testTables) =>
      rows.map(({ severity, isPublished, minMonths, maxMonths }) => [
        severity,
        isPublished,
        minMonths,
        maxMonths,
      ]);
    expect(monthsOf(tablesOf2026)).toEqual([
      ['minor', false, 0, 3],
      ['ordinary', true, 3, 12],
      ['serious', true, 12, 36],
    ]);
    expect(monthsOf(testTables)).not.toEqual(monthsOf(tablesOf2026));
  });

  it('list whoever falsified what is published as abnormal until May 2024, and as serious since', () => {
    const caseOn = (day: string) =>
      tablesInForce(shippedTables, on(day), testNow)['result-codes'].rows.find(({ code }) => code === '3')
        ?.case;
    expect(caseOn('2024-04-30')).toEqual({ list: 'abnormal', cause: 'AB-03' });
    expect(caseOn('2024-05-01')).toEqual({ list: 'serious', cause: 'SE-03' });
  });
});

describe('the shipped measures', () => {
  it('are the eight incentives, six management measures and eight that reduce rights', () => {
    const numbered = (letter: string, many: number) =>
      Array.from({ length: many }, (_, n) => `${letter}0${n + 1}`);
    expect(namesOf('measures', 'E')).toEqual(numbered('E', 8));
    expect(namesOf('measures', 'M')).toEqual(numbered('M', 6));
    expect(namesOf('measures', 'R')).toEqual(numbered('R', 8));
  });

  it('name law and article wherever they reduce rights, and say what is uncertain about it', () => {
    for (const code of namesOf('measures', 'R')) {
      const { law, uncertain } = measureOf(testTables.measures, code) ?? {};
      expect([code, law?.name.length, law?.article]).toEqual([
        code,
        expect.any(Number),
        expect.stringMatching(/^第/),
      ]);
      expect([code, uncertain]).toEqual([code, { zh: expect.any(String), en: expect.any(String) }]);
    }
  });

  it('are answered for by units of the demonstration', () => {
    const units = new Set(demoUnits().map(({ code }) => code));
    for (const { code, responsible } of testTables.measures.rows)
      expect([code, responsible.filter((unit) => !units.has(unit))]).toEqual([code, []]);
    for (const { list, competent } of testTables.lists.rows)
      expect([list, units.has(competent)]).toEqual([list, true]);
  });

  it('bar from office for three years', () => {
    expect(measureOf(testTables.measures, 'R05')).toMatchObject({ effect: { office: 'bar' }, termYears: 3 });
  });
});
