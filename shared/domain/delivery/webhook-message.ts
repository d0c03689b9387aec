import type { Instant } from '../primitives/time.ts';
import type { FeedEntry, Topic } from './feed.ts';

/** What a message is called, on the event bus as well. */
const messageTypes = { credit: 'credit.changed', orders: 'order.changed' } as const satisfies Record<
  Topic,
  string
>;

/** The type of the message that tells of an entry. */
export const messageTypeOf = ({ topic }: FeedEntry): string => messageTypes[topic];

/** The body of the message that tells of an entry (Standard Webhooks, “Payload structure”). */
export const messageBody = (entry: FeedEntry): string =>
  JSON.stringify({ type: messageTypeOf(entry), timestamp: entry.at, data: entry });

/** The body of a message that somebody asked for to see whether it arrives. */
export const testBody = (endpointId: string, at: Instant): string =>
  JSON.stringify({ type: 'webhook.test', timestamp: at, data: { endpointId } });
