import { z } from 'zod';
import type { Hash } from '../audit/hash.ts';
import { hashSchema } from '../audit/hash.ts';
import { type CivilDate, type Instant, instantSchema } from '../primitives/time.ts';
import { type RuleTable, type RuleTables, type TableName, tableNames, tableSchemas } from './rule-tables.ts';

/** A published version of a table. Nothing of it is ever edited; a later version follows it. */
export interface TableVersion {
  readonly name: TableName;
  /** The content hash; it names the version. */
  readonly hash: Hash;
  readonly publishedAt: Instant;
  readonly table: RuleTable;
}

/** A published version as it is stored. */
export const tableVersionSchema = z
  .object({
    name: z.enum(tableNames as [TableName, ...TableName[]]),
    hash: hashSchema,
    publishedAt: instantSchema,
    table: z.unknown(),
  })
  .transform((version, context): TableVersion => {
    const parsed = tableSchemas[version.name].safeParse(version.table);
    if (parsed.success) return { ...version, table: parsed.data };
    context.addIssue({ code: 'custom', message: z.prettifyError(parsed.error), path: ['table'] });
    return z.NEVER;
  });

/** A day or moment for which a table has no version: nothing is guessed for it. */
export class NoTableInForceError extends Error {
  override readonly name = 'NoTableInForceError';
  readonly table: TableName;
  constructor(table: TableName, on: CivilDate) {
    super(`no version of the table ${table} was in force on ${on}`);
    this.table = table;
  }
}

/** Whether a version applies on a day; `effectiveTo` is the first day on which it does not. */
const isInForce = ({ table: { effectiveFrom, effectiveTo } }: TableVersion, on: CivilDate): boolean =>
  effectiveFrom <= on && (effectiveTo === undefined || on < effectiveTo);

const isLater = (one: TableVersion, other: TableVersion): boolean =>
  one.table.effectiveFrom === other.table.effectiveFrom
    ? one.publishedAt > other.publishedAt
    : one.table.effectiveFrom > other.table.effectiveFrom;

/**
 * The version of a table that is in force on a day, as known at a moment: of those that apply, the one that took effect
 * last, and among those of one day the one that was published last. Throws {@link NoTableInForceError}.
 */
export const versionInForce = (
  versions: readonly TableVersion[],
  name: TableName,
  on: CivilDate,
  knownAt: Instant,
): TableVersion => {
  const [first, ...others] = versions.filter(
    (version) => version.name === name && version.publishedAt <= knownAt && isInForce(version, on),
  );
  if (first === undefined) throw new NoTableInForceError(name, on);
  return others.reduce((latest, one) => (isLater(one, latest) ? one : latest), first);
};

/** The versions of all tables in force on a day, as known at a moment. Throws {@link NoTableInForceError}. */
export const tablesInForce = (
  versions: readonly TableVersion[],
  on: CivilDate,
  knownAt: Instant,
): RuleTables => {
  const chosen = tableNames.map((name) => versionInForce(versions, name, on, knownAt));
  return {
    ...Object.fromEntries(chosen.map(({ name, table }) => [name, table])),
    hashes: Object.fromEntries(chosen.map(({ name, hash }) => [name, hash])),
  } as unknown as RuleTables;
};
