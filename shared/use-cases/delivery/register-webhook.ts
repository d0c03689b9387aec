import { permitWithin } from '../../domain/access/permissions.ts';
import type { Topic } from '../../domain/delivery/feed.ts';
import { feedOfWebhook, shownWebhook, type WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import { writtenSecret } from '../../domain/delivery/webhook-signature.ts';
import { readWebhookUrl } from '../../domain/delivery/webhook-url.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Write } from '../ports.ts';
import { endOf } from './read-feed.ts';

/** An endpoint with its secret. The secret is in the first answer alone: nothing keeps it that could show it again. */
export type WebhookWithSecret = ReturnType<typeof shownWebhook> & { readonly secret?: string };

/** What somebody says of the endpoint that they want. */
export interface ProposedWebhook extends Pick<WebhookEndpoint, 'department' | 'url'> {
  readonly topics: readonly Topic[];
}

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy' | 'vault' | 'webhooks'>;

/**
 * Registers a server of a unit, which from now on is told of what changes. Refuses with `outside-jurisdiction` for a unit
 * that is not the caller's or below it, `not-found` for one that there is not, `invalid-input` for an address that
 * messages must not go to.
 */
export const registerWebhook = async (
  { records, ledger, clock, entropy, vault, webhooks }: Outside,
  { caller, command, webhook }: Ask & { readonly webhook: ProposedWebhook },
): Promise<Result<WebhookWithSecret>> => {
  const { department } = webhook;
  const permitted = permitWithin(caller, [department]);
  if (!permitted.ok) return permitted;
  const unit = await found(records, 'unit', { code: department });
  if (!unit.ok) return unit;
  const url = readWebhookUrl(webhook.url, webhooks);
  if (!url.ok) return url;
  const id = entropy.id();
  const secret = entropy.secret();
  const at = clock.now();
  const endpoint: WebhookEndpoint = {
    id,
    department,
    url: url.value,
    topics: [...new Set(webhook.topics)],
    state: 'active',
    secret: await vault.seal('webhook-secret', id, secret),
    createdBy: caller.subject,
    createdAt: at,
  };
  const positions = await Promise.all(
    endpoint.topics.map(async (topic): Promise<Write> => {
      const next = await endOf(records, feedOfWebhook(endpoint, topic));
      return { kind: 'webhookPosition', value: { endpointId: id, topic, next }, before: undefined };
    }),
  );
  const shown = shownWebhook(endpoint);
  const applied = await ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'webhook-registered',
    about: `webhook/${id}`,
    basis: '公共信用信息共享',
    writes: [{ kind: 'webhookEndpoint', value: endpoint, before: undefined }, ...positions],
    answer: shown,
  });
  return applied.ok ? accepted({ ...shown, secret: writtenSecret(secret) }) : applied;
};
