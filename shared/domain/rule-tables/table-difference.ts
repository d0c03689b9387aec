import * as z from 'zod';
import { canonicalJson } from '../audit/canonical.ts';
import { type RuleTable, rowKeys } from './rule-tables.ts';

/** How many changes a difference names; it counts all of them. */
const namedAtMost = 100;

const fieldChangeSchema = z.object({
  field: z.string().min(1),
  /** What stood there; absent where nothing did. */
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

/** What a new version says otherwise than the one before it. */
export const tableDifferenceSchema = z.object({
  added: z.int().min(0),
  removed: z.int().min(0),
  changed: z.int().min(0),
  /** The first of them, in the order of the rows' names; what the tables say beside their rows comes first, as `table`. */
  rows: z
    .array(
      z.object({
        row: z.string().min(1),
        change: z.enum(['added', 'removed', 'changed']),
        fields: z.array(fieldChangeSchema),
      }),
    )
    .max(namedAtMost),
});
export type TableDifference = z.infer<typeof tableDifferenceSchema>;

type Fields = Readonly<Record<string, unknown>>;

const isSame = (one: unknown, other: unknown): boolean =>
  one === undefined || other === undefined ? one === other : canonicalJson(one) === canonicalJson(other);

const fieldChanges = (before: Fields, after: Fields): z.infer<typeof fieldChangeSchema>[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({
      field,
      ...(before[field] !== undefined && { before: before[field] }),
      ...(after[field] !== undefined && { after: after[field] }),
    }));

const rowsOf = (table: RuleTable | undefined): ReadonlyMap<string, Fields> =>
  new Map(
    ((table?.rows ?? []) as readonly Fields[]).map((row) => [
      String(row[rowKeys[(table as RuleTable).name]]),
      row,
    ]),
  );

const frameOf = (table: RuleTable | undefined): Fields => {
  if (table === undefined) return {};
  const { rows: _, ...frame } = table;
  return frame;
};

/** Compares a version with the one before it, row by row and field by field; `before` is absent for a first version. */
export const tableDifference = (before: RuleTable | undefined, after: RuleTable): TableDifference => {
  const was = rowsOf(before);
  const is = rowsOf(after);
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  const rows = names.flatMap((row): TableDifference['rows'] => {
    const [old, now] = [was.get(row), is.get(row)];
    const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    const fields = fieldChanges(old ?? {}, now ?? {});
    return fields.length === 0 ? [] : [{ row, change, fields }];
  });
  const countOf = (wanted: string): number => rows.filter(({ change }) => change === wanted).length;
  const frame = fieldChanges(frameOf(before), frameOf(after));
  return {
    added: countOf('added'),
    removed: countOf('removed'),
    changed: countOf('changed'),
    rows: [
      ...(frame.length === 0 ? [] : [{ row: 'table', change: 'changed' as const, fields: frame }]),
      ...rows,
    ].slice(0, namedAtMost),
  };
};
