import { refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import type { CivilDate, Instant } from '../domain/primitives/time.ts';
import { type RuleTables, standingTables } from '../domain/rule-tables/rule-tables.ts';
import { NoTableInForceError } from '../domain/rule-tables/table-version.ts';
import type { Tables } from './ports.ts';

/**
 * The rule tables in force on a day that somebody asked for. Refuses with `no-table-in-force`, naming the input that the
 * day came from, where a table that standings rest on had no version then: nothing is guessed.
 */
export const tablesOn = async (
  tables: Tables,
  on: CivilDate,
  knownAt: Instant,
  field: string,
): Promise<Result<RuleTables>> => {
  try {
    const inForce = await tables.at(on, knownAt);
    standingTables(inForce);
    return accepted(inForce);
  } catch (error) {
    if (!(error instanceof NoTableInForceError)) throw error;
    return refused(
      refusal(
        'no-table-in-force',
        `${on} 没有施行的规则表（${error.table}）。`,
        `No version of the table ${error.table} was in force on ${on}.`,
        field,
      ),
    );
  }
};
