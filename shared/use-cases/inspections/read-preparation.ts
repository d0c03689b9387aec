import type { Caller } from '../../domain/access/caller.ts';
import type { Preparation } from '../../domain/inspections/preparation.ts';
import type { RunProgress } from '../../domain/inspections/run.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Text } from '../../domain/primitives/text.ts';
import { found } from '../found.ts';
import type { Records } from '../ports.ts';
import { adviceOn, runIdOf } from '../runs.ts';
import { ownTask } from './own-task.ts';

/** A preparation as people see it: with how far it has come, while it runs, and what to do if it is stuck. */
type ShownPreparation = Preparation & {
  readonly progress?: Omit<RunProgress, 'runId'>;
  readonly advice?: Text;
};

/**
 * The latest preparation of a task, and how far it has come while it runs. Refuses with `not-found` before the first, and
 * with `outside-jurisdiction`.
 */
export const readPreparation = async (
  records: Records,
  caller: Caller,
  taskId: string,
): Promise<Result<ShownPreparation>> => {
  const task = await ownTask(records, caller, taskId);
  return task.ok ? shownPreparation(records, taskId) : task;
};

/** The latest preparation of this id. Refuses with `not-found` before the first. */
export const shownPreparation = async (records: Records, id: string): Promise<Result<ShownPreparation>> => {
  const stored = await found(records, 'preparation', { id });
  if (!stored.ok) return stored;
  const preparation = stored.value.value;
  if (preparation.state !== 'running') return accepted(preparation);
  const runId = runIdOf('prepare-draw', id);
  const [run, note] = await Promise.all([
    records.get('run', { id: runId }),
    records.get('runProgress', { runId }),
  ]);
  const shown = { ...preparation, ...adviceOn(run?.value) };
  // A note from before this request tells of the one before it.
  if (note === undefined || note.value.at < preparation.requestedAt) return accepted(shown);
  const { runId: _, ...progress } = note.value;
  return accepted({ ...shown, progress });
};
