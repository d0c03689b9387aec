import type { WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { forEachOf } from '../side-by-side.ts';
import { makeMessages } from './make-messages.ts';
import { type SendingPorts, sendMessage } from './send-message.ts';

/** How many messages are looked for at a time. */
const batchSize = 50;

/** How many messages one endpoint is sent at once. */
const atOnce = 4;

/** After so many failures one after another an endpoint is left alone until it is served the next time. */
const patience = 5;

/**
 * Sends an endpoint what is due, then what its feeds tell of since, until nothing is left, the time is over or it has
 * failed too often in a row. Messages are not sent in any order; each says its place in the feed. Gives how many were
 * taken.
 */
export const serveWebhook = async (
  ports: SendingPorts,
  endpointId: string,
  until: Instant,
): Promise<number> => {
  const { records, clock } = ports;
  let taken = 0;
  let failuresInRow = 0;
  while (failuresInRow < patience && clock.now() < until) {
    // The list of active endpoints may lag behind, and somebody may pause it or change its secret meanwhile.
    const endpoint = await records.get('webhookEndpoint', { id: endpointId });
    if (endpoint?.value.state !== 'active') break;
    const messages = await messagesFor(ports, endpoint.value);
    if (messages.length === 0) break;
    await forEachOf(messages, atOnce, async (message) => {
      if (failuresInRow >= patience || clock.now() >= until) return;
      if (await sendMessage(ports, endpoint.value, message)) {
        taken += 1;
        failuresInRow = 0;
      } else failuresInRow += 1;
    });
  }
  return taken;
};

/** The messages that are due, oldest first; fresh ones from the feeds where those are few. */
const messagesFor = async (
  ports: SendingPorts,
  endpoint: WebhookEndpoint,
): Promise<readonly Stored<'delivery'>[]> => {
  const due = await dueMessages(ports, endpoint.id);
  if (due.length >= batchSize) return due;
  const fresh = [];
  for (const topic of endpoint.topics) fresh.push(...(await makeMessages(ports, endpoint, topic)));
  return [...due, ...fresh];
};

/** The list may lag behind: each message itself says whether it is still to be sent. */
const dueMessages = async (
  { records, clock }: Pick<Ports, 'records' | 'clock'>,
  endpointId: string,
): Promise<readonly Stored<'delivery'>[]> => {
  const listed = await records.page(
    'deliveriesOfWebhook',
    { endpointId, state: 'pending' },
    { limit: batchSize },
  );
  if (!listed.ok) throw new Error(`the messages to webhook ${endpointId} cannot be listed`);
  const now = clock.now();
  const isDue = ({ value }: Stored<'delivery'>): boolean => value.state === 'pending' && value.at <= now;
  const refs = listed.value.items.filter(isDue).map(({ value: { id } }) => ({ endpointId, id }));
  const current = await records.getMany('delivery', refs);
  return current.filter((one) => one !== undefined).filter(isDue);
};
