import * as z from 'zod';
import { ruleText, textSchema } from './text.ts';
import { type CivilDate, civilDateSchema } from './time.ts';

/** More than any catalogue of items has; a table is read as a whole. */
const mostRows = 2_000;

/** The words for a table in which two rows are the same one. */
export const standsTwice = ruleText(
  '同一行（编码相同）不得出现两次',
  'a row must not stand twice: its code is taken',
);

const endsLater = ({
  effectiveFrom,
  effectiveTo,
}: {
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo?: CivilDate | undefined;
}): boolean => effectiveTo === undefined || effectiveFrom < effectiveTo;

/**
 * A table of rules or labels that the law may change: in force from `effectiveFrom` until, but not on,
 * `effectiveTo`. `uncertain` says what the sources leave open, so that nobody takes it for settled. `key` is the field
 * that names a row; no two rows share it. Nothing that the schema does not know is taken: a misspelt field would be lost
 * in silence. `more` is what a table says beside its rows.
 */
export const effectiveTableSchema = <
  const Name extends string,
  Row extends z.ZodType<object>,
  Key extends keyof z.output<Row>,
  const More extends z.core.$ZodLooseShape = Record<never, never>,
>(
  name: Name,
  row: Row,
  key: Key,
  more?: More,
) =>
  z
    .strictObject({
      name: z.literal(name),
      effectiveFrom: civilDateSchema,
      effectiveTo: civilDateSchema.optional(),
      basis: z.string().min(1).max(1_000),
      uncertain: textSchema.optional(),
      ...(more as More),
      rows: z
        .array(row)
        .min(1)
        .max(mostRows)
        .refine((rows) => new Set(rows.map((one) => one[key])).size === rows.length, standsTwice),
    })
    .refine(
      (table) => endsLater(table as unknown as Parameters<typeof endsLater>[0]),
      ruleText('终止日期须晚于生效日期', 'a table must end on a later day than it begins', 'effectiveTo'),
    );
