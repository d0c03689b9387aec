import { z } from 'zod';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import { stratumSchema } from './stratum.ts';
import table from './tables/draw-ratios.json' with { type: 'json' };

const drawRatioSchema = z.object({
  stratum: stratumSchema,
  label: textSchema,
  /** Parts in ten thousand of the stratum that are drawn. */
  perTenThousand: z.int().min(0).max(10_000),
});
export type DrawRatio = z.infer<typeof drawRatioSchema>;

/** The share drawn from each stratum, riskiest first: credit decides how often one is visited. */
export const drawRatios: EffectiveTable<DrawRatio> = effectiveTableSchema(drawRatioSchema).parse(table);
