import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { type CheckMethod, checkMethodSchema } from '../registry/check-method.ts';

const inspectionCapSchema = z.strictObject({
  method: checkMethodSchema,
  /**
   * How many checks of this method one authority may make at one target in a calendar year. Units of one line (a
   * department with those above and below it) count as one authority, and whoever has a seat in a visit makes it.
   */
  perYear: z.int().min(1),
});

/** The yearly caps (年度检查频次上限). A method without a row has none. */
export const inspectionCapsSchema = effectiveTableSchema('inspection-caps', inspectionCapSchema, 'method');
type InspectionCaps = z.infer<typeof inspectionCapsSchema>;

/** The yearly cap on checks of a method; `Infinity` where there is none. */
export const yearlyCapOf = ({ rows }: InspectionCaps, method: CheckMethod): number =>
  rows.find((row) => row.method === method)?.perYear ?? Number.POSITIVE_INFINITY;
