import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';
import { stratumSchema } from './stratum.ts';

const drawRatioSchema = z.strictObject({
  stratum: stratumSchema,
  label: textSchema,
  /** Parts in ten thousand of the stratum that are drawn. */
  perTenThousand: z.int().min(0).max(10_000),
});

/** The share drawn from each stratum, riskiest first: credit decides how often one is visited. */
export const drawRatiosSchema = effectiveTableSchema('draw-ratios', drawRatioSchema, 'stratum', {
  /** Parts in ten thousand of a whole frame that are drawn at least, where a task names no floor of its own. */
  floorPerTenThousand: z.int().min(0).max(10_000),
}).refine(
  ({ rows }) => stratumSchema.options.every((one) => rows.some(({ stratum }) => stratum === one)),
  ruleText('每一信用风险层都须有一行', 'every stratum needs a row', 'rows'),
);
export type DrawRatios = z.infer<typeof drawRatiosSchema>;

/** The row of a stratum; the table holds one for each. */
export const drawRatioOf = (
  { rows }: DrawRatios,
  stratum: z.infer<typeof stratumSchema>,
): z.infer<typeof drawRatioSchema> => {
  const row = rows.find((one) => one.stratum === stratum);
  if (row === undefined) throw new Error(`the draw ratios have no row for ${stratum}`);
  return row;
};
