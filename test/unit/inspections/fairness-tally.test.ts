import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairnessTally } from '../../../shared/domain/inspections/fairness-tally.ts';

describe('the figures of a year', () => {
  it('count for each stratum who could be drawn and who was, riskiest first', () => {
    const tally = fairnessTally();
    for (const [stratum, isDrawn] of [
      ['A', false],
      ['其他', true],
      ['N', true],
      ['D', true],
      ['D', false],
    ] as const)
      tally.takeTarget(stratum, undefined, isDrawn);
    expect(tally.figures().strata).toEqual([
      { stratum: 'D', available: 2, drawn: 1 },
      { stratum: 'N', available: 1, drawn: 1 },
      { stratum: 'A', available: 1, drawn: 0 },
      { stratum: '其他', available: 1, drawn: 1 },
    ]);
  });

  it('count waits, longest first, and leave out what is not known', () => {
    const tally = fairnessTally();
    tally.takeTarget('N', 'within-1-year', false);
    tally.takeTarget('N', 'never', true);
    tally.takeTarget('N', 'never', false);
    tally.takeTarget('N', undefined, true);
    expect(tally.figures().waits).toEqual([
      { wait: 'never', available: 2, drawn: 1 },
      { wait: 'within-1-year', available: 1, drawn: 0 },
    ]);
  });

  it('tell loads and pairs as numbers of inspectors and of pairs, those who made no visit included', () => {
    const tally = fairnessTally();
    for (const staffNo of ['甲', '乙', '丙', '丁']) tally.takeInspector(staffNo);
    tally.takeVisit(['甲', '乙']);
    tally.takeVisit(['乙', '甲']);
    tally.takeVisit(['丙', '甲']);
    expect(tally.figures().workload).toEqual({
      loads: [
        { visits: 0, inspectors: 1 },
        { visits: 1, inspectors: 1 },
        { visits: 2, inspectors: 1 },
        { visits: 3, inspectors: 1 },
      ],
      pairs: [
        { visits: 1, pairs: 1 },
        { visits: 2, pairs: 1 },
      ],
    });
  });

  it('say nothing of inspectors where there are fewer than three', () => {
    const tally = fairnessTally();
    tally.takeInspector('甲');
    tally.takeVisit(['甲', '乙']);
    expect(tally.figures()).not.toHaveProperty('workload');
    tally.takeInspector('丙');
    expect(tally.figures()).toHaveProperty('workload');
  });

  it('hold no name and no staff number, and add up', () => {
    const visit = fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(visit, { minLength: 1, maxLength: 40 }), (visits) => {
        const tally = fairnessTally();
        for (let n = 0; n < 9; n += 1) tally.takeInspector(`JCY-${n}`);
        for (const seats of visits) tally.takeVisit(seats.map((n) => `JCY-${n}`));
        const figures = tally.figures();
        expect(JSON.stringify(figures)).not.toContain('JCY');
        const { loads = [], pairs = [] } = figures.workload ?? {};
        const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
        expect(sum(loads.map(({ inspectors }) => inspectors))).toBe(9);
        expect(sum(loads.map((one) => one.visits * one.inspectors))).toBe(
          sum(visits.map((one) => one.length)),
        );
        expect(sum(pairs.map((one) => one.visits * one.pairs))).toBe(
          sum(visits.map(({ length }) => (length * (length - 1)) / 2)),
        );
      }),
    );
  });
});
