import type { Log } from '../../shared/telemetry/log.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { checkDeadlines } from '../../shared/use-cases/check-deadlines.ts';
import { startRefolding } from '../../shared/use-cases/credit/start-refolding.ts';
import { wakeStalledRuns } from '../../shared/use-cases/wake-stalled-runs.ts';

/** What the clock needs from outside. */
export type ClockPorts = Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'> & { readonly log: Log };

/**
 * One tick: deals with every deadline that has passed since the last one, wakes what has stalled, and has credit computed
 * anew where new rules are in force. What fails of the one does not keep the others from being done; it is thrown at the end.
 */
export const createTick = (ports: ClockPorts) => async (): Promise<void> => {
  const works = await Promise.allSettled([
    checkDeadlines(ports),
    wakeStalledRuns(ports),
    startRefolding(ports),
  ]);
  const failures = works.flatMap((work) => (work.status === 'rejected' ? [work.reason as unknown] : []));
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, 'more than one part of a tick failed');
  const [until, woken] = works.map((work) => (work.status === 'fulfilled' ? work.value : undefined));
  ports.log('tick-completed', { until, woken });
};
