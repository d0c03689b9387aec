import type { Work } from '../../shared/domain/inspections/run.ts';
import type { Result } from '../../shared/domain/primitives/result.ts';
import type { Log } from '../../shared/telemetry/log.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { refoldStandings } from '../../shared/use-cases/credit/refold-standings.ts';
import { concludeDraw } from '../../shared/use-cases/inspections/conclude-draw.ts';
import { finishDispatch } from '../../shared/use-cases/inspections/finish-dispatch.ts';
import { makeSubstitution } from '../../shared/use-cases/inspections/make-substitution.ts';
import { prepareDraw } from '../../shared/use-cases/inspections/prepare-draw.ts';
import { revealSecret } from '../../shared/use-cases/inspections/reveal-secret.ts';
import type { RecordChange } from '../../shared/use-cases/ports.ts';
import { settle } from '../../shared/use-cases/settle.ts';
import { previewTable } from '../../shared/use-cases/tables/preview-table.ts';

/** What the draw runner needs from outside; it alone may open a draw's secret. */
export type DrawRunnerPorts = Pick<
  Ports,
  'records' | 'ledger' | 'tables' | 'clock' | 'entropy' | 'vault' | 'progress'
> & { readonly log: Log };

/** Each takes the id of what its run is about, and marks the run done in the transaction that ends it. */
const works: Readonly<Record<Work, (ports: DrawRunnerPorts, about: string) => Promise<Result<unknown>>>> = {
  'prepare-draw': prepareDraw,
  'conclude-draw': concludeDraw,
  'dispatch-draw': finishDispatch,
  'make-substitution': makeSubstitution,
  'reveal-secret': revealSecret,
  'preview-table': previewTable,
  'refold-standings': refoldStandings,
};

/** Does the work of every run that was asked for or woken, unless it is done by now. */
export const createDrawRunner =
  (ports: DrawRunnerPorts) =>
  async (change: RecordChange): Promise<void> => {
    if (change.kind !== 'run' || change.after.doneAt !== undefined) return;
    const { id, work, about } = change.after;
    const run = await ports.records.get('run', { id });
    if (run?.value.doneAt !== undefined) return;
    settle(ports.log, work, about, await works[work](ports, about));
  };
