import type { Run } from '../domain/inspections/run.ts';
import { type Instant, instantOf } from '../domain/primitives/time.ts';
import type { Log } from '../telemetry/log.ts';
import type { Ports } from './ask.ts';
import { serviceAsk } from './service-ask.ts';
import { settle } from './settle.ts';

/** After so long a run that nobody has finished is taken for stalled. */
const patienceMinutes = 10;

/**
 * Sends the runs that nobody has finished on their way again: the change makes the table's stream deliver them anew,
 * so no draw is ever stuck. One that fails does not keep the others waiting: it is thrown at the end. Gives how many
 * were woken.
 */
export const wakeStalledRuns = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock'> & { readonly log: Log },
): Promise<number> => {
  const { records, clock } = ports;
  const stalledBefore = instantOf(Date.parse(clock.now()) - patienceMinutes * 60_000);
  const failures: unknown[] = [];
  let woken = 0;
  for await (const { value } of records.all('runsUnderWay', {})) {
    if (!isStalled(value, stalledBefore)) continue;
    try {
      if (await wake(ports, value.id, stalledBefore)) woken += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some stalled runs could not be woken');
  return woken;
};

const isStalled = ({ requestedAt, wokenAt, doneAt }: Run, before: Instant): boolean =>
  doneAt === undefined && (wokenAt ?? requestedAt) < before;

const wake = async (
  { records, ledger, clock, log }: Parameters<typeof wakeStalledRuns>[0],
  id: string,
  stalledBefore: Instant,
): Promise<boolean> => {
  // The list may lag behind: the run itself says whether it is done by now.
  const stored = await records.get('run', { id });
  if (stored === undefined || !isStalled(stored.value, stalledBefore)) return false;
  const at = clock.now();
  const woken = await ledger.apply({
    ...serviceAsk('clock', `wake#${id}#${stored.version}`),
    at,
    action: 'run-resumed',
    about: `run/${id}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'run', value: { ...stored.value, wokenAt: at }, before: stored }],
    answer: at,
  });
  settle(log, 'wake-stalled-run', id, woken);
  return woken.ok;
};
