import { describe, expect, it } from 'vitest';
import { type Availability, sampleSizes } from '../../../shared/domain/inspections/sample-sizes.ts';
import type { Stratum } from '../../../shared/domain/inspections/stratum.ts';
import type { Sampling } from '../../../shared/domain/inspections/task.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { testTables } from '../../support/rule-tables.ts';

const ratios = testTables['draw-ratios'];

const frame = (available: Partial<Record<Stratum, number>>): Availability =>
  new Map(Object.entries(available) as [Stratum, number][]);
const sizesOf = (sampling: Sampling, available: Availability) =>
  Object.fromEntries(
    acceptedValue(sampleSizes(sampling, available, ratios)).map(({ stratum, size }) => [stratum, size]),
  );
const refusedField = (sampling: Sampling, available: Availability) => {
  const { code, errors } = refusalIn(sampleSizes(sampling, available, ratios));
  return [code, errors?.[0]?.field];
};

describe('a sample by risk class', () => {
  it('takes the share of the ratio table from each stratum, riskiest first', () => {
    const sampling = { kind: 'by-risk-class' } as const;
    const available = frame({ D: 100, C: 100, B: 100, N: 1, A: 100 });
    expect(acceptedValue(sampleSizes(sampling, available, ratios))).toEqual([
      { stratum: 'D', size: 30 },
      { stratum: 'C', size: 10 },
      { stratum: 'B', size: 2 },
      { stratum: 'N', size: 1 },
      { stratum: 'A', size: 1 },
    ]);
  });

  it('draws at least one from a frame of one', () => {
    expect(sizesOf({ kind: 'by-risk-class' }, frame({ A: 1 }))).toEqual({ A: 1 });
  });

  it('is raised to an overall floor in proportion, to the exact whole number', () => {
    // 1 % of 10,000 and 10 % of 1,000 are 200; 3 % of 11,000 are 330.
    const sampling = { kind: 'by-risk-class', floor: '0.03' } as const;
    expect(sizesOf(sampling, frame({ C: 1_000, A: 10_000 }))).toEqual({ C: 165, A: 165 });
    // 3 % of 11,001 are 330.03, and at least that share is due.
    const sizes = sizesOf(sampling, frame({ C: 1_000, A: 10_001 }));
    expect(Object.values(sizes).reduce((sum, size) => sum + size, 0)).toBe(331);
  });

  it('leaves alone what is above the floor already', () => {
    const available = frame({ D: 100, A: 100 });
    expect(sizesOf({ kind: 'by-risk-class', floor: '0.03' }, available)).toEqual(
      sizesOf({ kind: 'by-risk-class' }, available),
    );
  });

  it('takes the floor of the table where the planner names none, and the planner’s where one is named', () => {
    const available = frame({ B: 1_000 });
    expect(sizesOf({ kind: 'by-risk-class' }, available)).toEqual({ B: 30 });
    expect(sizesOf({ kind: 'by-risk-class', floor: '0.001' }, available)).toEqual({ B: 20 });
    const lower = { ...ratios, floorPerTenThousand: 250 };
    expect(acceptedValue(sampleSizes({ kind: 'by-risk-class' }, available, lower))).toEqual([
      { stratum: 'B', size: 25 },
    ]);
    const half = { kind: 'by-stratum', strata: [{ stratum: 'B', ratio: '0.005' }] } as const;
    expect(acceptedValue(sampleSizes({ ...half, strata: [...half.strata] }, available, ratios))).toEqual([
      { stratum: 'B', size: 5 },
    ]);
  });

  it('is raised to a minimum and lowered to a maximum', () => {
    const available = frame({ D: 100, C: 100 });
    expect(sizesOf({ kind: 'by-risk-class', minimum: 80 }, available)).toEqual({ D: 60, C: 20 });
    expect(sizesOf({ kind: 'by-risk-class', maximum: 20 }, available)).toEqual({ D: 15, C: 5 });
  });

  it('gives what is left over to the largest remainder, and among equal ones to the earlier stratum', () => {
    // 30 % of 5 and 10 % of 5 are 1.5 and 0.5: two in all, one of the halves rounded up.
    expect(sizesOf({ kind: 'by-risk-class' }, frame({ D: 5, C: 5 }))).toEqual({ D: 2, C: 0 });
  });
});

