import { describe, expect, it } from 'vitest';
import { waitsUntil } from '../../../shared/domain/inspections/wait.ts';
import { on } from '../../support/builders.ts';

describe('the wait of a target', () => {
  const waitOf = waitsUntil(on('2026-03-09'));

  it('is never without a visit', () => {
    expect(waitOf(undefined)).toBe('never');
  });

  it.each([
    ['2026-03-09', 'within-1-year'],
    ['2026-05-01', 'within-1-year'],
    ['2025-03-10', 'within-1-year'],
    ['2025-03-09', '1-to-2-years'],
    ['2024-03-10', '1-to-2-years'],
    ['2024-03-09', '2-to-3-years'],
    ['2023-03-10', '2-to-3-years'],
    ['2023-03-09', 'over-3-years'],
    ['1999-01-01', 'over-3-years'],
  ])('after a visit on %s is %s, full years counted to the day', (last, wait) => {
    expect(waitOf(on(last))).toBe(wait);
  });

  it('ends on 28 February where 29 February has no counterpart', () => {
    const leap = waitsUntil(on('2028-02-29'));
    expect(leap(on('2027-02-28'))).toBe('1-to-2-years');
    expect(leap(on('2027-03-01'))).toBe('within-1-year');
  });
});
