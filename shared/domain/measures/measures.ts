import { z } from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import { unitCodeSchema } from '../registry/unit.ts';

/** What a measure does, for machines to act on. */
export const measureEffectSchema = z.object({
  /** By how much the share of its stratum that is drawn is multiplied. */
  drawRatioFactor: z.number().positive().optional(),
  pledge: z.enum(['deny', 'allow']).optional(),
  deferral: z.enum(['deny', 'priority']).optional(),
  review: z.literal('manual').optional(),
  queue: z.literal('priority').optional(),
  commendation: z.enum(['deny', 'recommend', 'withdraw']).optional(),
  procurement: z.enum(['deny', 'bonus', 'weigh']).optional(),
  finance: z.enum(['deny', 'priority', 'refer']).optional(),
  market: z.literal('bar').optional(),
  concession: z.literal('deny').optional(),
  consumption: z.literal('mirror-court-order').optional(),
  office: z.literal('bar').optional(),
  /** Codes of the measures that this one takes away while it applies. */
  cancels: z.array(z.string().min(1)).optional(),
});

export const measureSchema = z
  .object({
    code: z.string().regex(/^[EMR]\d\d$/),
    kind: z.enum(['incentive', 'management', 'rights-reducing']),
    label: textSchema,
    basis: z.string().min(1),
    /** The law (法律) or administrative regulation (行政法规) that allows it to reduce rights, with its article. */
    law: z
      .object({
        kind: z.enum(['law', 'administrative-regulation']),
        name: z.string().min(1),
        article: z.string().min(1),
      })
      .optional(),
    /** Units that receive an order when the measure applies. */
    responsible: z.array(unitCodeSchema).min(1),
    effect: measureEffectSchema,
  })
  .refine(
    ({ kind, law }) => kind !== 'rights-reducing' || law !== undefined,
    'a measure that reduces rights needs a law or an administrative regulation (国办发〔2020〕49号；浙江省公共信用信息管理条例第26条)',
  );
export type Measure = z.infer<typeof measureSchema>;

/** The published measures. One that is not here may not be applied (浙江省公共信用信息管理条例 art. 24–28). */
export const measuresSchema = effectiveTableSchema(measureSchema).refine(
  ({ rows }) => new Set(rows.map(({ code }) => code)).size === rows.length,
  'a code must not stand twice',
);
type Measures = z.infer<typeof measuresSchema>;

/** The published measure of a code, or nothing. */
export const measureOf = ({ rows }: Measures, code: string): Measure | undefined =>
  rows.find((row) => row.code === code);
