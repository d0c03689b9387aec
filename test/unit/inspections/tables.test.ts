import { describe, expect, it } from 'vitest';
import { riskClassSchema } from '../../../shared/domain/credit/risk-class.ts';
import { drawRatios } from '../../../shared/domain/inspections/draw-ratios.ts';
import { resultCodeOf, resultCodes } from '../../../shared/domain/inspections/result-codes.ts';
import { listRuleOf } from '../../../shared/domain/lists/lists.ts';

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
    expect(resultCodeOf('1')).toMatchObject({ points: 0, riskClass: 'A' });
    expect(resultCodeOf('1')).not.toHaveProperty('case');
  });

  it('open cases only for causes that the lists table has', () => {
    const cases = resultCodes.rows.flatMap((row) => (row.case === undefined ? [] : [row.case]));
    expect(cases.length).toBeGreaterThan(0);
    for (const { list, cause } of cases)
      expect([list, listRuleOf(list).causes.map(({ code }) => code)]).toEqual([
        list,
        expect.arrayContaining([cause]),
      ]);
  });

  it('that do not exist have no row', () => {
    for (const code of ['0', '9', '', '01', 'constructor']) expect(resultCodeOf(code)).toBeUndefined();
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
