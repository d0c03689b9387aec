import { type Delivery, deliveryMachine } from '../../domain/delivery/delivery.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import { usableWebhook } from './own-webhook.ts';

/**
 * Sends a message again that was given up, or that the receiver has lost, with all its attempts anew. Refuses with
 * `wrong-state` one that is still being sent or whose endpoint is retired, with `not-found` or `outside-jurisdiction`.
 */
export const resendMessage = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, webhookId, messageId }: Ask & { readonly webhookId: string; readonly messageId: string },
): Promise<Result<Delivery>> => {
  const endpoint = await usableWebhook(records, caller, webhookId);
  if (!endpoint.ok) return endpoint;
  const stored = await found(records, 'delivery', { endpointId: webhookId, id: messageId });
  if (!stored.ok) return stored;
  const moved = move(deliveryMachine, stored.value.value, 'resend');
  if (!moved.ok) return moved;
  const at = clock.now();
  const pending: Delivery = { ...moved.value, attempts: 0, at };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'message-resent',
    about: `webhook/${webhookId}`,
    basis: '公共信用信息共享',
    writes: [{ kind: 'delivery', value: pending, before: stored.value }],
    answer: pending,
  });
};
