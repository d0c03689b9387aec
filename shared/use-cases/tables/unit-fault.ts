import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import type { RuleTable } from '../../domain/rule-tables/rule-tables.ts';
import type { Records } from '../ports.ts';

/** The units that a table gives something to do. */
const unitsIn = (table: RuleTable): readonly string[] => {
  switch (table.name) {
    case 'measures':
      return table.rows.flatMap(({ responsible }) => responsible);
    case 'lists':
      return table.rows.map(({ competent }) => competent);
    default:
      return [];
  }
};

/** That a table names a unit which nobody registered: an order to it would reach nobody. Nothing where it names none such. */
export const unitFault = async (records: Records, table: RuleTable): Promise<Refusal | undefined> => {
  const codes = [...new Set(unitsIn(table))];
  const units = await records.getMany(
    'unit',
    codes.map((code) => ({ code })),
  );
  const unknown = codes.find((_, i) => units[i] === undefined);
  return unknown === undefined
    ? undefined
    : refusal(
        'table-inconsistent',
        `单位 ${unknown} 尚未登记；请先登记该单位，或改写负责单位。`,
        `The unit ${unknown} is not registered; register it first, or name another one.`,
        'table.rows',
      );
};
