import type { AuditAction } from '../../domain/audit/entry.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Write } from '../ports.ts';
import type { ImportReport, ImportRow } from './import-report.ts';

/** The most rows that one call takes. */
export const mostRows = 1000;

/** How often an import starts over because someone else changed the same entries meanwhile. */
const attempts = 5;

/** Rows that someone wants to import. */
export interface ImportRequest extends Ask {
  /** Names the import that the rows are a part of. */
  readonly importId: string;
  readonly rows: readonly ImportRow[];
  readonly dryRun: boolean;
}

/** Writes that are applied together, and how many lines' content they change. */
export interface ImportPart {
  readonly writes: readonly Write[];
  readonly changes: number;
}

/** What rows would do, given what is stored now. */
export interface Evaluation {
  readonly parts: readonly ImportPart[];
  readonly report: ImportReport;
}

/** How an import is recorded. */
interface ImportKind {
  readonly action: AuditAction;
  readonly basis: string;
}

type Outside = Pick<Ports, 'ledger' | 'clock' | 'entropy'>;

/**
 * Runs an import: evaluates its rows and applies the parts one after another, each of them whole. Where someone else
 * changed the same entries meanwhile, the rows are evaluated anew. Refuses `too-large` beyond {@link mostRows} rows.
 */
export const runImport = async (
  ports: Outside,
  asked: ImportRequest,
  kind: ImportKind,
  evaluate: () => Promise<Evaluation>,
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
    const { parts, report } = await evaluate();
    const whole = { ...report, changed: changedBefore + report.changed };
    if (asked.dryRun) return accepted(whole);
    const { outcome, applied } = await applyParts(ports, asked, kind, parts, whole);
    if (outcome.ok || outcome.refusal.code !== 'stale-version' || attempt === attempts) return outcome;
    changedBefore += applied.reduce((sum, { changes }) => sum + changes, 0);
  }
};

/**
 * Applies the parts in their order as far as it goes; `applied` are those that were written. With nothing to write
 * the command is claimed all the same, so that its retries get this answer.
 */
const applyParts = async (
  { ledger, clock, entropy }: Outside,
  { caller, command, importId }: Ask & { readonly importId: string },
  { action, basis }: ImportKind,
  parts: readonly ImportPart[],
  report: ImportReport,
): Promise<{ readonly outcome: Result<ImportReport>; readonly applied: readonly ImportPart[] }> => {
  for (let i = 0; i === 0 || i < parts.length; i += 1) {
    const isLast = i + 1 >= parts.length;
    const outcome = await ledger.apply({
      // Only the last part claims the command with its answer: a retry after a crash does what is left.
      command: isLast ? command : { ...command, id: `${command.id}/${entropy.id()}` },
      at: clock.now(),
      actor: caller.subject,
      action,
      about: `import/${importId}`,
      basis,
      writes: parts[i]?.writes ?? [],
      answer: isLast ? report : null,
    });
    if (!outcome.ok) return { outcome, applied: parts.slice(0, i) };
  }
  return { outcome: accepted(report), applied: parts };
};
