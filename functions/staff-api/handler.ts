import { handle } from 'hono/aws-lambda';
import { drandBeacon } from '../../shared/adapters/beacon.ts';
import { systemClock } from '../../shared/adapters/clock.ts';
import { structuredLog } from '../../shared/adapters/log.ts';
import { wire } from '../../shared/adapters/wiring.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { createStaffApi } from './app.ts';

export const handler = handle(
  createStaffApi({
    ...wire(readEnvironment(process.env), systemClock, structuredLog('staff-api')),
    beacon: drandBeacon(),
  }),
);
