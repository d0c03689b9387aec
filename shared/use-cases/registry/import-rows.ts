import { digestOf } from '../../domain/audit/digest.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Text } from '../../domain/primitives/text.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Stored, Write } from '../ports.ts';
import { mayMaintain } from './may-maintain.ts';
import type { Register } from './registers.ts';

type ImportValues = Readonly<Record<string, string>>;

/** A row as decoded: its cells by header, or why there are none. `line` counts from 1. */
export type ImportRow =
  | { readonly line: number; readonly values: ImportValues }
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

/** The most rows that one call takes. */
export const mostRows = 1000;

/** Records in one transaction, beside the audit entry and the command's claim. */
const recordsPerTransaction = 90;

/** How often an import starts over because someone else changed the same entries meanwhile. */
const attempts = 5;

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy'>;
type Kind = 'entity' | 'inspector' | 'item';

/** Rows that someone wants in a register. */
interface ImportRequest extends Ask {
  /** Names the import that the rows are a part of. */
  readonly importId: string;
  readonly rows: readonly ImportRow[];
  readonly dryRun: boolean;
}

/**
 * Takes rows into a register, each by its identifier; the first line of an import for an identifier counts,
 * further ones are repeats, even when they come in another call of the same `importId` (a dry run, which writes nothing, cannot tell). A row that is wrong, or
 * belongs to a unit that is not the caller's, is reported and never stops the others. The same rows again change nothing. Refuses `too-large` beyond
 * 1,000 rows.
 */
export const importRows = async <K extends Kind, Entry>(
  ports: Outside,
  register: Register<K, Entry>,
  asked: ImportRequest,
): Promise<Result<ImportReport>> => {
  if (asked.rows.length > mostRows)
    return refused(
      refusal(
        'too-large',
        `一次最多导入 ${mostRows} 行，收到 ${asked.rows.length} 行。`,
        `At most ${mostRows} rows a call; there were ${asked.rows.length}.`,
        'body',
      ),
    );
  let changedBefore = 0;
  for (let attempt = 1; ; attempt += 1) {
    const { writes, report } = await evaluated(ports, register, asked);
    const whole = { ...report, changed: changedBefore + report.changed };
    if (asked.dryRun) return accepted(whole);
    const { outcome, applied } = await applyInParts(ports, asked, writes, whole);
    if (outcome.ok || outcome.refusal.code !== 'stale-version' || attempt === attempts) return outcome;
    changedBefore += applied.filter(({ isChange }) => isChange).length;
  }
};

/** A write, and whether it changes what the entry says or only where it came from. */
interface EntryWrite {
  readonly write: Write;
  readonly isChange: boolean;
}

