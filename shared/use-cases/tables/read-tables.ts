import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { type CivilDate, civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import { type TableName, tableNames } from '../../domain/rule-tables/rule-tables.ts';
import { type TableVersion, versionInForce } from '../../domain/rule-tables/table-version.ts';
import type { Ports } from '../ask.ts';

type Outside = Pick<Ports, 'tables' | 'clock'>;

/** What a version says of itself, without its rows. */
export interface TableSummary
  extends Pick<TableVersion, 'hash' | 'publishedAt' | 'proposalId'>,
    Pick<TableVersion['table'], 'name' | 'effectiveFrom' | 'effectiveTo' | 'basis' | 'uncertain'> {
  /** How many rows it has. */
  readonly rows: number;
}

const summaryOf = ({ hash, publishedAt, proposalId, table }: TableVersion): TableSummary => {
  const { name, effectiveFrom, effectiveTo, basis, uncertain, rows } = table;
  return {
    name,
    hash,
    publishedAt,
    ...(proposalId !== undefined && { proposalId }),
    effectiveFrom,
    ...(effectiveTo !== undefined && { effectiveTo }),
    basis,
    ...(uncertain !== undefined && { uncertain }),
    rows: rows.length,
  };
};

/** The versions of all tables in force today. */
export const tablesInForceNow = async ({ tables, clock }: Outside): Promise<readonly TableSummary[]> => {
  const versions = await tables.versions();
  const now = clock.now();
  return tableNames.flatMap((name) => {
    const version = versionInForce(versions, name, civilDateOf(now), now);
    return version === undefined ? [] : [summaryOf(version)];
  });
};

/**
 * The version of a table in force on a day (today where none is given), as known at a moment (now). Refuses with
 * `not-found` where there was none.
 */
export const readTable = async (
  { tables, clock }: Outside,
  name: TableName,
  { on, knownAt }: { readonly on?: CivilDate | undefined; readonly knownAt?: Instant | undefined } = {},
): Promise<Result<TableVersion>> => {
  const now = clock.now();
  const day = on ?? civilDateOf(now);
  const version = versionInForce(await tables.versions(), name, day, knownAt ?? now);
  return version === undefined
    ? refused(
        refusal(
          'not-found',
          `规则表 ${name} 在 ${day} 没有适用的版本。`,
          `No version of the rule table ${name} was in force on ${day}.`,
          'query.on',
        ),
      )
    : accepted(version);
};

/** Every version of a table, the one that takes effect last first. */
export const versionsOfTable = async (
  { tables }: Pick<Outside, 'tables'>,
  name: TableName,
): Promise<readonly TableSummary[]> =>
  (await tables.versions())
    .filter(({ table }) => table.name === name)
    .toSorted((one, other) =>
      one.table.effectiveFrom === other.table.effectiveFrom
        ? one.publishedAt < other.publishedAt
          ? 1
          : -1
        : one.table.effectiveFrom < other.table.effectiveFrom
          ? 1
          : -1,
    )
    .map(summaryOf);

/** The version that a content hash names. Refuses with `not-found`. */
export const readTableVersion = async (
  { tables }: Pick<Outside, 'tables'>,
  name: TableName,
  hash: string,
): Promise<Result<TableVersion>> => {
  const version = (await tables.versions()).find((one) => one.table.name === name && one.hash === hash);
  return version === undefined
    ? refused(
        refusal(
          'not-found',
          `规则表 ${name} 没有哈希为 ${hash} 的版本。`,
          `The rule table ${name} has no version with the hash ${hash}.`,
          'params.hash',
        ),
      )
    : accepted(version);
};
