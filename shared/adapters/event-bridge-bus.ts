import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { FeedEntry } from '../domain/delivery/feed.ts';
import { messageTypeOf } from '../domain/delivery/webhook-message.ts';
import type { EventBus } from '../use-cases/ports.ts';

/** EventBridge takes at most ten events at once. */
const batchSize = 10;

/** Who the events are from, for the rules of those who listen. */
const source = 'openlot';

const eventOf = (busName: string, entry: FeedEntry): PutEventsRequestEntry => ({
  EventBusName: busName,
  Source: source,
  DetailType: messageTypeOf(entry),
  Time: new Date(entry.at),
  Detail: JSON.stringify(entry),
});

/** The event bus of Amazon EventBridge. */
export const eventBridgeBus = (
  busName: string,
  client: EventBridgeClient = new EventBridgeClient({}),
): EventBus => ({
  async publish(entries) {
    for (let i = 0; i < entries.length; i += batchSize) {
      const batch = entries.slice(i, i + batchSize);
      const { FailedEntryCount = 0, Entries = [] } = await client.send(
        new PutEventsCommand({ Entries: batch.map((entry) => eventOf(busName, entry)) }),
      );
      if (FailedEntryCount === 0) continue;
      const codes = Entries.flatMap(({ ErrorCode }) => (ErrorCode === undefined ? [] : [ErrorCode]));
      throw new Error(`${FailedEntryCount} of ${batch.length} events were not taken: ${codes.join(', ')}`);
    }
  },
});
