import { z } from 'zod';
import { riskClassSchema } from '../credit/risk-class.ts';
import { dimensionSchema } from '../credit/score-dimensions.ts';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import { unitCodeSchema } from '../registry/unit.ts';
import { type ListName, listNameSchema } from './list-name.ts';

const listRuleSchema = z.object({
  list: listNameSchema,
  label: textSchema,
  /** The unit whose line of authority decides on this list. */
  competent: unitCodeSchema,
  /** After how many years a listing ends by itself; absent where only a decision ends it. */
  termYears: z.int().positive().optional(),
  /** After how many months an early removal may be applied for; absent where it may at any time. */
  removableAfterMonths: z.int().positive().optional(),
  /** Whether a unit below the competent one needs the consent of the unit above it (上一级同意). */
  needsConsent: z.boolean(),
  dimension: dimensionSchema,
  points: z.int(),
  riskClass: riskClassSchema,
  /** Codes of the measures table that a listing leads to. */
  measures: z.array(z.string().min(1)),
  causes: z.array(z.object({ code: z.string().min(1), label: textSchema, basis: z.string().min(1) })).min(1),
});
export type ListRule = z.infer<typeof listRuleSchema>;

/** Terms, causes and consequences of each list; one row each. */
export const listsSchema = effectiveTableSchema(listRuleSchema).refine(
  ({ rows }) => listNameSchema.options.every((one) => rows.filter(({ list }) => list === one).length === 1),
  'every list needs exactly one row',
);
type Lists = z.infer<typeof listsSchema>;

/** The rule of a list; the table holds one for every name. */
export const listRuleOf = ({ rows }: Lists, list: ListName): ListRule => {
  const rule = rows.find((row) => row.list === list);
  if (rule === undefined) throw new Error(`the lists table has no row for ${list}`);
  return rule;
};
