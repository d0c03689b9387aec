import { z } from 'zod';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import { type CheckMethod, checkMethodSchema } from '../registry/check-method.ts';
import table from './tables/inspection-caps.json' with { type: 'json' };

const inspectionCapSchema = z.object({
  method: checkMethodSchema,
  /**
   * How many checks of this method one authority may make at one target in a calendar year. Units of one line (a
   * department with those above and below it) count as one authority, and whoever has a seat in a visit makes it.
   */
  perYear: z.int().min(1),
});
type InspectionCap = z.infer<typeof inspectionCapSchema>;

/** The yearly caps (年度检查频次上限). A method without a row has none. */
export const inspectionCaps: EffectiveTable<InspectionCap> =
  effectiveTableSchema(inspectionCapSchema).parse(table);

/** The yearly cap on checks of a method; `Infinity` where there is none. */
export const yearlyCapOf = (method: CheckMethod): number =>
  inspectionCaps.rows.find((row) => row.method === method)?.perYear ?? Number.POSITIVE_INFINITY;
