import { type CivilDate, dateAfter } from '../primitives/time.ts';
import { type Holidays, isWeekend } from './calendar.ts';

/**
 * Whether a date is a working day: a weekday that no notice gives off, or a weekend day that one makes worked.
 * In a year without a notice only weekends are free; {@link isProvisional} tells.
 */
export const isWorkingDay = (on: CivilDate, { rows: years }: Holidays): boolean => {
  if (years.some(({ workingWeekends }) => workingWeekends.includes(on))) return true;
  const isHoliday = years.some(({ holidays }) => holidays.some(({ from, to }) => from <= on && on <= to));
  return !isHoliday && !isWeekend(on);
};

/** Whether a date lies in a year whose notice is not in the calendar. */
export const isProvisional = (on: CivilDate, { rows: years }: Holidays): boolean =>
  !years.some(({ year }) => year === Number(on.slice(0, 4)));

/**
 * The date on which a term of working days ends. The day of the trigger does not count: day 1 is the first working
 * day after it. That is the general rule of 民法典 art. 201 ("开始的当日不计入，自下一日开始计算"), followed where the law that
 * sets a term has no rule of its own. A term of 0 days ends on the day of the trigger.
 * `provisional` says that a counted day lies in a year without a notice, so that the date may still move.
 * @throws RangeError when `days` is not a whole number from 0 up
 */
export const addWorkingDays = (
  on: CivilDate,
  days: number,
  calendar: Holidays,
): { readonly on: CivilDate; readonly provisional: boolean } => {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`not a number of days: ${days}`);
  let end = on;
  let provisional = false;
  for (let left = days; left > 0; ) {
    end = dateAfter(end, { days: 1 });
    provisional ||= isProvisional(end, calendar);
    if (isWorkingDay(end, calendar)) left -= 1;
  }
  return { on: end, provisional };
};

/**
 * The number of working days after `from` up to and including `to`, negative when `to` comes first, so that
 * `addWorkingDays(from, n)` lies n working days after `from`. `provisional` as in {@link addWorkingDays}.
 */
export const workingDaysBetween = (
  from: CivilDate,
  to: CivilDate,
  calendar: Holidays,
): { readonly days: number; readonly provisional: boolean } => {
  if (to < from) {
    const reverse = workingDaysBetween(to, from, calendar);
    return { days: -reverse.days, provisional: reverse.provisional };
  }
  let days = 0;
  let provisional = false;
  for (let on = from; on < to; ) {
    on = dateAfter(on, { days: 1 });
    provisional ||= isProvisional(on, calendar);
    if (isWorkingDay(on, calendar)) days += 1;
  }
  return { days, provisional };
};
