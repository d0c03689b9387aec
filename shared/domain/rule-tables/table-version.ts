import * as z from 'zod';
import type { Hash } from '../audit/hash.ts';
import { hashSchema } from '../audit/hash.ts';
import { type CivilDate, type Instant, instantSchema } from '../primitives/time.ts';
import {
  type RuleTable,
  type RuleTables,
  ruleTableSchema,
  type TableName,
  tableHash,
  tableNames,
} from './rule-tables.ts';

/** A published version of a table. Nothing of it is ever edited; a later version follows it. */
export interface TableVersion {
  /** The content hash; it names the version. */
  readonly hash: Hash;
  readonly publishedAt: Instant;
  readonly table: RuleTable;
  /** The proposal that it comes from; absent for one that is shipped. */
  readonly proposalId?: string | undefined;
}

/** A published version as it is stored. What is stored under a hash must be what has that hash. */
export const tableVersionSchema = z
  .object({
    hash: hashSchema,
    publishedAt: instantSchema,
    table: ruleTableSchema,
    proposalId: z.string().min(1).max(100).optional(),
  })
  .refine(({ hash, table }) => tableHash(table) === hash, 'the table does not have the hash that names it');

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
 * last, and among those of one day the one that was published last. Nothing where none applies.
 */
export const versionInForce = (
  versions: readonly TableVersion[],
  name: TableName,
  on: CivilDate,
  knownAt: Instant,
): TableVersion | undefined =>
  versions
    .filter(
      (version) => version.table.name === name && version.publishedAt <= knownAt && isInForce(version, on),
    )
    .reduce<TableVersion | undefined>(
      (latest, one) => (latest === undefined || isLater(one, latest) ? one : latest),
      undefined,
    );

/**
 * The versions of all tables in force on a day, as known at a moment. A table of which none was throws
 * {@link NoTableInForceError} when it is asked for: what does not rest on it can be answered.
 */
export const tablesInForce = (
  versions: readonly TableVersion[],
  on: CivilDate,
  knownAt: Instant,
): RuleTables => {
  const tables = {};
  const hashes = {};
  for (const name of tableNames) {
    const version = versionInForce(versions, name, on, knownAt);
    if (version !== undefined) {
      Object.assign(tables, { [name]: version.table });
      Object.assign(hashes, { [name]: version.hash });
      continue;
    }
    const get = (): never => {
      throw new NoTableInForceError(name, on);
    };
    Object.defineProperty(tables, name, { get });
    Object.defineProperty(hashes, name, { get });
  }
  return Object.assign(tables, { hashes }) as RuleTables;
};
