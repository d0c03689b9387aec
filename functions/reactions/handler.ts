import { systemClock } from '../../shared/adapters/clock.ts';
import { streamHandler } from '../../shared/adapters/dynamodb/stream-handler.ts';
import { structuredLog } from '../../shared/adapters/log.ts';
import { wire } from '../../shared/adapters/wiring.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { createFeeds, createReactions } from './process.ts';

const log = structuredLog('reactions');
const ports = wire(readEnvironment(process.env), systemClock, log);

export const handler = streamHandler({ together: createFeeds(ports), each: createReactions(ports) }, log);
