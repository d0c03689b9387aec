import { describe, expect, it } from 'vitest';
import { attendDue, dueMarkOf, startDue, startDueOn } from '../../../shared/domain/calendar/due.ts';
import { at, on } from '../../support/builders.ts';
import { nextVersion, testTables } from '../../support/rule-tables.ts';

/** The known years and 2027, as if its notice gave its first three days off. */
const withYear2027 = () => {
  const [first] = testTables.holidays.rows;
  if (first === undefined) throw new Error('no holidays');
  const rest = { name: { zh: '元旦', en: "New Year's Day" }, from: on('2027-01-01'), to: on('2027-01-03') };
  return [...testTables.holidays.rows, { ...first, year: 2027, holidays: [rest], workingWeekends: [] }];
};

const started = at('2026-03-02T01:00:00.000Z');

describe('a running term', () => {
  it('knows its end and the day on which to remind people of it, in working days', () => {
    const due = startDue(testTables, 'decide-application', on('2026-03-02'), started);
    expect(due).toEqual({
      term: 'decide-application',
      from: '2026-03-02',
      workingDays: 15,
      remindDaysBefore: 3,
      by: { on: '2026-03-23', provisional: false },
      remindOn: '2026-03-18',
    });
    expect(dueMarkOf(due)).toBeUndefined();
  });

  it('counts a Saturday that is worked in return for a holiday (调休)', () => {
    // 2026-02-14 is a worked Saturday; 15 to 23 February are the Spring Festival; 28 February is worked too.
    const due = startDue(testTables, 'state-and-defend', on('2026-02-13'), at('2026-02-13T01:00:00.000Z'));
    expect([due.by.on, due.remindOn]).toEqual(['2026-02-27', '2026-02-26']);
  });

  it('is marked from the day of its reminder on, and as missed from the day after its end', () => {
    const due = startDue(testTables, 'accept-application', on('2026-03-02'), started);
    expect(due).toMatchObject({ remindOn: '2026-03-03', by: { on: '2026-03-04' } });
    const marks = [
      ['2026-03-02T15:59:59.999Z', undefined],
      ['2026-03-02T16:00:00.000Z', 'soon'],
      ['2026-03-04T15:59:59.999Z', 'soon'],
      ['2026-03-04T16:00:00.000Z', 'overdue'],
    ] as const;
    for (const [instant, mark] of marks)
      expect([instant, dueMarkOf(attendDue(due, testTables, at(instant)))]).toEqual([instant, mark]);
  });

  it('remembers when people were reminded and since when it is missed', () => {
    const due = startDue(testTables, 'accept-application', on('2026-03-02'), started);
    const reminded = attendDue(due, testTables, at('2026-03-03T01:00:00.000Z'));
    const missed = attendDue(reminded, testTables, at('2026-03-05T01:00:00.000Z'));
    expect(missed).toMatchObject({
      remindedAt: '2026-03-03T01:00:00.000Z',
      overdueSince: '2026-03-05T01:00:00.000Z',
    });
    expect(attendDue(missed, testTables, at('2026-04-01T01:00:00.000Z'))).toBe(missed);
  });

  it('that has ended when it starts is missed at once', () => {
    const due = startDue(testTables, 'settle-objection', on('2026-03-02'), at('2026-03-20T01:00:00.000Z'));
    expect(dueMarkOf(due)).toBe('overdue');
  });

  it('is as long as another text says, where one does, and is counted so anew, too', () => {
    const started = at('2026-12-25T01:00:00.000Z');
    const due = startDue(testTables, 'verify-pledge', on('2026-12-25'), started, 20);
    expect(due).toMatchObject({ workingDays: 20, by: { on: '2027-01-22', provisional: true } });
    expect(attendDue(due, testTables, at('2026-12-28T01:00:00.000Z')).by.on).toBe('2027-01-22');
  });

  it('that an order ends on a day ends on that day, and reminds as many working days before', () => {
    const due = startDueOn(testTables, 'rectify-pledge', on('2027-03-07'), at('2026-12-20T01:00:00.000Z'));
    expect(due).toMatchObject({ by: { on: '2027-03-07', provisional: false }, remindOn: '2027-03-02' });
  });

  it('whose year has no holidays yet is counted anew when they are known, and is not missed before', () => {
    const due = startDue(testTables, 'decide-case', on('2026-12-20'), at('2026-12-20T01:00:00.000Z'));
    expect(due.by).toEqual({ on: '2027-01-15', provisional: true });
    expect(dueMarkOf(attendDue(due, testTables, at('2027-01-20T01:00:00.000Z')))).toBe('soon');
    const tables = { ...testTables, holidays: { ...testTables.holidays, rows: withYear2027() } };
    expect(attendDue(due, tables, at('2026-12-21T01:00:00.000Z')).by).toEqual({
      on: '2027-01-18',
      provisional: false,
    });
  });

  it('keeps its length and its reminder when the table of deadlines changes before the holidays are known', () => {
    const begun = at('2026-12-20T01:00:00.000Z');
    const due = startDue(testTables, 'decide-application', on('2026-12-20'), begun);
    const changed = {
      ...testTables,
      deadlines: nextVersion('deadlines', '2026-12-21', ({ rows }) => ({
        rows: rows.map((row) => ({ ...row, workingDays: 60, remindDaysBefore: 1 })),
      })),
    };
    const announced = { ...changed, holidays: { ...testTables.holidays, rows: withYear2027() } };
    const later = at('2026-12-22T01:00:00.000Z');
    expect([due.by.provisional, attendDue(due, changed, later)]).toEqual([true, due]);
    expect(attendDue(due, announced, later)).toMatchObject({
      workingDays: 15,
      by: { on: '2027-01-11', provisional: false },
      remindOn: '2027-01-06',
    });
  });
});
