import { describe, expect, it } from 'vitest';
import { fullScore } from '../../../shared/domain/credit/full-score.ts';
import { riskClassSchema, riskier } from '../../../shared/domain/credit/risk-class.ts';
import { gradeOf } from '../../../shared/domain/credit/score-grades.ts';
import { testTables } from '../../support/rule-tables.ts';

const { 'score-grades': scoreGrades } = testTables;

describe('the grades of the score', () => {
  it('fall from the best to the worst and cover every score', () => {
    const cutOffs = scoreGrades.rows.map(({ from }) => from);
    expect(cutOffs).toEqual(cutOffs.toSorted((a, b) => b - a));
    expect(new Set(cutOffs).size).toBe(5);
    expect(scoreGrades.rows.map(({ grade }) => grade)).toEqual(['1', '2', '3', '4', '5']);
    for (let score = 0; score <= fullScore; score += 1)
      expect(gradeOf(scoreGrades, score).from).toBeLessThanOrEqual(score);
  });

  it('change exactly at the cut-offs', () => {
    const at = (score: number) => gradeOf(scoreGrades, score).grade;
    expect([1000, 850, 849, 750, 749, 650, 649, 550, 549, 0].map(at)).toEqual([
      '1',
      '1',
      '2',
      '2',
      '3',
      '3',
      '4',
      '4',
      '5',
      '5',
    ]);
    expect(() => gradeOf(scoreGrades, -1)).toThrow();
  });
});

describe('the risk classes', () => {
  it('are in the order of risk', () => {
    const classes = riskClassSchema.options;
    for (const [i, one] of classes.entries())
      for (const [j, other] of classes.entries()) expect(riskier(one, other)).toBe(classes[Math.max(i, j)]);
  });
});
