import { z } from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';

const pledgeItemSchema = z.object({
  itemCode: z.string().min(1),
  label: textSchema,
  /** Whether approval on a pledge exists for the item at all. */
  pledge: z.enum(['available', 'excluded']),
  basis: z.string().min(1),
});
export type PledgeItem = z.infer<typeof pledgeItemSchema>;

/** The approval items and whether an applicant may pledge for them (告知承诺制事项目录). */
export const pledgeItemsSchema = effectiveTableSchema(pledgeItemSchema);
type PledgeItems = z.infer<typeof pledgeItemsSchema>;

/** The row of an approval item, or nothing where the table has none. */
export const pledgeItemOf = ({ rows }: PledgeItems, itemCode: string): PledgeItem | undefined =>
  rows.find((row) => row.itemCode === itemCode);
