import type { PublicLogEntry } from '../../../shared/domain/audit/entry.ts';
import { frontierRoot } from '../../../shared/domain/audit/frontier.ts';
import type { Hash } from '../../../shared/domain/audit/hash.ts';
import { type Commitment, commitmentDigest } from '../../../shared/domain/draws/commitment.ts';
import { type Draw, drawSchema } from '../../../shared/domain/inspections/draw.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import type { Ledger, Records } from '../../../shared/use-cases/ports.ts';
import { unitNames } from './names.ts';

/** How many visits a page of a draw lists. */
const pageSize = 50;

/** The public log as it is now. */
export interface LogState {
  readonly size: number;
  readonly root: Hash;
}

/** Whom a revealed draw drew: the target, and its inspectors by their pseudonyms. */
export interface DrawnVisit extends Pick<Visit, 'id' | 'place' | 'target' | 'targetName'> {
  readonly isPublished: boolean;
  readonly pseudonyms: readonly string[];
}

/** What anyone may know about a draw at its present stage. */
export interface DrawView
  extends Pick<
    Draw,
    | 'id'
    | 'taskId'
    | 'taskName'
    | 'number'
    | 'state'
    | 'frozenAt'
    | 'committedAt'
    | 'drawnAt'
    | 'dispatchedAt'
    | 'revealBy'
    | 'revealedAt'
    | 'overdueSince'
    | 'voided'
    | 'counts'
    | 'roots'
    | 'committed'
    | 'opened'
    | 'secret'
  > {
  /** The name of the lead department. */
  readonly department: string;
  readonly strata: Draw['rules']['strata'];
  readonly commitment:
    | (Pick<Commitment, 'rulesHash' | 'secretHash'> & {
        readonly digest: Hash;
        readonly witnesses: readonly string[];
      })
    | undefined;
  /** Absent until the secret is revealed: before that an inspection must stay a surprise. */
  readonly outcome: { readonly visits: readonly DrawnVisit[]; readonly next: string | undefined } | undefined;
  /** Every draw of the task, this one and void ones included. */
  readonly ofTask: readonly Pick<Draw, 'id' | 'number' | 'state'>[];
  readonly entries: readonly PublicLogEntry[];
  readonly log: LogState;
}

/** The public log's size and root. */
export const readLogState = async (ledger: Pick<Ledger, 'publicLogHead'>): Promise<LogState> => {
  const frontier = await ledger.publicLogHead();
  return { size: frontier.size, root: frontierRoot(frontier) };
};

const drawsOfTask = async (records: Records, taskId: string): Promise<DrawView['ofTask']> => {
  const draws = [];
  for await (const { value } of records.all('drawsOfTask', { taskId }))
    draws.push({ id: value.id, number: value.number, state: value.state });
  return draws;
};

const outcomeOf = async (
  records: Records,
  { id: drawId, secret }: Draw,
  cursor: string | undefined,
): Promise<Result<DrawView['outcome']>> => {
  if (secret === undefined) return accepted(undefined);
  const page = await records.page('visitsOfDraw', { drawId }, { limit: pageSize, cursor });
  if (!page.ok) return page;
  return accepted({
    visits: page.value.items.map(({ value: { id, place, target, targetName, seats, state } }) => ({
      id,
      place,
      target,
      targetName,
      isPublished: state === 'published',
      pseudonyms: seats.map(({ pseudonym }) => pseudonym),
    })),
    next: page.value.cursor,
  });
};

const commitmentOf = (commitment: Commitment | undefined): DrawView['commitment'] =>
  commitment && {
    rulesHash: commitment.rulesHash,
    secretHash: commitment.secretHash,
    digest: commitmentDigest(commitment),
    witnesses: commitment.randomness.sources.flatMap(({ witnesses }) => witnesses),
  };

/** Reads the public page of a draw, or nothing where there is no such draw. */
export const readDraw = async (
  { records, ledger }: { readonly records: Records; readonly ledger: Ledger },
  drawId: string,
  cursor: string | undefined,
): Promise<Result<DrawView | undefined>> => {
  if (!drawSchema.shape.id.safeParse(drawId).success) return accepted(undefined);
  const draw = (await records.get('draw', { id: drawId }))?.value;
  if (draw === undefined) return accepted(undefined);
  const outcome = await outcomeOf(records, draw, cursor);
  if (!outcome.ok) return outcome;
  const [nameOf, ofTask, entries, log] = await Promise.all([
    unitNames(records, [draw.leadDepartment]),
    drawsOfTask(records, draw.taskId),
    ledger.publicLogAbout(`draw/${draw.id}`),
    readLogState(ledger),
  ]);
  return accepted({
    id: draw.id,
    taskId: draw.taskId,
    taskName: draw.taskName,
    number: draw.number,
    state: draw.state,
    frozenAt: draw.frozenAt,
    committedAt: draw.committedAt,
    drawnAt: draw.drawnAt,
    dispatchedAt: draw.dispatchedAt,
    revealBy: draw.revealBy,
    revealedAt: draw.revealedAt,
    overdueSince: draw.overdueSince,
    voided: draw.voided,
    counts: draw.counts,
    roots: draw.roots,
    committed: draw.committed,
    opened: draw.opened,
    secret: draw.secret,
    department: nameOf(draw.leadDepartment),
    strata: draw.rules.strata,
    commitment: commitmentOf(draw.commitment),
    outcome: outcome.value,
    ofTask,
    entries,
    log,
  });
};