const evaluated = async <K extends Kind, Entry>(
  { records }: Outside,
  register: Register<K, Entry>,
  { caller, importId, rows }: Pick<ImportRequest, 'caller' | 'importId' | 'rows'>,
): Promise<{ readonly writes: readonly EntryWrite[]; readonly report: ImportReport }> => {
  const problems: LineRemark[] = [];
  const notes: LineRemark[] = [];
  const entries: { readonly line: number; readonly entry: Entry; readonly raw: ImportValues }[] = [];
  let rejected = 0;
  for (const row of rows) {
    if ('problem' in row) {
      problems.push({ line: row.line, ...row.problem });
      rejected += 1;
      continue;
    }
    const { value, problems: faults, notes: remarks } = register.read(row.values);
    problems.push(...faults.map(({ code, message }) => ({ line: row.line, code, message })));
    if (value === undefined) rejected += 1;
    else {
      notes.push(...remarks.map(({ code, message }) => ({ line: row.line, code, message })));
      entries.push({ line: row.line, entry: value, raw: row.values });
    }
  }

  const stored = await records.getMany(
    register.kind,
    entries.map(({ entry }) => register.refOf(entry)),
  );
  const writes: EntryWrite[] = [];
  const seen = new Set<string>();
  let repeated = 0;
  entries.forEach(({ line, entry: read, raw }, i) => {
    const id = register.idOf(read);
    const before = stored[i];
    const earlier = before && register.entryOf(before.value);
    const entry = register.completed(earlier, read, raw);
    const unit = register.unitOf(entry);
    const maintainer = earlier === undefined ? unit : register.unitOf(earlier);
    if (![unit ?? maintainer, maintainer].every((one) => mayMaintain(caller, one, earlier !== undefined))) {
      rejected += 1;
      problems.push(outsideRemark(line));
      return;
    }
    if (seen.has(id) || isFromOtherLine(before, importId, line)) {
      repeated += 1;
      notes.push(repeatedRemark(line));
      return;
    }
    seen.add(id);
    const isSame = earlier !== undefined && digestOf(earlier) === digestOf(entry);
    const isFromHere = before?.value.source.importId === importId && before.value.source.line === line;
    if (!isSame || !isFromHere)
      writes.push({
        write: {
          kind: register.kind,
          value: register.merged(before?.value, entry, { importId, line }),
          before,
        } as Write,
        isChange: !isSame,
      });
  });
  return {
    writes,
    report: {
      read: rows.length,
      accepted: rows.length - repeated - rejected,
      changed: writes.filter(({ isChange }) => isChange).length,
      repeated,
      rejected,
      problems: problems.toSorted((one, other) => one.line - other.line),
      notes: summarised(notes),
    },
  };
};

/** Whether the stored entry came from this import already, from another line of it. */
const isFromOtherLine = (before: Stored<Kind> | undefined, importId: string, line: number): boolean => {
  const source = before?.value.source;
  return source?.importId === importId && source.line !== line;
};

const outsideRemark = (line: number): LineRemark => ({
  line,
  code: 'outside-jurisdiction',
  message: {
    zh: '该条目由其他部门维护（谁管辖谁维护）；请由该部门或其上级导入',
    en: 'another unit maintains this entry; have that unit or one above it import it',
  },
});

const repeatedRemark = (line: number): LineRemark => ({
  line,
  code: 'repeated',
  message: {
    zh: '与本次导入中更早的一行为同一主体；以最早的一行为准',
    en: 'an earlier line of this import names the same entry, and the first one counts',
  },
});

const summarised = (remarks: readonly LineRemark[]): readonly NoteSummary[] =>
  [...Map.groupBy(remarks, ({ code }) => code).values()].map((same) => ({
    code: same[0]?.code ?? '',
    message: same[0]?.message ?? { zh: '', en: '' },
    count: same.length,
    lines: same.slice(0, mostNotedLines).map(({ line }) => line),
  }));

/**
 * Applies the writes in their order as far as it goes; `applied` are those that were written. With nothing to write
 * the command is claimed all the same, so that its retries get this answer.
 */
const applyInParts = async (
  { ledger, clock, entropy }: Outside,
  { caller, command, importId }: Ask & { readonly importId: string },
  writes: readonly EntryWrite[],
  report: ImportReport,
): Promise<{ readonly outcome: Result<ImportReport>; readonly applied: readonly EntryWrite[] }> => {
  for (let i = 0; i === 0 || i < writes.length; i += recordsPerTransaction) {
    const isLast = i + recordsPerTransaction >= writes.length;
    const outcome = await ledger.apply({
      // Only the last part claims the command with its answer: a retry after a crash does what is left.
      command: isLast ? command : { ...command, id: `${command.id}/${entropy.id()}` },
      at: clock.now(),
      actor: caller.subject,
      action: 'register-imported',
      about: `import/${importId}`,
      basis: '谁管辖谁维护',
      writes: writes.slice(i, i + recordsPerTransaction).map(({ write }) => write),
      answer: isLast ? report : null,
    });
    if (!outcome.ok) return { outcome, applied: writes.slice(0, i) };
  }
  return { outcome: accepted(report), applied: writes };
};
