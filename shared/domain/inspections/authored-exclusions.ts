import type { Task, TaskDraft } from './task.ts';

type Exclusions = TaskDraft['exclusions'];
type Authored = Task['exclusions'];

/** The exclusions of a draft with their authors: who had written one in these words before stays its author. */
export const authoredExclusions = (
  { targets, inspectors }: Exclusions,
  by: string,
  earlier: Authored = { targets: [], inspectors: [] },
): Authored => ({
  targets: targets.map((one) => ({
    ...one,
    by:
      earlier.targets.find(
        ({ target, reason, note }) => target === one.target && reason === one.reason && note === one.note,
      )?.by ?? by,
  })),
  inspectors: inspectors.map((one) => ({
    ...one,
    by:
      earlier.inspectors.find(
        ({ staffNo, reason, note }) => staffNo === one.staffNo && reason === one.reason && note === one.note,
      )?.by ?? by,
  })),
});
