import { civilDateOf } from '../../shared/domain/primitives/time.ts';
import type { TableName } from '../../shared/domain/rule-tables/rule-tables.ts';
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
export const tableVersionOf = (name: TableName): TableVersion =>
  versionInForce(shippedTables, name, civilDateOf(testNow), testNow);
