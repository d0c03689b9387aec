import { digestOf } from '../audit/digest.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { Text } from '../primitives/text.ts';
import { type CivilDate, civilDateOf } from '../primitives/time.ts';
import { type RuleTable, type RuleTables, rowKeys, type TableName } from './rule-tables.ts';
import { tableSetFault } from './table-set-fault.ts';
import { type TableVersion, tablesInForce, versionInForce } from './table-version.ts';

/** The tables whose rows are named elsewhere for good: an event, a listing, a pledge, an order, a term that runs. */
const keepRows: ReadonlySet<TableName> = new Set([
  'holidays',
  'credit-rules',
  'result-codes',
  'lists',
  'measures',
  'pledge-items',
]);

/** The names of a table's rows, and those of the causes within a list. */
const namesIn = (table: RuleTable): readonly string[] =>
  (table.rows as readonly Readonly<Record<string, unknown>>[]).flatMap((row) => {
    const name = String(row[rowKeys[table.name]]);
    const causes = table.name === 'lists' ? (row['causes'] as readonly { readonly code: string }[]) : [];
    return [name, ...causes.map(({ code }) => `${name}/${code}`)];
  });

const dateFault = (field: 'effectiveFrom' | 'effectiveTo', { zh, en }: Text): Refusal =>
  refusal('table-effective-date', zh, en, `table.${field}`);

/** A version takes effect on a later day than it is published, so that nobody is judged by a rule they could not know. */
const dayFault = ({ effectiveFrom }: RuleTable, publishedOn: CivilDate): Refusal | undefined =>
  effectiveFrom > publishedOn
    ? undefined
    : dateFault('effectiveFrom', {
        zh: `生效日期 ${effectiveFrom} 须晚于公布日 ${publishedOn}；请改用更晚的日期重新提出。`,
        en: `The version would take effect on ${effectiveFrom}, which must be later than the day of its publication, ${publishedOn}; propose it with a later date.`,
      });

/** Nothing is published over a version that takes effect later: which of the two was meant would be a guess. */
const overlapFault = (
  { effectiveFrom, effectiveTo }: RuleTable,
  earlier: readonly TableVersion[],
): Refusal | undefined => {
  const [next] = earlier
    .map(({ table }) => table.effectiveFrom)
    .filter((from) => from > effectiveFrom && (effectiveTo === undefined || from < effectiveTo))
    .toSorted();
  return next === undefined
    ? undefined
    : dateFault('effectiveTo', {
        zh: `已公布的另一版本将于 ${next} 生效；请将本版本的终止日期定为不晚于该日，或改用同一日或更晚的生效日期。`,
        en: `Another version, published already, takes effect on ${next}; let this one end on that day at the latest, or take effect on that day or later.`,
      });
};

/** Whether nothing but the dates differs. */
const saysTheSame = (one: RuleTable, other: RuleTable): boolean => {
  const content = ({ effectiveFrom: _, effectiveTo: __, ...rest }: RuleTable): string => digestOf(rest);
  return content(one) === content(other);
};

const sameFault = (
  { hash, table, publishedAt }: TableVersion,
  earlier: readonly TableVersion[],
): Refusal | undefined => {
  const inForce = versionInForce(earlier, table.name, table.effectiveFrom, publishedAt);
  return earlier.some((one) => one.hash === hash) ||
    (inForce !== undefined && saysTheSame(inForce.table, table))
    ? refusal(
        'table-unchanged',
        `该版本与 ${table.effectiveFrom} 已经适用的版本内容相同。`,
        `The version that is in force on ${table.effectiveFrom} anyhow says the same.`,
        'table.rows',
      )
    : undefined;
};

const lostRowFault = (table: RuleTable, earlier: readonly TableVersion[]): Refusal | undefined => {
  if (!keepRows.has(table.name)) return undefined;
  const names = new Set(namesIn(table));
  const lost = earlier.flatMap((version) => namesIn(version.table)).find((name) => !names.has(name));
  return lost === undefined
    ? undefined
    : refusal(
        'table-row-missing',
        `缺少 ${lost} 一行：既往版本中有过的编码须保留，历史记录还要用到；不再使用的请标为停用（isRetired）。`,
        `The row ${lost} is missing: a code that ever stood in this table stays, for history needs it; mark it isRetired where it is not to be used again.`,
        'table.rows',
      );
};

/** A day on which the set of tables changes, with the tables from then on. */
interface Change {
  readonly on: CivilDate;
  readonly tables: RuleTables;
}

/** The days from `from` on that begin or end a version, each with the tables in force from then on. */
const changesFrom = (from: CivilDate, versions: readonly TableVersion[], known: TableVersion): Change[] =>
  [...new Set(versions.flatMap(({ table }) => [table.effectiveFrom, table.effectiveTo ?? from]))]
    .filter((on) => on >= from)
    .toSorted()
    .map((on) => ({ on, tables: tablesInForce(versions, on, known.publishedAt) }));

/**
 * Why a version cannot be published at its `publishedAt`, or nothing; `versions` are all that were published before.
 * What its own schema demands is taken for granted. From its day on there must be one version of its table for every day,
 * and on every day the tables must fit together, those included that take effect later.
 */
export const publicationFault = (
  version: TableVersion,
  versions: readonly TableVersion[],
): Refusal | undefined => {
  const { table, publishedAt } = version;
  const earlier = versions.filter((one) => one.table.name === table.name);
  const fault =
    dayFault(table, civilDateOf(publishedAt)) ??
    overlapFault(table, earlier) ??
    sameFault(version, earlier) ??
    lostRowFault(table, earlier);
  if (fault !== undefined) return fault;
  const all = [...versions, version];
  for (const { on, tables } of changesFrom(table.effectiveFrom, all, version)) {
    if (versionInForce(all, table.name, on, publishedAt) === undefined)
      return dateFault('effectiveTo', {
        zh: `${on} 起将没有适用的版本；请去掉终止日期，或先公布其后的版本。`,
        en: `From ${on} on no version would be in force; leave the end out, or publish the version that follows first.`,
      });
    const misfit = tableSetFault(tables);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
};
