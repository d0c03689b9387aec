import { z } from 'zod';
import { riskClassSchema } from '../credit/risk-class.ts';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import { unitCodeSchema } from '../registry/unit.ts';
import { type ListName, listNameSchema } from './list-name.ts';
import table from './tables/lists.json' with { type: 'json' };

const listRuleSchema = z.object({
  list: listNameSchema,
  label: textSchema,
  /** The unit whose line of authority decides on this list. */
  competent: unitCodeSchema,
  /** After how many years a listing ends by itself; absent where only a decision ends it. */
  termYears: z.int().positive().optional(),
  points: z.int(),
  riskClass: riskClassSchema,
  /** Codes of the measures table that a listing leads to. */
  measures: z.array(z.string().min(1)),
  causes: z.array(z.object({ code: z.string().min(1), label: textSchema, basis: z.string().min(1) })).min(1),
});
export type ListRule = z.infer<typeof listRuleSchema>;

/** Terms, causes and consequences of each list. */
export const lists: EffectiveTable<ListRule> = effectiveTableSchema(listRuleSchema).parse(table);

/** The rule of a list; the table holds one for every name. */
export const listRuleOf = (list: ListName): ListRule => {
  const rule = lists.rows.find((row) => row.list === list);
  if (rule === undefined) throw new Error(`the lists table has no row for ${list}`);
  return rule;
};
