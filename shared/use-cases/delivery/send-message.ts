import { afterAttempt, isGone, isTaken } from '../../domain/delivery/attempt.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { type WebhookEndpoint, webhookEndpointMachine } from '../../domain/delivery/webhook-endpoint.ts';
import { messageBody, testBody } from '../../domain/delivery/webhook-message.ts';
import { webhookHeaders } from '../../domain/delivery/webhook-signature.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Ports } from '../ask.ts';
import type { Records, Stored, Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';

/** What sending needs from outside. */
export type SendingPorts = Pick<Ports, 'records' | 'ledger' | 'clock' | 'vault' | 'webhooks'> & {
  readonly log: Log;
};

/**
 * Sends a message once and records what came of it. The attempt comes before its record, so a crash between the two
 * sends the message again, with the same id; it is never recorded as delivered without having been taken. An endpoint that
 * answers 410 Gone is paused, and keeps what it was not sent. Says whether the message was taken.
 */
export const sendMessage = async (
  ports: SendingPorts,
  endpoint: WebhookEndpoint,
  message: Stored<'delivery'>,
): Promise<boolean> => {
  const { records, ledger, clock, webhooks, log } = ports;
  const { endpointId, id } = message.value;
  const body = await bodyOf(records, message.value);
  const timestamp = Math.floor(Date.parse(clock.now()) / 1000);
  const headers = webhookHeaders({ id, timestamp, body }, await goodSecrets(ports, endpoint));
  const outcome = await webhooks.post({ url: endpoint.url, headers, body });
  const at = clock.now();
  const tried = afterAttempt(message.value, outcome, at);
  if (!tried.ok) throw new Error(`message ${id} was sent although it is ${message.value.state}`);
  const recorded = await ledger.apply({
    ...serviceAsk('deliveries', `sent#${endpointId}#${id}#${message.version}`),
    at,
    action: 'message-sent',
    about: `webhook/${endpointId}`,
    basis: '公共信用信息共享',
    writes: [
      { kind: 'delivery', value: tried.value, before: message },
      ...(isGone(outcome) ? await pauseOf(records, endpointId) : []),
    ],
    answer: tried.value.state,
  });
  const { state, attempts } = tried.value;
  const line = { webhook: endpointId, message: id, attempts, ...outcome };
  if (!recorded.ok) log('message-unrecorded', { ...line, code: recorded.refusal.code });
  else if (state === 'dead') log('message-dead', line);
  else if (state === 'pending') log('message-failed', line);
  return recorded.ok && isTaken(outcome);
};

const bodyOf = async (records: Records, { endpointId, entry, createdAt }: Delivery): Promise<string> => {
  if (entry === undefined) return testBody(endpointId, createdAt);
  const stored = await records.get('feedEntry', entry);
  if (stored === undefined) throw new Error(`the feed ${entry.feed} lacks its entry ${entry.index}`);
  return messageBody(stored.value);
};

/** The endpoint's secret, and the one before it while that is good, in hex. */
const goodSecrets = (
  { vault, clock }: SendingPorts,
  endpoint: WebhookEndpoint,
): Promise<readonly string[]> => {
  const { id, secret, previous } = endpoint;
  const sealed = [
    secret,
    ...(previous !== undefined && previous.until > clock.now() ? [previous.secret] : []),
  ];
  return Promise.all(sealed.map((one) => vault.open('webhook-secret', id, one)));
};

/** The write that pauses an endpoint whose server is gone, unless somebody paused it meanwhile. */
const pauseOf = async (records: Records, endpointId: string): Promise<readonly Write[]> => {
  const stored = await records.get('webhookEndpoint', { id: endpointId });
  const moved = stored && move(webhookEndpointMachine, stored.value, 'pause');
  return moved?.ok === true
    ? [{ kind: 'webhookEndpoint', value: { ...moved.value, pausedBecause: 'gone' }, before: stored }]
    : [];
};
