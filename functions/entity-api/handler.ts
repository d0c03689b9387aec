import { handle } from 'hono/aws-lambda';
import { systemClock } from '../../shared/adapters/clock.ts';
import { structuredLog } from '../../shared/adapters/log.ts';
import { wire } from '../../shared/adapters/wiring.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { createEntityApi } from './app.ts';

export const handler = handle(
  createEntityApi(wire(readEnvironment(process.env), systemClock, structuredLog('entity-api'))),
);
