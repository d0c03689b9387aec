import {
  previousSecretHours,
  shownWebhook,
  type WebhookEndpoint,
} from '../../domain/delivery/webhook-endpoint.ts';
import { writtenSecret } from '../../domain/delivery/webhook-signature.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { instantOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { usableWebhook } from './own-webhook.ts';
import type { WebhookWithSecret } from './register-webhook.ts';

/**
 * Gives an endpoint a new secret. Messages are signed with the one before as well for a day, so that the receiver misses
 * none while it changes over. Refuses with `wrong-state` where it is retired, `not-found` or
 * `outside-jurisdiction`.
 */
export const rotateWebhookSecret = async (
  {
    records,
    ledger,
    clock,
    entropy,
    vault,
  }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy' | 'vault'>,
  { caller, command, webhookId }: Ask & { readonly webhookId: string },
): Promise<Result<WebhookWithSecret>> => {
  const stored = await usableWebhook(records, caller, webhookId);
  if (!stored.ok) return stored;
  const secret = entropy.secret();
  const at = clock.now();
  const rotated: WebhookEndpoint = {
    ...stored.value.value,
    secret: await vault.seal('webhook-secret', webhookId, secret),
    previous: {
      secret: stored.value.value.secret,
      until: instantOf(Date.parse(at) + previousSecretHours * 3600_000),
    },
  };
  const shown = shownWebhook(rotated);
  const applied = await ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'webhook-secret-rotated',
    about: `webhook/${webhookId}`,
    basis: '公共信用信息共享',
    writes: [{ kind: 'webhookEndpoint', value: rotated, before: stored.value }],
    answer: shown,
  });
  return applied.ok ? accepted({ ...shown, secret: writtenSecret(secret) }) : applied;
};
