import { shownWebhook, webhookEndpointMachine } from '../../domain/delivery/webhook-endpoint.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownWebhook } from './own-webhook.ts';

/**
 * Pauses an endpoint, or lets it go on: it is then sent everything that it was not sent meanwhile. Refuses with
 * `wrong-state`, `not-found` or `outside-jurisdiction`.
 */
export const switchWebhook = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    caller,
    command,
    webhookId,
    step,
  }: Ask & { readonly webhookId: string; readonly step: 'pause' | 'resume' },
): Promise<Result<ReturnType<typeof shownWebhook>>> => {
  const stored = await ownWebhook(records, caller, webhookId);
  if (!stored.ok) return stored;
  const { pausedBecause: _, ...endpoint } = stored.value.value;
  const moved = move(webhookEndpointMachine, endpoint, step);
  if (!moved.ok) return moved;
  const value = { ...moved.value, ...(step === 'pause' && { pausedBecause: 'asked' as const }) };
  return ledger.apply({
    command,
    at: clock.now(),
    actor: caller.subject,
    action: step === 'pause' ? 'webhook-paused' : 'webhook-resumed',
    about: `webhook/${webhookId}`,
    basis: '公共信用信息共享',
    writes: [{ kind: 'webhookEndpoint', value, before: stored.value }],
    answer: shownWebhook(value),
  });
};
