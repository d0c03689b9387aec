import * as z from 'zod';
import { riskClassSchema } from '../credit/risk-class.ts';
import { dimensionSchema } from '../credit/score-dimensions.ts';
import { effectiveTableSchema, standsTwice } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';
import { isWithin, unitCodeSchema } from '../registry/unit.ts';
import { type ListName, listNameSchema } from './list-name.ts';

/** Why an entity is listed. */
const listCauseSchema = z.strictObject({
  code: z.string().min(1),
  label: textSchema,
  basis: z.string().min(1),
  /** Codes of the measures table that a listing for this cause leads to, beside those of the list. */
  measures: z.array(z.string().min(1)).optional(),
  /** That no new case is opened for it; it stays in the table for the listings that were made. */
  isRetired: z.literal(true).optional(),
});

const listRuleSchema = z.strictObject({
  list: listNameSchema,
  label: textSchema,
  /** The unit whose line of authority decides on this list. */
  competent: unitCodeSchema,
  /** After how many years a listing ends by itself; absent where only a decision ends it. */
  termYears: z.int().positive().optional(),
  /** After how many months an early removal may be applied for; absent where it may at any time. */
  removableAfterMonths: z.int().positive().optional(),
  /** What demands that a listing rest on a heavy penalty (较重行政处罚), whatever its cause; absent where the fact alone may list. */
  heavyPenaltyBasis: z.string().min(1).optional(),
  /** Whether a heavy penalty since the listing bars its early removal. */
  penaltyBarsRemoval: z.boolean(),
  /** What obliges the authority to publish a listing. */
  publicationBasis: z.string().min(1),
  /** By what rules a listing is removed on application; absent where there is no such removal. */
  removalBasis: z.string().min(1).optional(),
  /** Whether a unit below the competent one needs the consent of the unit above it (上一级同意). */
  needsConsent: z.boolean(),
  /** Whether the entity may ask for a hearing (听证). */
  mayAskHearing: z.boolean(),
  /** Whether a second person must review a listing for its lawfulness before it is decided (法制审核). */
  needsLegalReview: z.boolean(),
  /** Whether a listing of anyone but a natural person must name who answers for the breach. */
  namesResponsible: z.boolean(),
  dimension: dimensionSchema,
  points: z.int(),
  riskClass: riskClassSchema,
  /** Codes of the measures table that a listing leads to. */
  measures: z.array(z.string().min(1)),
  causes: z
    .array(listCauseSchema)
    .min(1)
    .refine((causes) => new Set(causes.map(({ code }) => code)).size === causes.length, standsTwice),
});
export type ListRule = z.infer<typeof listRuleSchema>;

/** Terms, causes and consequences of each list; one row each. */
export const listsSchema = effectiveTableSchema('lists', listRuleSchema, 'list').refine(
  ({ rows }) => listNameSchema.options.every((one) => rows.some(({ list }) => list === one)),
  ruleText('每一名单都须有一行', 'every list needs a row', 'rows'),
);
type Lists = z.infer<typeof listsSchema>;

/** The rule of a list; the table holds one for every name. */
export const listRuleOf = ({ rows }: Lists, list: ListName): ListRule => {
  const rule = rows.find((row) => row.list === list);
  if (rule === undefined) throw new Error(`the lists table has no row for ${list}`);
  return rule;
};

/** The legal basis of listing an entity for a cause. */
export const causeBasis = (
  lists: Lists,
  { list, cause }: { readonly list: ListName; readonly cause: string },
): string => listRuleOf(lists, list).causes.find(({ code }) => code === cause)?.basis ?? lists.basis;

/** Codes of the measures that a listing for a cause leads to: those of the list and those of the cause, each once. */
export const measuresFor = ({ measures, causes }: ListRule, cause: string): readonly string[] => [
  ...new Set([...measures, ...(causes.find(({ code }) => code === cause)?.measures ?? [])]),
];

/**
 * The unit that decides: the one that answers for the entity, where it belongs to the line of authority that is
 * competent for the list; otherwise the head of that line.
 */
export const authorityOf = (lists: Lists, list: ListName, responsible: string | undefined): string => {
  const { competent } = listRuleOf(lists, list);
  return responsible !== undefined && isWithin(responsible, competent) ? responsible : competent;
};
