import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';

/** What gives rise to a check (检查来源). */
export const triggerSchema = z.enum([
  'annual-plan',
  'special-campaign',
  'complaint',
  'transferred',
  'media',
  'monitoring',
  'pledge-verification',
  'e-material-verification',
  'other-statutory',
]);
export type Trigger = z.infer<typeof triggerSchema>;

const triggerRuleSchema = z.strictObject({
  code: triggerSchema,
  label: textSchema,
  /**
   * Whether the check may be made although the yearly cap is reached or a tag asks to leave the target alone; such a check
   * does not count towards the cap either.
   */
  exemptFromCap: z.boolean(),
});

/** The triggers and what they are exempt from; one row each. */
export const triggersSchema = effectiveTableSchema('triggers', triggerRuleSchema, 'code').refine(
  ({ rows }) => triggerSchema.options.every((one) => rows.some(({ code }) => code === one)),
  ruleText('每一检查来源都须有一行', 'every trigger needs a row', 'rows'),
);
type Triggers = z.infer<typeof triggersSchema>;

/** Whether checks of this trigger are exempt from the yearly cap. */
export const isExemptFromCap = ({ rows }: Triggers, trigger: Trigger): boolean =>
  rows.some(({ code, exemptFromCap }) => code === trigger && exemptFromCap);
