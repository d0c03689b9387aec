import type { z } from 'zod';
import { digestOf } from '../audit/digest.ts';
import type { Hash } from '../audit/hash.ts';
import { holidaysSchema } from '../calendar/calendar.ts';
import { deadlinesSchema } from '../calendar/deadlines.ts';
import { creditRulesSchema } from '../credit/credit-rules.ts';
import { publicationTermsSchema } from '../credit/publication-terms.ts';
import { scoreDimensionsSchema } from '../credit/score-dimensions.ts';
import { scoreGradesSchema } from '../credit/score-grades.ts';
import { resultCodesSchema } from '../inspections/result-codes.ts';
import { listsSchema } from '../lists/lists.ts';
import { measuresSchema } from '../measures/measures.ts';
import { pledgeItemsSchema } from '../pledges/pledge-items.ts';

/** Every table that the law or a department may change, and what a version of it must look like. */
export const tableSchemas = {
  holidays: holidaysSchema,
  deadlines: deadlinesSchema,
  'credit-rules': creditRulesSchema,
  'publication-terms': publicationTermsSchema,
  'score-dimensions': scoreDimensionsSchema,
  'score-grades': scoreGradesSchema,
  'result-codes': resultCodesSchema,
  lists: listsSchema,
  measures: measuresSchema,
  'pledge-items': pledgeItemsSchema,
} as const;

export type TableName = keyof typeof tableSchemas;
/** The name of every table. */
export const tableNames = Object.keys(tableSchemas) as readonly TableName[];

/** A version of a table by its name. */
export type RuleTable<N extends TableName = TableName> = z.output<(typeof tableSchemas)[N]>;

/** The versions in force on one day, as known at one moment. */
export type RuleTables = { readonly [N in TableName]: RuleTable<N> } & {
  /** The content hash of each. */
  readonly hashes: Readonly<Record<TableName, Hash>>;
};

/** The content hash of a version: SHA-256 of its canonical JSON (RFC 8785). */
export const tableHash = (table: RuleTable): Hash => digestOf(JSON.parse(JSON.stringify(table)));

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

const standingDigests = new WeakMap<RuleTables, Hash>();

/** One hash over the versions of all tables that a standing rests on. */
export const standingTables = (tables: RuleTables): Hash => {
  const known = standingDigests.get(tables);
  if (known !== undefined) return known;
  const digest = digestOf(Object.fromEntries(bearingOnStanding.map((name) => [name, tables.hashes[name]])));
  standingDigests.set(tables, digest);
  return digest;
};
