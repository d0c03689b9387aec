import { z } from 'zod';
import { type EffectiveTable, effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import table from './tables/pledge-items.json' with { type: 'json' };

const pledgeItemSchema = z.object({
  itemCode: z.string().min(1),
  label: textSchema,
  /** Whether approval on a pledge exists for the item at all. */
  pledge: z.enum(['available', 'excluded']),
  basis: z.string().min(1),
});
export type PledgeItem = z.infer<typeof pledgeItemSchema>;

/** The approval items and whether an applicant may pledge for them (告知承诺制事项目录). */
export const pledgeItems: EffectiveTable<PledgeItem> = effectiveTableSchema(pledgeItemSchema).parse(table);

/** The row of an approval item, or nothing where the table has none. */
export const pledgeItemOf = (itemCode: string): PledgeItem | undefined =>
  pledgeItems.rows.find((row) => row.itemCode === itemCode);
