import { isStuck, type Run, type RunProgress, stuckAdvice, type Work } from '../domain/inspections/run.ts';
import type { Text } from '../domain/primitives/text.ts';
import type { Instant } from '../domain/primitives/time.ts';
import type { Ports } from './ask.ts';
import type { Records, Write } from './ports.ts';

/** The id of the run that does this work. */
export const runIdOf = (work: Work, about: string): string => `${work}/${about}`;

/** The write that sends work to the draw runner, in the transaction of what asks for it. */
export const runRequested = async (
  records: Records,
  work: Work,
  about: string,
  requestedAt: Instant,
): Promise<Write> => {
  const id = runIdOf(work, about);
  const value: Run = { id, work, about, requestedAt, wakes: 0 };
  return { kind: 'run', value, before: await records.get('run', { id }) };
};

/** The write that ends a run, in the transaction that ends its work; none where the run has ended already. */
export const runDone = async (
  records: Records,
  work: Work,
  about: string,
  doneAt: Instant,
): Promise<readonly Write[]> => {
  const run = await records.get('run', { id: runIdOf(work, about) });
  return run === undefined || run.value.doneAt !== undefined
    ? []
    : [{ kind: 'run', value: { ...run.value, doneAt }, before: run }];
};

/** What people who wait for a run are told to do about it; nothing unless it is stuck. */
export const adviceOn = (run: Run | undefined): { readonly advice?: Text } =>
  run !== undefined && isStuck(run) ? { advice: stuckAdvice(run) } : {};

/** Tells how far a run has come: `done` of `total` things of a phase, without a total while it is unknown. */
export type TellProgress = (phase: RunProgress['phase'], done: number, total?: number) => Promise<void>;

/** How the run that does this work tells how far it has come. */
export const tellProgress =
  ({ progress, clock }: Pick<Ports, 'progress' | 'clock'>, work: Work, about: string): TellProgress =>
  (phase, done, total) =>
    progress.note({
      runId: runIdOf(work, about),
      phase,
      done,
      ...(total !== undefined && { total }),
      at: clock.now(),
    });
