import { describe, expect, it } from 'vitest';
import { listNameSchema } from '../../../shared/domain/lists/list-name.ts';
import { listRuleOf } from '../../../shared/domain/lists/lists.ts';
import { measureOf } from '../../../shared/domain/measures/measures.ts';
import { testTables } from '../../support/rule-tables.ts';

const { lists, measures: published } = testTables;

describe('the lists', () => {
  it('have one rule each', () => {
    expect(lists.rows.map(({ list }) => list).toSorted()).toEqual(listNameSchema.options.toSorted());
    for (const list of listNameSchema.options) expect(listRuleOf(lists, list).list).toBe(list);
  });

  it('lead only to measures that are published', () => {
    for (const { list, measures } of lists.rows) {
      expect([list, measures.filter((code) => measureOf(published, code) === undefined)]).toEqual([list, []]);
      expect(new Set(measures).size).toBe(measures.length);
    }
  });

  it('have causes of their own, each with its legal basis', () => {
    const causes = lists.rows.flatMap((row) => row.causes);
    expect(new Set(causes.map(({ code }) => code)).size).toBe(causes.length);
    for (const { basis } of causes) expect(basis).toMatch(/条例|令|法|公告/);
  });

  it('of serious breaches ends by itself and weighs more than that of abnormal operations', () => {
    const [serious, abnormal] = [listRuleOf(lists, 'serious'), listRuleOf(lists, 'abnormal')];
    expect(serious.termYears).toBe(3);
    expect(abnormal.termYears).toBeUndefined();
    expect(serious.points).toBeLessThan(abnormal.points);
    expect([serious.riskClass, abnormal.riskClass]).toEqual(['D', 'C']);
  });

  it('deny a pledge by measure exactly where the pledge gate denies it by list', () => {
    const denying = lists.rows.filter(({ measures }) =>
      measures.some((code) => measureOf(published, code)?.effect.pledge === 'deny'),
    );
    expect(denying.map(({ list }) => list)).toEqual(['serious']);
  });
});
