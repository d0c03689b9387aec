import { systemClock } from '../../shared/adapters/clock.ts';
import { structuredLog } from '../../shared/adapters/log.ts';
import { wire } from '../../shared/adapters/wiring.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { createDeliveries } from './process.ts';

export const handler = createDeliveries(
  wire(readEnvironment(process.env), systemClock, structuredLog('deliveries')),
);
