import type { StatedRow } from '../../domain/credit/rows/document-row.ts';
import { readPenaltyRow } from '../../domain/credit/rows/read-penalty-row.ts';
import { readPermitRow } from '../../domain/credit/rows/read-permit-row.ts';
import type { Text } from '../../domain/primitives/text.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';

interface Remark {
  readonly code: string;
  readonly message: Text;
}

/** How the rows of a file become facts. */
export interface FactRows {
  readonly read: (
    raw: Readonly<Record<string, string>>,
    tables: RuleTables,
  ) => {
    readonly value?: StatedRow;
    readonly problems: readonly Remark[];
    readonly notes: readonly Remark[];
  };
}

/** A file of administrative penalties (双公示行政处罚). */
export const penaltyRows: FactRows = { read: readPenaltyRow };

/** A file of administrative permits (双公示行政许可). */
export const permitRows: FactRows = { read: readPermitRow };
