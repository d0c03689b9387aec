import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';

const exclusionTagSchema = z.strictObject({
  tag: z.string().min(1).max(40),
  reason: z.enum(['no-check-listed', 'observation-period']),
});

/** Tags of the register that keep a target out of planned checks, and the reason that is then recorded. */
export const exclusionTagsSchema = effectiveTableSchema('exclusion-tags', exclusionTagSchema, 'tag');
type ExclusionTags = z.infer<typeof exclusionTagsSchema>;

/** The reason of the first row whose tag the target carries, or nothing. */
export const reasonOfTags = (
  { rows }: ExclusionTags,
  tags: readonly string[],
): ExclusionTags['rows'][number]['reason'] | undefined => rows.find(({ tag }) => tags.includes(tag))?.reason;
