import type * as z from 'zod';
import { formedText } from '../primitives/text.ts';

/** A share from 0 to 1 as a decimal text with up to nine places, such as `0.03`: exact, unlike a number. */
export const ratioSchema = formedText(
  /^(0(\.\d{1,9})?|1(\.0{1,9})?)$/,
  '应为 0 至 1 的小数，写作文本，如 "0.03"',
  'must be a decimal from 0 to 1 as text, such as "0.03"',
);
export type Ratio = z.infer<typeof ratioSchema>;

/** The ratio of so many in ten thousand, an integer from 0 to 10,000. */
export const ratioOf = (perTenThousand: number): Ratio =>
  ratioSchema.parse((perTenThousand / 10_000).toFixed(4));

/** One whole, in the billionths that `billionthsOf` counts. */
export const wholeInBillionths = 1_000_000_000n;

/** The ratio in billionths, exactly. */
export const billionthsOf = (ratio: Ratio): bigint => {
  const [whole = '', fraction = ''] = ratio.split('.');
  return BigInt(whole + fraction.padEnd(9, '0'));
};
