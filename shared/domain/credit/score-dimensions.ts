import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';
import { fullScore } from './full-score.ts';

/** The dimensions of the 1000-point score (浙江省“531X”). */
export const dimensionSchema = z.enum(['basic', 'finance', 'governance', 'compliance', 'responsibility']);
export type Dimension = z.infer<typeof dimensionSchema>;

const scoreDimensionSchema = z.strictObject({
  dimension: dimensionSchema,
  label: textSchema,
  /** What an entity without adverse facts has in this dimension; it has no more whatever its merits. */
  full: z.int().min(0).max(fullScore),
});

/** What each dimension contributes to the score; together they make the full score. */
export const scoreDimensionsSchema = effectiveTableSchema(
  'score-dimensions',
  scoreDimensionSchema,
  'dimension',
).refine(
  ({ rows }) =>
    rows.reduce((sum, { full }) => sum + full, 0) === fullScore &&
    dimensionSchema.options.every((one) => rows.some(({ dimension }) => dimension === one)),
  ruleText(
    `每一维度都须有一行，满分合计须为 ${fullScore}`,
    `every dimension needs a row, and their full points must add up to ${fullScore}`,
    'rows',
  ),
);
