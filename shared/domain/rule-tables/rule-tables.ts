import * as z from 'zod';
import { digestOf } from '../audit/digest.ts';
import type { Hash } from '../audit/hash.ts';
import { holidaysSchema } from '../calendar/calendar.ts';
import { deadlinesSchema } from '../calendar/deadlines.ts';
import { creditRulesSchema } from '../credit/credit-rules.ts';
import { penaltyCategoriesSchema } from '../credit/penalty-categories.ts';
import { publicationTermsSchema } from '../credit/publication-terms.ts';
import { scoreDimensionsSchema } from '../credit/score-dimensions.ts';
import { scoreGradesSchema } from '../credit/score-grades.ts';
import { drawRatiosSchema } from '../inspections/draw-ratios.ts';
import { exclusionTagsSchema } from '../inspections/exclusion-tags.ts';
import { inspectionCapsSchema } from '../inspections/inspection-caps.ts';
import { resultCodesSchema } from '../inspections/result-codes.ts';
import { triggersSchema } from '../inspections/triggers.ts';
import { listsSchema } from '../lists/lists.ts';
import { measuresSchema } from '../measures/measures.ts';
import { pledgeItemsSchema } from '../pledges/pledge-items.ts';

/** Every table that the law or a department may change, and what a version of it must look like. */
const tableSchemas = {
  holidays: holidaysSchema,
  deadlines: deadlinesSchema,
  'credit-rules': creditRulesSchema,
  'penalty-categories': penaltyCategoriesSchema,
  'publication-terms': publicationTermsSchema,
  'score-dimensions': scoreDimensionsSchema,
  'score-grades': scoreGradesSchema,
  'result-codes': resultCodesSchema,
  lists: listsSchema,
  measures: measuresSchema,
  'pledge-items': pledgeItemsSchema,
  'draw-ratios': drawRatiosSchema,
  'inspection-caps': inspectionCapsSchema,
  triggers: triggersSchema,
  'exclusion-tags': exclusionTagsSchema,
} as const;

export type TableName = keyof typeof tableSchemas;
/** The name of every table. */
export const tableNames = Object.keys(tableSchemas) as readonly TableName[];
/** The name of a rule table. */
export const tableNameSchema = z.enum(tableNames as readonly [TableName, ...TableName[]]);

/** A version of a table; its `name` says which. */
export type RuleTable<N extends TableName = TableName> = { [K in N]: z.output<(typeof tableSchemas)[K]> }[N];

/** What a version of any table must look like: which table it is of, `name` says. */
export const ruleTableSchema = z.discriminatedUnion(
  'name',
  Object.values(tableSchemas) as unknown as readonly [typeof holidaysSchema],
) as unknown as z.ZodType<RuleTable>;

/** The versions in force on one day, as known at one moment. */
export type RuleTables = { readonly [N in TableName]: RuleTable<N> } & {
  /** The content hash of each. */
  readonly hashes: Readonly<Record<TableName, Hash>>;
};

/** The tables that would be in force on the day on which a proposal takes effect, without it and with it. */
export interface ProposedTables {
  readonly before: RuleTables;
  readonly after: RuleTables;
}

/** The field that names a row of each table. */
export const rowKeys = {
  holidays: 'year',
  deadlines: 'name',
  'credit-rules': 'code',
  'penalty-categories': 'code',
  'publication-terms': 'severity',
  'score-dimensions': 'dimension',
  'score-grades': 'grade',
  'result-codes': 'code',
  lists: 'list',
  measures: 'code',
  'pledge-items': 'itemCode',
  'draw-ratios': 'stratum',
  'inspection-caps': 'method',
  triggers: 'code',
  'exclusion-tags': 'tag',
} as const satisfies { readonly [N in TableName]: keyof RuleTable<N>['rows'][number] };

/** The content hash of a version: SHA-256 of its canonical JSON (RFC 8785). */
export const tableHash = (table: RuleTable): Hash => digestOf(table);

/** The tables that a standing rests on; a new version of any other changes no standing. */
export const bearingOnStanding = [
  'credit-rules',
  'publication-terms',
  'score-dimensions',
  'score-grades',
  'result-codes',
  'lists',
  'measures',
] as const satisfies readonly TableName[];

/** Whether standings rest on a table. */
export const bearsOnStanding = (name: TableName): boolean =>
  (bearingOnStanding as readonly TableName[]).includes(name);

const standingDigests = new WeakMap<RuleTables, Hash>();

/** One hash over the versions of all tables that a standing rests on. */
export const standingTables = (tables: RuleTables): Hash => {
  const known = standingDigests.get(tables);
  if (known !== undefined) return known;
  const digest = digestOf(Object.fromEntries(bearingOnStanding.map((name) => [name, tables.hashes[name]])));
  standingDigests.set(tables, digest);
  return digest;
};

/** The tables that decide what a frame is and how many are drawn from it. */
export const drawTableNames = [
  'draw-ratios',
  'inspection-caps',
  'triggers',
  'exclusion-tags',
] as const satisfies readonly TableName[];
export type DrawTables = Pick<RuleTables, (typeof drawTableNames)[number]>;
