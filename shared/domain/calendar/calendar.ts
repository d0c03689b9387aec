import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import { type CivilDate, civilDateSchema } from '../primitives/time.ts';

const holidaySchema = z
  .object({ name: textSchema, from: civilDateSchema, to: civilDateSchema })
  .refine(({ from, to }) => from <= to)
  .readonly();

/** Whether a date is a Saturday or a Sunday. */
export const isWeekend = (on: CivilDate): boolean => Temporal.PlainDate.from(on).dayOfWeek > 5;

/**
 * What the State Council's yearly notice (国务院办公厅关于部分节假日安排的通知) lays down: spans of days off, both
 * ends included, and the Saturdays and Sundays worked in return (调休).
 */
const calendarYearSchema = z
  .object({
    year: z.int(),
    notice: z.string().min(1),
    issuedOn: civilDateSchema,
    holidays: z.array(holidaySchema).readonly(),
    workingWeekends: z.array(civilDateSchema.refine(isWeekend)).readonly(),
  })
  .readonly();

/** The years whose notice is known, one row each. Working days of other years are provisional. */
export const holidaysSchema = effectiveTableSchema(calendarYearSchema).refine(
  ({ rows }) => new Set(rows.map(({ year }) => year)).size === rows.length,
  'a year must not stand twice',
);
export type Holidays = z.infer<typeof holidaysSchema>;
