import type { Text } from '../../domain/primitives/text.ts';

/** A row as decoded: its cells by header, or why there are none. `line` counts from 1. */
export type ImportRow =
  | { readonly line: number; readonly values: Readonly<Record<string, string>> }
  | { readonly line: number; readonly problem: { readonly code: string; readonly message: Text } };

/** Something said about one line. */
export interface LineRemark {
  readonly line: number;
  readonly code: string;
  readonly message: Text;
}

/** What was said about accepted or repeated lines, gathered: a sparse register has the same note on every line. */
export interface NoteSummary {
  readonly code: string;
  readonly message: Text;
  readonly count: number;
  /** The first lines concerned, at most {@link mostNotedLines}. */
  readonly lines: readonly number[];
}

/** How many lines a note names. */
export const mostNotedLines = 20;

/**
 * What an import did: `read` = `accepted` + `repeated` + `rejected`; `changed` is what this run altered.
 * `problems` say why each line was rejected; `notes` what was normalised, left out or repeated.
 */
export interface ImportReport {
  readonly read: number;
  readonly accepted: number;
  readonly changed: number;
  readonly repeated: number;
  readonly rejected: number;
  readonly problems: readonly LineRemark[];
  readonly notes: readonly NoteSummary[];
}

/** The report of an import in which each line was accepted, repeated or rejected. */
export const reportOf = (
  counts: Pick<ImportReport, 'read' | 'changed' | 'repeated' | 'rejected'>,
  problems: readonly LineRemark[],
  notes: readonly LineRemark[],
): ImportReport => ({
  ...counts,
  accepted: counts.read - counts.repeated - counts.rejected,
  problems: problems.toSorted((one, other) => one.line - other.line),
  notes: summarised(notes),
});

const summarised = (remarks: readonly LineRemark[]): readonly NoteSummary[] =>
  [...Map.groupBy(remarks, ({ code }) => code).values()].map((same) => ({
    code: same[0]?.code ?? '',
    message: same[0]?.message ?? { zh: '', en: '' },
    count: same.length,
    lines: same.slice(0, mostNotedLines).map(({ line }) => line),
  }));
