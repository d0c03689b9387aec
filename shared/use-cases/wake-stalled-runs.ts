import { isStuck, type Run, wakeDueAt } from '../domain/inspections/run.ts';
import type { Instant } from '../domain/primitives/time.ts';
import type { Log } from '../telemetry/log.ts';
import type { Ports } from './ask.ts';
import { givesAwayFault } from './inspections/sealed-draws.ts';
import type { Records } from './ports.ts';
import { serviceAsk } from './service-ask.ts';
import { settle } from './settle.ts';

/**
 * Sends the runs that nobody has finished on their way again: the change makes the table's stream deliver them anew.
 * Each is woken more and more seldom; one that waking does not help is logged as stuck, every time. One that fails
 * does not keep the others waiting: it is thrown at the end. Gives how many were woken.
 */
export const wakeStalledRuns = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock'> & { readonly log: Log },
): Promise<number> => {
  const { records, clock } = ports;
  const now = clock.now();
  const failures: unknown[] = [];
  let woken = 0;
  for await (const { value } of records.all('runsUnderWay', {})) {
    if (!isStalled(value, now)) continue;
    try {
      if (await wake(ports, value.id, now)) woken += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some stalled runs could not be woken');
  return woken;
};

const isStalled = (run: Run, now: Instant): boolean => run.doneAt === undefined && wakeDueAt(run) < now;

/** The secret of a draw that gives others away waits for theirs, as long as it takes; nothing is wrong with it. */
const isWaiting = async (records: Records, { work, about }: Run): Promise<boolean> => {
  if (work !== 'reveal-secret') return false;
  const draw = await records.get('draw', { id: about });
  return draw !== undefined && (await givesAwayFault(records, draw.value)) !== undefined;
};

const wake = async (
  { records, ledger, log }: Parameters<typeof wakeStalledRuns>[0],
  id: string,
  at: Instant,
): Promise<boolean> => {
  // The list may lag behind: the run itself says whether it is done by now.
  const stored = await records.get('run', { id });
  if (stored === undefined || !isStalled(stored.value, at)) return false;
  if (await isWaiting(records, stored.value)) return false;
  const run: Run = { ...stored.value, wokenAt: at, wakes: stored.value.wakes + 1 };
  const woken = await ledger.apply({
    ...serviceAsk('clock', `wake#${id}#${stored.version}`),
    at,
    action: 'run-resumed',
    about: `run/${id}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'run', value: run, before: stored }],
    answer: at,
  });
  settle(log, 'wake-stalled-run', id, woken);
  if (woken.ok && isStuck(run)) log('run-stuck', { run: id, wakes: run.wakes, requestedAt: run.requestedAt });
  return woken.ok;
};
