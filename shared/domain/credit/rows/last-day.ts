import type { CivilDate } from '../../primitives/time.ts';
import { dateOf } from '../../registry/rows/cells.ts';

/** How files write that something has no end. */
const endless = new Set(['长期', '长期有效', '永久', '无固定期限', '2099-12-31', '2099/12/31', '20991231']);

/** The last day that a cell names; nothing for what has no end, and `invalid` for what is no date. */
export const lastDayOf = (cell: string): CivilDate | 'invalid' | undefined =>
  cell === '' || endless.has(cell) ? undefined : (dateOf(cell) ?? 'invalid');
