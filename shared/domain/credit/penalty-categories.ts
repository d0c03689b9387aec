import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';
import { spellingKey } from '../registry/spelling.ts';

const penaltyCategorySchema = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  label: textSchema,
  /** How records write it besides. */
  spellings: z.array(z.string().min(1)).optional(),
  /** How grave a penalty counts as whose record does not say so. Never minor: that only a record can say. */
  severity: z.enum(['ordinary', 'serious']),
  basis: z.string().min(1),
});

/** The row for whatever is not listed. */
const otherCode = 'other';

/** The kinds of administrative penalties (行政处罚法第9条), and how grave each counts as where nobody said. */
export const penaltyCategoriesSchema = effectiveTableSchema(
  'penalty-categories',
  penaltyCategorySchema,
  'code',
).refine(
  ({ rows }) => rows.some(({ code }) => code === otherCode),
  ruleText(
    `须有 ${otherCode} 一行，用于未列明的种类`,
    `there must be a row ${otherCode} for what is not listed`,
    'rows',
  ),
);
type PenaltyCategories = z.infer<typeof penaltyCategoriesSchema>;

/**
 * How grave a penalty of these kinds counts as where its record does not say so: as grave as the gravest of those that
 * the table lists, and as the row for the others where it lists none. `unknown` are the wordings that it does not list.
 */
export const assumedSeverity = (
  { rows }: PenaltyCategories,
  kinds: readonly string[],
): { readonly severity: 'ordinary' | 'serious'; readonly unknown: readonly string[] } => {
  const rowOf = (kind: string) => {
    const key = spellingKey(kind);
    return rows.find(({ label, spellings = [] }) =>
      [label.zh, label.en, ...spellings].some((one) => spellingKey(one) === key),
    );
  };
  const known = kinds.flatMap((kind) => rowOf(kind) ?? []);
  const counting = known.length > 0 ? known : rows.filter(({ code }) => code === otherCode);
  return {
    severity: counting.some(({ severity }) => severity === 'serious') ? 'serious' : 'ordinary',
    unknown: kinds.filter((kind) => rowOf(kind) === undefined),
  };
};
