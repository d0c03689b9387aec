import { describe, expect, it } from 'vitest';
import { riskClassSchema } from '../../../shared/domain/credit/risk-class.ts';
import { targetExclusionReasons } from '../../../shared/domain/draws/exclusion.ts';
import { reasonOfTags } from '../../../shared/domain/inspections/exclusion-tags.ts';
import { yearlyCapOf } from '../../../shared/domain/inspections/inspection-caps.ts';
import { resultCodeOf } from '../../../shared/domain/inspections/result-codes.ts';
import { isExemptFromCap, triggerSchema } from '../../../shared/domain/inspections/triggers.ts';
import { listRuleOf } from '../../../shared/domain/lists/lists.ts';
import { testTables } from '../../support/rule-tables.ts';

const {
  'result-codes': resultCodes,
  'draw-ratios': drawRatios,
  'exclusion-tags': exclusionTags,
  'inspection-caps': inspectionCaps,
  triggers,
  lists,
} = testTables;

describe('the result codes', () => {
  it('are the eight of the national set, each once', () => {
    expect(resultCodes.rows.map(({ code }) => code)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });

  it('never add to a score', () => {
    for (const { code, points } of resultCodes.rows) expect([code, points <= 0]).toEqual([code, true]);
  });

  it('lose more points the riskier the class they lead to', () => {
    const worstOf = (riskClass: string) =>
      resultCodes.rows.filter((row) => row.riskClass === riskClass).map(({ points }) => points);
    expect(Math.min(...worstOf('C'))).toBeGreaterThan(Math.max(...worstOf('D')));
    expect(Math.min(...worstOf('A'), ...worstOf('B'))).toBeGreaterThan(Math.max(...worstOf('C')));
  });

  it('that find nothing open no case', () => {
    expect(resultCodeOf(resultCodes, '1')).toMatchObject({ points: 0, riskClass: 'A' });
    expect(resultCodeOf(resultCodes, '1')).not.toHaveProperty('case');
  });

  it('open cases only for causes that the lists table has', () => {
    const cases = resultCodes.rows.flatMap((row) => (row.case === undefined ? [] : [row.case]));
    expect(cases.length).toBeGreaterThan(0);
    for (const { list, cause } of cases)
      expect([list, listRuleOf(lists, list).causes.map(({ code }) => code)]).toEqual([
        list,
        expect.arrayContaining([cause]),
      ]);
  });

  it('that do not exist have no row', () => {
    for (const code of ['0', '9', '', '01', 'constructor'])
      expect(resultCodeOf(resultCodes, code)).toBeUndefined();
  });
});

describe('the draw ratios', () => {
  it('have one row for each risk class and one for those not evaluated', () => {
    expect(drawRatios.rows.map(({ stratum }) => stratum).toSorted()).toEqual(
      [...riskClassSchema.options, 'N'].toSorted(),
    );
  });

  it('rise with the risk', () => {
    const ratioOf = (stratum: string) =>
      drawRatios.rows.find((row) => row.stratum === stratum)?.perTenThousand ?? 0;
    const ratios = riskClassSchema.options.map(ratioOf);
    expect(ratios).toEqual(ratios.toSorted((a, b) => a - b));
    expect(new Set(ratios).size).toBe(4);
    expect(ratioOf('N')).toBeLessThanOrEqual(ratioOf('B'));
    expect(ratios[0]).toBeGreaterThan(0);
  });
});

describe('the triggers', () => {
  it('have one row each, with a name in both languages', () => {
    expect(triggers.rows.map(({ code }) => code)).toEqual(triggerSchema.options);
    for (const { label } of triggers.rows) expect(label.zh).toMatch(/\p{Script=Han}/u);
  });

  it('are bound by the cap when they are planned, and by nothing but law otherwise', () => {
    const bound = triggerSchema.options.filter((trigger) => !isExemptFromCap(triggers, trigger));
    expect(bound).toEqual(['annual-plan', 'special-campaign']);
  });
});

describe('the yearly caps', () => {
  it('are two for on-site checks, and none for what nobody has to open the door to', () => {
    expect(yearlyCapOf(inspectionCaps, '1')).toBe(2);
    for (const method of ['2', '3', '4', '5', '6'] as const)
      expect(yearlyCapOf(inspectionCaps, method)).toBe(Number.POSITIVE_INFINITY);
  });

  it('say what the law leaves open', () => {
    for (const table of [inspectionCaps, exclusionTags, triggers]) expect(table.uncertain).toBeDefined();
  });
});

describe('the tags that keep a target out', () => {
  it('give a reason that an exclusion can have', () => {
    for (const { tag, reason } of exclusionTags.rows) {
      expect(Object.keys(targetExclusionReasons)).toContain(reason);
      expect(reasonOfTags(exclusionTags, ['食品', tag])).toBe(reason);
    }
  });

  it('are read as they are written, and no others', () => {
    for (const tags of [[], ['食品'], ['无事不扰企业'], ['观察期']])
      expect(reasonOfTags(exclusionTags, tags)).toBeUndefined();
  });
});
