import { systemClock } from '../../shared/adapters/clock.ts';
import { streamHandler } from '../../shared/adapters/dynamodb/stream-handler.ts';
import { structuredLog } from '../../shared/adapters/log.ts';
import { wire } from '../../shared/adapters/wiring.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { createDrawRunner } from './process.ts';

const log = structuredLog('draw-runner');

export const handler = streamHandler(
  { each: createDrawRunner(wire(readEnvironment(process.env), systemClock, log)) },
  log,
);
