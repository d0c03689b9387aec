import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilDateOf,
  civilDateSchema,
  instantOf,
  instantSchema,
} from '../../../shared/domain/primitives/time.ts';

describe('an instant', () => {
  it('is written in UTC with milliseconds and in no other way', () => {
    for (const right of ['2026-03-02T01:00:00.000Z', '2024-02-29T23:59:59.999Z'])
      expect(instantSchema.safeParse(right).success).toBe(true);
    for (const wrong of [
      '2026-03-02T01:00:00Z',
      '2026-03-02T01:00:00.0000Z',
      '2026-03-02T09:00:00.000+08:00',
      '2026-02-29T00:00:00.000Z',
      '2026-03-02 01:00:00.000Z',
      '2026-03-02',
    ])
      expect([wrong, instantSchema.safeParse(wrong).success]).toEqual([wrong, false]);
  });

  it('compares as text like the moments it stands for', () => {
    const moments = fc.integer({ min: 0, max: Date.parse('2200-01-01') });
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(instantOf(one) < instantOf(other)).toBe(one < other);
        expect(Date.parse(instantOf(one))).toBe(one);
      }),
    );
  });
});

describe('a civil date', () => {
  it('is that of Asia/Shanghai, where a day begins at 16:00 UTC', () => {
    expect(civilDateOf(instantSchema.parse('2026-03-02T15:59:59.999Z'))).toBe('2026-03-02');
    expect(civilDateOf(instantSchema.parse('2026-03-02T16:00:00.000Z'))).toBe('2026-03-03');
    expect(civilDateOf(instantSchema.parse('2026-12-31T16:00:00.000Z'))).toBe('2027-01-01');
  });

  it('exists in the calendar', () => {
    expect(civilDateSchema.safeParse('2024-02-29').success).toBe(true);
    for (const wrong of ['2026-02-29', '2026-13-01', '2026-3-2', '20260302', '2026-03-02T00:00:00Z'])
      expect([wrong, civilDateSchema.safeParse(wrong).success]).toEqual([wrong, false]);
  });
});
