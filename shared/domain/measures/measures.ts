import { z } from 'zod';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import table from './tables/measures.json' with { type: 'json' };

/** What a measure does, for machines to act on. */
export const measureEffectSchema = z.object({
  drawRatioFactor: z.number().positive().optional(),
  pledge: z.literal('deny').optional(),
  deferral: z.enum(['deny', 'priority']).optional(),
  review: z.literal('manual').optional(),
  commendation: z.literal('deny').optional(),
});

const measureSchema = z.object({
  code: z.string().regex(/^[EMR]\d\d$/),
  kind: z.enum(['incentive', 'management', 'rights-reducing']),
  label: textSchema,
  basis: z.string().min(1),
  /** Units that receive an order when the measure applies. */
  responsible: z.array(z.string().min(1)).min(1),
  effect: measureEffectSchema,
});
export type Measure = z.infer<typeof measureSchema>;

/** The published measures. One that is not here may not be applied (浙江省公共信用信息管理条例 art. 24–28). */
export const measures: EffectiveTable<Measure> = effectiveTableSchema(measureSchema).parse(table);

/** The published measure of a code, or nothing. */
export const measureOf = (code: string): Measure | undefined =>
  measures.rows.find((row) => row.code === code);
