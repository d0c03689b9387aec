import * as z from 'zod';
import { proposedCaseSchema } from '../credit/proposed-case.ts';
import { riskClassSchema } from '../credit/risk-class.ts';
import { dimensionSchema } from '../credit/score-dimensions.ts';
import { severitySchema } from '../credit/severity.ts';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';

const resultCodeSchema = z
  .strictObject({
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
    /** That no new result is recorded under it; it stays in the table for those that were. */
    isRetired: z.literal(true).optional(),
    case: proposedCaseSchema.optional(),
  })
  .refine(
    ({ severity, countsMonths }) => (severity === undefined) !== (countsMonths === undefined),
    ruleText(
      '不利结果须写明严重程度，其他结果须写明计入月数，二者不得并存',
      'an adverse result needs a severity, any other the months that it counts, and none needs both',
    ),
  );
export type ResultCode = z.infer<typeof resultCodeSchema>;

/** The categories that an inspection result is published under (抽查结果类别). */
export const resultCodesSchema = effectiveTableSchema('result-codes', resultCodeSchema, 'code');
export type ResultCodes = z.infer<typeof resultCodesSchema>;

/** The row of a result code, or nothing where the table has none. */
export const resultCodeOf = ({ rows }: ResultCodes, code: string): ResultCode | undefined =>
  rows.find((row) => row.code === code);