describe('a sample by stratum', () => {
  const byStratum = (...strata: Extract<Sampling, { kind: 'by-stratum' }>['strata']) =>
    ({ kind: 'by-stratum', strata }) as const;

  it('takes a ratio of one stratum and a number of another, in the planner’s order', () => {
    const sampling = byStratum({ stratum: 'A', ratio: '0.005' }, { stratum: 'D', size: 7 });
    expect(acceptedValue(sampleSizes(sampling, frame({ A: 1_000, D: 9 }), ratios))).toEqual([
      { stratum: 'A', size: 5 },
      { stratum: 'D', size: 7 },
    ]);
  });

  it('breaks ties by the planner’s order', () => {
    const halves = (...strata: Stratum[]) =>
      byStratum(...strata.map((stratum) => ({ stratum, ratio: '0.5' })));
    expect(sizesOf(halves('A', 'B'), frame({ A: 1, B: 1 }))).toEqual({ A: 1, B: 0 });
    expect(sizesOf(halves('B', 'A'), frame({ A: 1, B: 1 }))).toEqual({ B: 1, A: 0 });
  });

  it('may take all of a stratum, and nothing of one where there is nothing', () => {
    const sampling = byStratum({ stratum: 'D', ratio: '1' }, { stratum: 'C', ratio: '0.5' });
    expect(sizesOf(sampling, frame({ D: 3 }))).toEqual({ D: 3, C: 0 });
  });

  it('is refused more than a stratum has, and a number of one that has nothing', () => {
    expect(refusedField(byStratum({ stratum: 'D', size: 4 }), frame({ D: 3 }))[0]).toBe('invalid-input');
    expect(
      refusedField(byStratum({ stratum: 'D', size: 1 }, { stratum: 'C', size: 1 }), frame({ D: 3 }))[0],
    ).toBe('invalid-input');
  });

  it('is refused when it forgets a stratum that has targets', () => {
    const forgetful = byStratum({ stratum: 'D', size: 1 });
    expect(refusedField(forgetful, frame({ D: 3, N: 200 }))).toEqual(['invalid-input', 'sampling.strata']);
    expect(refusalIn(sampleSizes(forgetful, frame({ D: 3, N: 200 }), ratios)).reason.zh).toContain(
      '“N”层有 200 个',
    );
  });
});

describe('a sample of a fixed size', () => {
  it('is spread over the strata in proportion to the ratio table', () => {
    expect(sizesOf({ kind: 'fixed-size', size: 8 }, frame({ D: 10, C: 10 }))).toEqual({ D: 6, C: 2 });
  });

  it('gives to the others what a full stratum cannot', () => {
    expect(sizesOf({ kind: 'fixed-size', size: 8 }, frame({ D: 4, C: 10 }))).toEqual({ D: 4, C: 4 });
  });

  it('may be the whole frame, and no more', () => {
    expect(sizesOf({ kind: 'fixed-size', size: 5 }, frame({ D: 2, A: 3 }))).toEqual({ D: 2, A: 3 });
    expect(refusedField({ kind: 'fixed-size', size: 6 }, frame({ D: 2, A: 3 }))).toEqual([
      'invalid-input',
      'sampling.size',
    ]);
  });
});

describe('bounds that cannot be met', () => {
  it('are refused: a minimum above what there is, a maximum below the floor', () => {
    expect(refusedField({ kind: 'by-risk-class', minimum: 11 }, frame({ D: 10 }))).toEqual([
      'invalid-input',
      'sampling.minimum',
    ]);
    expect(refusedField({ kind: 'by-risk-class', floor: '0.03', maximum: 29 }, frame({ A: 1_000 }))).toEqual([
      'invalid-input',
      'sampling.floor',
    ]);
    expect(sizesOf({ kind: 'by-risk-class', floor: '0.03', maximum: 30 }, frame({ A: 1_000 }))).toEqual({
      A: 30,
    });
  });
});
