import { z } from 'zod';
import { riskClassSchema } from '../credit/risk-class.ts';
import { listNameSchema } from '../lists/list-name.ts';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import table from './tables/result-codes.json' with { type: 'json' };

const resultCodeSchema = z.object({
  code: z.string().min(1),
  label: textSchema,
  /** What the result adds to the 1000-point score. */
  points: z.int(),
  /** The risk class that the result alone leads to. */
  riskClass: riskClassSchema,
  /** That nothing was found, which cannot stand beside anything else. */
  isClean: z.literal(true).optional(),
  /** The case that a person must look at because of this result. A result never lists anyone by itself. */
  case: z.object({ list: listNameSchema, cause: z.string().min(1) }).optional(),
});
export type ResultCode = z.infer<typeof resultCodeSchema>;

/** The categories that an inspection result is published under (抽查结果类别). */
export const resultCodes: EffectiveTable<ResultCode> = effectiveTableSchema(resultCodeSchema).parse(table);

/** The row of a result code, or nothing where the table has none. */
export const resultCodeOf = (code: string): ResultCode | undefined =>
  resultCodes.rows.find((row) => row.code === code);
