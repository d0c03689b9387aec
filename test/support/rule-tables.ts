import { civilDateOf, type Instant } from '../../shared/domain/primitives/time.ts';
import {
  type RuleTable,
  ruleTableSchema,
  type TableName,
  tableHash,
} from '../../shared/domain/rule-tables/rule-tables.ts';
import { shippedTables } from '../../shared/domain/rule-tables/shipped-tables.ts';
import {
  type TableVersion,
  tablesInForce,
  versionInForce,
} from '../../shared/domain/rule-tables/table-version.ts';
import { on } from './builders.ts';
import { testNow } from './manual-clock.ts';

/** The shipped tables on the day that most tests play on. */
export const testTables = tablesInForce(shippedTables, civilDateOf(testNow), testNow);

/** The shipped tables after the repair rules of 1 April 2026 came into force. */
export const tablesOf2026 = tablesInForce(shippedTables, on('2026-06-01'), testNow);

/** The shipped version of a table that most tests play by. */
export const tableVersionOf = (name: TableName): TableVersion => {
  const version = versionInForce(shippedTables, name, civilDateOf(testNow), testNow);
  if (version === undefined) throw new Error(`no version of ${name} is shipped for the day of the tests`);
  return version;
};

/** A version of a table from a day on: as the tests play by it, but for what `change` makes of it. */
export const nextVersion = <N extends TableName>(
  name: N,
  effectiveFrom: string,
  change: (table: RuleTable<N>) => object = () => ({}),
): RuleTable<N> => {
  const table = structuredClone(testTables[name]) as RuleTable<N>;
  const { effectiveTo: _, ...lasting } = table;
  return ruleTableSchema.parse({ ...lasting, effectiveFrom, ...change(table) }) as RuleTable<N>;
};

/** The year 2027 announced as if its notice gave the first three weeks off: the version of the holidays that says so. */
export const announced2027 = (publishedAt: Instant): TableVersion => {
  const year = {
    year: 2027,
    notice: '国办发明电〔2026〕1号',
    issuedOn: on('2026-12-26'),
    holidays: [{ name: { zh: '元旦', en: "New Year's Day" }, from: on('2027-01-01'), to: on('2027-01-21') }],
    workingWeekends: [],
  };
  const table = { ...testTables.holidays, rows: [...testTables.holidays.rows, year] };
  return { hash: tableHash(table), publishedAt, table };
};
