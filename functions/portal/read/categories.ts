import { type ResultCode, resultCodeOf } from '../../../shared/domain/inspections/result-codes.ts';
import type { Instant } from '../../../shared/domain/primitives/time.ts';
import type { Tables } from '../../../shared/use-cases/ports.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';

/** The categories of a result as they read when it was published: labels are versioned, and a result is never reworded. */
export const categoriesOf = async (
  tables: Tables,
  codes: readonly string[],
  publishedAt: Instant,
): Promise<readonly ResultCode[]> => {
  const { 'result-codes': table } = await tablesNow(tables, publishedAt);
  return codes.map((code) => {
    const row = resultCodeOf(table, code);
    if (row === undefined) throw new Error(`a published result has the unknown code ${code}`);
    return row;
  });
};
