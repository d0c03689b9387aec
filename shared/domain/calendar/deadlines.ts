import { z } from 'zod';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import { type CivilDate, civilDateSchema } from '../primitives/time.ts';
import { stateCouncilCalendar } from './calendar.ts';
import table from './tables/deadlines.json' with { type: 'json' };
import { addWorkingDays } from './working-days.ts';

const deadlineRuleSchema = z.object({
  name: z.enum(['publish-result', 'reveal-secret', 'acknowledge-order']),
  workingDays: z.int().min(1),
  basis: z.string().min(1),
});
type DeadlineRule = z.infer<typeof deadlineRuleSchema>;

/** The terms in working days that start in this service. */
const deadlines: EffectiveTable<DeadlineRule> = effectiveTableSchema(deadlineRuleSchema).parse(table);

/** The last day of a term; `provisional` while it touches a year whose holidays are not announced. */
export const deadlineSchema = z.object({ on: civilDateSchema, provisional: z.boolean() });
export type Deadline = z.infer<typeof deadlineSchema>;

/** When the named term that starts with something done on `from` ends. */
export const deadlineOf = (name: DeadlineRule['name'], from: CivilDate): Deadline => {
  const rule = deadlines.rows.find((row) => row.name === name);
  if (rule === undefined) throw new Error(`the deadlines table has no row for ${name}`);
  return addWorkingDays(from, rule.workingDays, stateCouncilCalendar);
};
