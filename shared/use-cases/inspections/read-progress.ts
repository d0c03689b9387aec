import type { Run, RunProgress, Work } from '../../domain/inspections/run.ts';
import type { Text } from '../../domain/primitives/text.ts';
import type { Records } from '../ports.ts';
import { adviceOn, runIdOf } from '../runs.ts';

/** What the draw runner does about a draw as a whole, beside what it does for it. */
const worksOfDraw: readonly Work[] = ['conclude-draw', 'dispatch-draw', 'reveal-secret'];

/**
 * How far the newest run of a draw has come; `work` is null where nothing was asked of the draw runner yet. `advice`
 * says what to do about a run that is stuck.
 */
export type DrawProgress =
  | { readonly work: null }
  | (Pick<Run, 'work' | 'requestedAt' | 'doneAt'> &
      Partial<Pick<RunProgress, 'phase' | 'done' | 'total'>> & { readonly advice?: Text });

/** What the draw runner is doing about a draw, or did last. */
export const readProgress = async (records: Records, drawId: string): Promise<DrawProgress> => {
  const stored = await Promise.all(
    worksOfDraw.map((work) => records.get('run', { id: runIdOf(work, drawId) })),
  );
  const [newest] = stored
    .flatMap((run) => (run === undefined ? [] : [run.value]))
    .toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
  if (newest === undefined) return { work: null };
  const { id, work, requestedAt, doneAt } = newest;
  if (doneAt !== undefined) return { work, requestedAt, doneAt };
  const asked = { work, requestedAt, ...adviceOn(newest) };
  const noted = await records.get('runProgress', { runId: id });
  // What an earlier run of the same work noted says nothing of this one.
  if (noted === undefined || noted.value.at < requestedAt) return asked;
  const { phase, done, total } = noted.value;
  return { ...asked, phase, done, ...(total !== undefined && { total }) };
};
