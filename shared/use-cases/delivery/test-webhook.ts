import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { usableWebhook } from './own-webhook.ts';

/**
 * Has a message sent to an endpoint that tells of nothing, to see whether it arrives. Refuses with `wrong-state`
 * where it is retired, `not-found` or `outside-jurisdiction`.
 */
export const testWebhook = async (
  { records, ledger, clock, entropy }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy'>,
  { caller, command, webhookId }: Ask & { readonly webhookId: string },
): Promise<Result<Delivery>> => {
  const stored = await usableWebhook(records, caller, webhookId);
  if (!stored.ok) return stored;
  const at = clock.now();
  const message: Delivery = {
    endpointId: webhookId,
    id: `test_${entropy.id()}`,
    state: 'pending',
    createdAt: at,
    attempts: 0,
    at,
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'webhook-tested',
    about: `webhook/${webhookId}`,
    basis: '公共信用信息共享',
    writes: [{ kind: 'delivery', value: message, before: undefined }],
    answer: message,
  });
};
