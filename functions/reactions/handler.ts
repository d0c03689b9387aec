import { systemClock } from '../../shared/adapters/clock.ts';
import { streamHandler } from '../../shared/adapters/dynamodb/stream-handler.ts';
import { eventBridgeBus } from '../../shared/adapters/event-bridge-bus.ts';
import { structuredLog } from '../../shared/adapters/log.ts';
import { wire } from '../../shared/adapters/wiring.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { createFeeds, createReactions } from './process.ts';

const log = structuredLog('reactions');
const environment = readEnvironment(process.env);
const ports = wire(environment, systemClock, log);
const { OPENLOT_EVENT_BUS: busName } = environment;
const eventBus = busName === undefined ? undefined : eventBridgeBus(busName);

export const handler = streamHandler(
  { together: createFeeds({ ...ports, eventBus }), each: createReactions(ports) },
  log,
);
