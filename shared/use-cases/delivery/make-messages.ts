import { type Delivery, deliveryMachine } from '../../domain/delivery/delivery.ts';
import type { FeedEntry, Topic } from '../../domain/delivery/feed.ts';
import { feedOfWebhook, type WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { mostWrites, type Stored, type Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { endOf, entriesOf } from './read-feed.ts';

/** As many messages as one change makes; the new place and the note of the bulk read are among its writes. */
const mostMessages = mostWrites - 2;

/**
 * Makes messages of the next entries of a topic that an endpoint has not been told of, and moves its place behind them,
 * in one: so none is left out and none comes twice. Where the endpoint was sent back to an earlier place, messages that are
 * done with are sent again. Gives the messages, which are due at once; none where somebody else made them.
 */
export const makeMessages = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  endpoint: WebhookEndpoint,
  topic: Topic,
): Promise<readonly Stored<'delivery'>[]> => {
  const { id: endpointId } = endpoint;
  const place = await records.get('webhookPosition', { endpointId, topic });
  if (place === undefined) throw new Error(`webhook ${endpointId} has no place in ${topic}`);
  const { next } = place.value;
  const feed = feedOfWebhook(endpoint, topic);
  const to = Math.min(next + mostMessages, await endOf(records, feed));
  if (to <= next) return [];
  const at = clock.now();
  const entries = await entriesOf(records, feed, next, to);
  const known = await records.getMany(
    'delivery',
    entries.map(({ id }) => ({ endpointId, id })),
  );
  const messages = entries.flatMap((entry, i) => {
    const before = known[i];
    const value = messageOf(endpointId, entry, before?.value, at);
    return value === undefined ? [] : [{ value, before }];
  });
  const made = await ledger.apply({
    ...serviceAsk('deliveries', `messages#${endpointId}#${topic}#${place.version}`),
    at,
    action: 'messages-made',
    about: `webhook/${endpointId}`,
    basis: '公共信用信息共享',
    writes: [
      ...messages.map(({ value, before }) => ({ kind: 'delivery' as const, value, before })),
      { kind: 'webhookPosition', value: { endpointId, topic, next: to }, before: place },
      ...(topic === 'credit' ? [bulkReadOf(place, to, at)] : []),
    ],
    answer: to,
  });
  if (!made.ok) return [];
  return messages.map(({ value, before }) => ({
    kind: 'delivery',
    value,
    version: (before?.version ?? 0) + 1,
  }));
};

/** Whom a webhook tells of credit stands in the log like any other reader of the feed. */
const bulkReadOf = (
  { value: { endpointId, next }, version }: Stored<'webhookPosition'>,
  to: number,
  at: Instant,
): Write => ({
  kind: 'bulkRead',
  value: {
    id: `${endpointId}#${version}`,
    at,
    askedBy: `webhook/${endpointId}`,
    purpose: 'webhook',
    read: 'changes',
    from: next,
    to: to - 1,
  },
  before: undefined,
});

/** The message of an entry, due at once; nothing where it is under way already. */
const messageOf = (
  endpointId: string,
  { id, feed, index }: FeedEntry,
  before: Delivery | undefined,
  at: Instant,
): Delivery | undefined => {
  if (before === undefined)
    return { endpointId, id, entry: { feed, index }, state: 'pending', createdAt: at, attempts: 0, at };
  const moved = move(deliveryMachine, before, 'resend');
  return moved.ok ? { ...moved.value, attempts: 0, at } : undefined;
};
