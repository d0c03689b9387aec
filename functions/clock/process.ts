import type { Log } from '../../shared/telemetry/log.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { checkDeadlines } from '../../shared/use-cases/check-deadlines.ts';

/** What the clock needs from outside. */
export type ClockPorts = Pick<Ports, 'records' | 'ledger' | 'clock'> & { readonly log: Log };

/** One tick: deals with every deadline that has passed since the last one. Throws where one could not be. */
export const createTick = (ports: ClockPorts) => async (): Promise<void> => {
  const until = await checkDeadlines(ports);
  ports.log('tick-completed', { until });
};
