import { digestOf } from '../../domain/audit/digest.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { mostWrites, type Stored, type Write } from '../ports.ts';
import { type ImportReport, type LineRemark, reportOf } from './import-report.ts';
import { mayMaintain } from './may-maintain.ts';
import type { Register } from './registers.ts';
import { type Evaluation, type ImportPart, type ImportRequest, runImport } from './run-import.ts';

type ImportValues = Readonly<Record<string, string>>;

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy'>;
type Kind = 'entity' | 'inspector' | 'item';

/**
 * Takes rows into a register, each by its identifier; the first line of an import for an identifier counts,
 * further ones are repeats, even when they come in another call of the same `importId` (a dry run, which writes nothing,
 * cannot tell). A row that is wrong, or belongs to a unit that is not the caller's, is reported and never stops the others.
 * The same rows again change nothing. Refuses `too-large` beyond 1,000 rows.
 */
export const importRows = <K extends Kind, Entry>(
  ports: Outside,
  register: Register<K, Entry>,
  asked: ImportRequest,
): Promise<Result<ImportReport>> =>
  runImport(ports, asked, { action: 'register-imported', basis: '谁管辖谁维护' }, () =>
    evaluated(ports, register, asked),
  );

/** A write, and whether it changes what the entry says or only where it came from. */
interface EntryWrite {
  readonly write: Write;
  readonly isChange: boolean;
}

const evaluated = async <K extends Kind, Entry>(
  { records }: Outside,
  register: Register<K, Entry>,
  { caller, importId, rows }: Pick<ImportRequest, 'caller' | 'importId' | 'rows'>,
): Promise<Evaluation> => {
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
  const changed = writes.filter(({ isChange }) => isChange).length;
  return {
    parts: partsOf(writes),
    report: reportOf({ read: rows.length, changed, repeated, rejected }, problems, notes),
  };
};

/** Entries stand for themselves, so any of them may be applied together. */
const partsOf = (writes: readonly EntryWrite[]): readonly ImportPart[] => {
  const parts: ImportPart[] = [];
  for (let i = 0; i < writes.length; i += mostWrites) {
    const part = writes.slice(i, i + mostWrites);
    parts.push({
      writes: part.map(({ write }) => write),
      changes: part.filter(({ isChange }) => isChange).length,
    });
  }
  return parts;
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
