import type { Log } from '../../shared/telemetry/log.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { checkDeadlines } from '../../shared/use-cases/check-deadlines.ts';
import { wakeStalledRuns } from '../../shared/use-cases/wake-stalled-runs.ts';

/** What the clock needs from outside. */
export type ClockPorts = Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'> & { readonly log: Log };

/**
 * One tick: deals with every deadline that has passed since the last one, and wakes what has stalled. What fails of the
 * one does not keep the other from being done; it is thrown at the end.
 */
export const createTick = (ports: ClockPorts) => async (): Promise<void> => {
  const [until, woken] = await Promise.allSettled([checkDeadlines(ports), wakeStalledRuns(ports)]);
  if (until.status === 'rejected' && woken.status === 'rejected')
    throw new AggregateError([until.reason, woken.reason], 'a tick failed altogether');
  if (until.status === 'rejected') throw until.reason;
  if (woken.status === 'rejected') throw woken.reason;
  ports.log('tick-completed', { until: until.value, woken: woken.value });
};
