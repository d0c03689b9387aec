import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidaysSchema, isWeekend } from '../../../shared/domain/calendar/calendar.ts';
import {
  addWorkingDays,
  isProvisional,
  isWorkingDay,
  workingDaysBetween,
} from '../../../shared/domain/calendar/working-days.ts';
import { type CivilDate, civilDateSchema } from '../../../shared/domain/primitives/time.ts';
import { testTables } from '../../support/rule-tables.ts';

const on = (date: string): CivilDate => civilDateSchema.parse(date);
const calendar = testTables.holidays;

/** Days from 2023 to 2027, one year before and one after the years of the table. */
const anyDay: fc.Arbitrary<CivilDate> = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => on(date.toISOString().slice(0, 10)));

describe('working days', () => {
  test('weekends and the days of the notice are free, and the weekend days worked in return are not', () => {
    expect(isWorkingDay(on('2026-02-13'), calendar)).toBe(true);
    expect(isWorkingDay(on('2026-02-14'), calendar)).toBe(true);
    expect(isWorkingDay(on('2026-02-15'), calendar)).toBe(false);
    expect(isWorkingDay(on('2026-02-23'), calendar)).toBe(false);
    expect(isWorkingDay(on('2026-02-24'), calendar)).toBe(true);
    expect(isWorkingDay(on('2026-02-28'), calendar)).toBe(true);
    expect(isWorkingDay(on('2026-03-01'), calendar)).toBe(false);
  });

  test('a year has as many working days as its notice leaves', () => {
    const inYear = (year: number) =>
      workingDaysBetween(on(`${year - 1}-12-31`), on(`${year}-12-31`), calendar).days;
    // 262, 261 and 261 weekdays, less those given off, and the weekend days worked added.
    expect([inYear(2024), inYear(2025), inYear(2026)]).toEqual([251, 248, 248]);
  });
});

describe('terms', () => {
  test('the day of the trigger does not count', () => {
    expect(addWorkingDays(on('2026-03-02'), 1, calendar)).toEqual({ on: '2026-03-03', provisional: false });
    expect(addWorkingDays(on('2026-03-06'), 1, calendar).on).toBe('2026-03-09');
    expect(addWorkingDays(on('2026-03-07'), 1, calendar).on).toBe('2026-03-09');
    expect(addWorkingDays(on('2026-03-07'), 0, calendar).on).toBe('2026-03-07');
  });

  test('twenty working days from before National Day pass over the holiday and count the worked Saturday', () => {
    expect(addWorkingDays(on('2026-09-30'), 20, calendar).on).toBe('2026-11-03');
    expect(workingDaysBetween(on('2026-09-30'), on('2026-10-10'), calendar).days).toBe(3);
  });

  test('a term that touches a year without a notice is provisional, one that ends before it is not', () => {
    expect(addWorkingDays(on('2026-12-30'), 1, calendar)).toEqual({ on: '2026-12-31', provisional: false });
    expect(addWorkingDays(on('2026-12-30'), 2, calendar)).toEqual({ on: '2027-01-01', provisional: true });
    expect(addWorkingDays(on('2023-12-29'), 1, calendar).provisional).toBe(true);
    // The day of the trigger is not counted, so its year does not matter.
    expect(addWorkingDays(on('2023-12-31'), 1, calendar)).toEqual({ on: '2024-01-02', provisional: false });
    expect(workingDaysBetween(on('2023-12-31'), on('2024-01-02'), calendar)).toEqual({
      days: 1,
      provisional: false,
    });
    expect(workingDaysBetween(on('2026-12-30'), on('2027-01-05'), calendar).provisional).toBe(true);
    expect(workingDaysBetween(on('2025-01-02'), on('2026-12-31'), calendar).provisional).toBe(false);
  });

  test('the end of a term is a working day, and counting back gives the term', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (from, days) => {
        const end = addWorkingDays(from, days, calendar).on;
        expect(isWorkingDay(end, calendar)).toBe(true);
        expect(workingDaysBetween(from, end, calendar).days).toBe(days);
        expect(workingDaysBetween(end, from, calendar).days).toBe(-days);
      }),
      { numRuns: 60 },
    );
  });

  test('a longer term never ends earlier, and a term can be counted in two parts', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 40 }), fc.nat({ max: 40 }), (from, first, second) => {
        const middle = addWorkingDays(from, first, calendar).on;
        const end = addWorkingDays(from, first + second, calendar).on;
        expect(middle <= end).toBe(true);
        expect(addWorkingDays(middle, second, calendar).on).toBe(end);
      }),
      { numRuns: 60 },
    );
  });

  test('a number of days that is none is a bug and throws', () => {
    for (const days of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addWorkingDays(on('2026-03-02'), days, calendar)).toThrow(RangeError);
    }
  });
});

describe('the table of notices', () => {
  test('every span and every worked weekend day lies in its year, and none is both free and worked', () => {
    for (const { year, holidays, workingWeekends } of calendar.rows) {
      for (const { from, to } of holidays) {
        expect(from.slice(0, 4)).toBe(String(year));
        expect(to.slice(0, 4)).toBe(String(year));
      }
      for (const date of workingWeekends) {
        expect(date.slice(0, 4)).toBe(String(year));
        expect(isWeekend(date)).toBe(true);
        expect(holidays.some(({ from, to }) => from <= date && date <= to)).toBe(false);
      }
    }
  });

  test('a term over years without a notice counts their weekdays, and is provisional', () => {
    // From a Thursday on, 1,500 weekdays are three hundred weeks.
    expect(addWorkingDays(on('2026-12-31'), 1_500, calendar)).toEqual({
      on: '2032-09-30',
      provisional: true,
    });
  });

  test('a year is provisional exactly when its notice is missing', () => {
    expect(isProvisional(on('2026-12-31'), calendar)).toBe(false);
    expect(isProvisional(on('2027-01-01'), calendar)).toBe(true);
  });

  test('a worked day that is no weekend day, or a span that ends before it begins, does not parse', () => {
    const year = (part: object) => ({
      name: 'holidays',
      effectiveFrom: '2018-01-01',
      basis: '示例',
      rows: [
        { year: 2030, notice: '示例', issuedOn: '2029-11-01', holidays: [], workingWeekends: [], ...part },
      ],
    });
    expect(holidaysSchema.safeParse(year({})).success).toBe(true);
    expect(holidaysSchema.safeParse(year({ workingWeekends: ['2030-01-01'] })).success).toBe(false);
    const name = { zh: '元旦', en: "New Year's Day" };
    const span = { name, from: '2030-01-03', to: '2030-01-01' };
    expect(holidaysSchema.safeParse(year({ holidays: [span] })).success).toBe(false);
  });
});
