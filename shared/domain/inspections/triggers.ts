import { z } from 'zod';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import table from './tables/triggers.json' with { type: 'json' };

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

const triggerRuleSchema = z.object({
  code: triggerSchema,
  label: textSchema,
  /** Whether the check may be made although the yearly cap is reached or a tag asks to leave the target alone. */
  exemptFromCap: z.boolean(),
});
type TriggerRule = z.infer<typeof triggerRuleSchema>;

/** The triggers and what they are exempt from. */
export const triggers: EffectiveTable<TriggerRule> = effectiveTableSchema(triggerRuleSchema).parse(table);

/** Whether checks of this trigger are exempt from the yearly cap. */
export const isExemptFromCap = (trigger: Trigger): boolean =>
  triggers.rows.some(({ code, exemptFromCap }) => code === trigger && exemptFromCap);
