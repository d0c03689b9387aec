import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText } from '../primitives/text.ts';
import { type CivilDate, civilDateSchema } from '../primitives/time.ts';
import type { Holidays } from './calendar.ts';
import { addWorkingDays } from './working-days.ts';

/** The terms that start in this service. */
export const deadlineNameSchema = z.enum([
  'publish-result',
  'reveal-secret',
  'acknowledge-order',
  'report-on-order',
  'confirm-lift',
  'answer-order-objection',
  'notify-case',
  'state-and-defend',
  'conclude-hearing',
  'hold-hearing',
  'give-consent',
  'decide-case',
  'publish-listing',
  'review-ground',
  'settle-objection',
  'settle-objection-at-most',
  'accept-application',
  'decide-application',
  'take-down',
  'complete-application',
  'verify-pledge',
  'rectify-pledge',
]);
export type DeadlineName = z.infer<typeof deadlineNameSchema>;

const deadlineRuleSchema = z.strictObject({
  name: deadlineNameSchema,
  workingDays: z.int().min(1),
  /** How many working days before its end whoever must act is reminded. */
  remindDaysBefore: z.int().min(0),
  basis: z.string().min(1),
});

type DeadlineRule = z.infer<typeof deadlineRuleSchema>;

/** How many working days each term has; one row each. */
export const deadlinesSchema = effectiveTableSchema('deadlines', deadlineRuleSchema, 'name').refine(
  ({ rows }) => deadlineNameSchema.options.every((one) => rows.some(({ name }) => name === one)),
  ruleText('每一期限都须有一行', 'every term needs a row', 'rows'),
);
type Deadlines = z.infer<typeof deadlinesSchema>;

/** The last day of a term; `provisional` while it touches a year whose holidays are not announced. */
export const deadlineSchema = z.object({ on: civilDateSchema, provisional: z.boolean() });
export type Deadline = z.infer<typeof deadlineSchema>;

/** The tables that a term is counted by. */
export interface TermTables {
  readonly deadlines: Deadlines;
  readonly holidays: Holidays;
}

/** The rule of a term; the table holds one row for each. */
export const deadlineRuleOf = ({ rows }: Deadlines, name: DeadlineName): DeadlineRule => {
  const rule = rows.find((row) => row.name === name);
  if (rule === undefined) throw new Error(`the deadlines table has no row for ${name}`);
  return rule;
};

/** When the named term that starts with something done on `from` ends, by these tables. */
export const deadlineOf = (
  { deadlines, holidays }: TermTables,
  name: DeadlineName,
  from: CivilDate,
): Deadline => addWorkingDays(from, deadlineRuleOf(deadlines, name).workingDays, holidays);
