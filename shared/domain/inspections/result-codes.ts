import { z } from 'zod';
import { proposedCaseSchema } from '../credit/proposed-case.ts';
import { riskClassSchema } from '../credit/risk-class.ts';
import { dimensionSchema } from '../credit/score-dimensions.ts';
import { severitySchema } from '../credit/severity.ts';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';

const resultCodeSchema = z
  .object({
    code: z.string().min(1),
    label: textSchema,
    dimension: dimensionSchema,
    /** What the result adds to the 1000-point score. */
    points: z.int(),
    /** The risk class that the result alone leads to. */
    riskClass: riskClassSchema,
    /** How grave the result is; absent for what is not adverse. */
    severity: severitySchema.optional(),
    /** How many months a result counts that is not adverse. */
    countsMonths: z.int().min(1).optional(),
    /** That nothing was found, which cannot stand beside anything else. */
    isClean: z.literal(true).optional(),
    case: proposedCaseSchema.optional(),
  })
  .refine(
    ({ severity, countsMonths }) => (severity === undefined) !== (countsMonths === undefined),
    'an adverse result needs a severity, any other the months that it counts, and none needs both',
  );
export type ResultCode = z.infer<typeof resultCodeSchema>;

/** The categories that an inspection result is published under (抽查结果类别). */
export const resultCodesSchema = effectiveTableSchema(resultCodeSchema).refine(
  ({ rows }) => new Set(rows.map(({ code }) => code)).size === rows.length,
  'a code must not stand twice',
);
export type ResultCodes = z.infer<typeof resultCodesSchema>;

/** The row of a result code, or nothing where the table has none. */
export const resultCodeOf = ({ rows }: ResultCodes, code: string): ResultCode | undefined =>
  rows.find((row) => row.code === code);
