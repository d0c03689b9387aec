import type { PublicLogEntry } from '../../../shared/domain/audit/entry.ts';
import type { Hash } from '../../../shared/domain/audit/hash.ts';
import { type Commitment, commitmentDigest } from '../../../shared/domain/draws/commitment.ts';
import { type Draw, drawSchema } from '../../../shared/domain/inspections/draw.ts';
import { showsCommitment } from '../../../shared/domain/inspections/public-draw.ts';
import type { RunProgress, Work } from '../../../shared/domain/inspections/run.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import type { Records } from '../../../shared/use-cases/ports.ts';
import { runIdOf } from '../../../shared/use-cases/runs.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';
import { type LogState, readLogState } from './log.ts';
import { unitNames } from './names.ts';
import { type Outcome, readOutcome } from './outcome.ts';
import { stratumLabel } from './strata.ts';
import { readSubstitutions, type SubstitutionView } from './substitutions.ts';

/** What anyone may know about a draw at its present stage. */
export interface DrawView
  extends Pick<
    Draw,
    | 'id'
    | 'taskId'
    | 'taskName'
    | 'number'
    | 'stage'
    | 'state'
    | 'frozenAt'
    | 'committedAt'
    | 'drawnAt'
    | 'dispatchedAt'
    | 'revealBy'
    | 'revealedAt'
    | 'certifiedAt'
    | 'overdueSince'
    | 'voided'
    | 'counts'
    | 'randomness'
    | 'secret'
  > {
  /** Absent while they would tell the targets. */
  readonly roots: Draw['roots'] | undefined;
  /** The name of the department whose draw it is. */
  readonly department: string;
  /** Each with the label that its risk class had when the draw was frozen. */
  readonly strata: readonly (Draw['rules']['strata'][number] & { readonly label: Text | undefined })[];
  readonly commitment:
    | (Pick<Commitment, 'rulesHash'> & {
        readonly digest: Hash;
        /** Absent while the roots are: together with the digest it would tell them. */
        readonly secretHash: Hash | undefined;
        readonly sources: Commitment['randomness']['sources'];
      })
    | undefined;
  /** Absent until the secret is revealed: before that an inspection must stay a surprise. */
  readonly outcome: Outcome | undefined;
  readonly substitutions: readonly SubstitutionView[];
  /** For a draw of targets: the draws in which departments give them inspectors, with the departments' names. */
  readonly inspectorDraws: Draw['inspectorDraws'];
  /** How far the work has come that is under way. */
  readonly progress: RunProgress | undefined;
  /** Every draw of the same line, this one and void ones included. */
  readonly ofLine: readonly Pick<Draw, 'id' | 'number' | 'state'>[];
  readonly entries: readonly PublicLogEntry[];
  readonly log: LogState;
}

const drawsOfLine = async (records: Records, draw: Draw): Promise<DrawView['ofLine']> => {
  const { stage, taskId } = draw;
  const line =
    stage.kind === 'inspectors'
      ? records.all('inspectorDraws', { of: stage.of })
      : records.all('drawsOfTask', { taskId });
  const draws = [];
  for await (const { value } of line)
    if (stage.kind !== 'inspectors' || value.leadDepartment === draw.leadDepartment)
      draws.push({ id: value.id, number: value.number, state: value.state });
  return draws;
};

/** The work that holds a draw in a state until it is done. */
const workIn: Partial<Record<Draw['state'], Work>> = {
  drawing: 'conclude-draw',
  dispatching: 'dispatch-draw',
  revealing: 'reveal-secret',
};

const readProgress = async (records: Records, { id, state }: Draw): Promise<RunProgress | undefined> => {
  const work = workIn[state];
  return work && (await records.get('runProgress', { runId: runIdOf(work, id) }))?.value;
};

const commitmentOf = (draw: Draw): DrawView['commitment'] => {
  const { commitment } = draw;
  if (commitment === undefined) return undefined;
  return {
    rulesHash: commitment.rulesHash,
    secretHash: showsCommitment(draw) ? commitment.secretHash : undefined,
    digest: commitmentDigest(commitment),
    sources: commitment.randomness.sources,
  };
};

/** Reads the public page of a draw, or nothing where there is no such draw. */
export const readDraw = async (
  { records, ledger, tables }: Pick<Ports, 'records' | 'ledger' | 'tables'>,
  drawId: string,
  cursor: string | undefined,
): Promise<Result<DrawView | undefined>> => {
  if (!drawSchema.shape.id.safeParse(drawId).success) return accepted(undefined);
  const draw = (await records.get('draw', { id: drawId }))?.value;
  if (draw === undefined) return accepted(undefined);
  const outcome = await readOutcome(records, draw, cursor);
  if (!outcome.ok) return outcome;
  const [{ 'draw-ratios': ratios }, nameOf, ofLine, progress, entries, log] = await Promise.all([
    tablesNow(tables, draw.frozenAt),
    unitNames(records, [draw.leadDepartment, ...draw.inspectorDraws.map(({ department }) => department)]),
    drawsOfLine(records, draw),
    readProgress(records, draw),
    ledger.publicLogAbout(`draw/${draw.id}`),
    readLogState(ledger),
  ]);
  return accepted({
    id: draw.id,
    taskId: draw.taskId,
    taskName: draw.taskName,
    number: draw.number,
    stage: draw.stage,
    state: draw.state,
    frozenAt: draw.frozenAt,
    committedAt: draw.committedAt,
    drawnAt: draw.drawnAt,
    dispatchedAt: draw.dispatchedAt,
    revealBy: draw.revealBy,
    revealedAt: draw.revealedAt,
    certifiedAt: draw.certifiedAt,
    overdueSince: draw.overdueSince,
    voided: draw.voided,
    counts: draw.counts,
    roots: showsCommitment(draw) ? draw.roots : undefined,
    randomness: draw.randomness,
    secret: draw.secret,
    department: nameOf(draw.leadDepartment),
    strata: draw.rules.strata.map((one) => ({ ...one, label: stratumLabel(ratios, one.stratum) })),
    commitment: commitmentOf(draw),
    outcome: outcome.value,
    substitutions: await readSubstitutions(records, draw, entries),
    inspectorDraws: draw.inspectorDraws.map((one) => ({ ...one, department: nameOf(one.department) })),
    progress,
    ofLine,
    entries,
    log,
  });
};
