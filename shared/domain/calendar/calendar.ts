import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';
import { type CivilDate, civilDateSchema } from '../primitives/time.ts';

const holidaySchema = z
  .strictObject({ name: textSchema, from: civilDateSchema, to: civilDateSchema })
  .refine(
    ({ from, to }) => from <= to,
    ruleText('假期结束日不得早于开始日', 'a holiday must not end before it begins'),
  )
  .readonly();

/** Whether a date is a Saturday or a Sunday. */
export const isWeekend = (on: CivilDate): boolean => Temporal.PlainDate.from(on).dayOfWeek > 5;

/**
 * What the State Council's yearly notice (国务院办公厅关于部分节假日安排的通知) lays down: spans of days off, both
 * ends included, and the Saturdays and Sundays worked in return (调休).
 */
const calendarYearSchema = z
  .strictObject({
    year: z.int(),
    notice: z.string().min(1),
    issuedOn: civilDateSchema,
    holidays: z.array(holidaySchema).readonly(),
    workingWeekends: z
      .array(
        civilDateSchema.refine(
          isWeekend,
          ruleText('调休上班日须为周六或周日', 'only a Saturday or Sunday is worked in return'),
        ),
      )
      .readonly(),
  })
  .readonly();

/** The years whose notice is known, one row each. Working days of other years are provisional. */
export const holidaysSchema = effectiveTableSchema('holidays', calendarYearSchema, 'year');
export type Holidays = z.infer<typeof holidaysSchema>;
