import { z } from 'zod';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import table from './tables/exclusion-tags.json' with { type: 'json' };

const exclusionTagSchema = z.object({
  tag: z.string().min(1).max(40),
  reason: z.enum(['no-check-listed', 'observation-period']),
});
type ExclusionTag = z.infer<typeof exclusionTagSchema>;

/** Tags of the register that keep a target out of planned checks, and the reason that is then recorded. */
export const exclusionTags: EffectiveTable<ExclusionTag> =
  effectiveTableSchema(exclusionTagSchema).parse(table);

/** The reason of the first row whose tag the target carries, or nothing. */
export const reasonOfTags = (tags: readonly string[]): ExclusionTag['reason'] | undefined =>
  exclusionTags.rows.find(({ tag }) => tags.includes(tag))?.reason;
