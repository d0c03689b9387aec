import { shownWebhook, webhookEndpointMachine } from '../../domain/delivery/webhook-endpoint.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownWebhook } from './own-webhook.ts';

const actions = { pause: 'webhook-paused', resume: 'webhook-resumed', retire: 'webhook-retired' } as const;

/**
 * Pauses an endpoint, lets it go on, which sends it everything that it was not sent meanwhile, or retires it for good.
 * Refuses with `wrong-state`, `not-found` or `outside-jurisdiction`.
 */
export const switchWebhook = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    caller,
    command,
    webhookId,
    step,
  }: Ask & { readonly webhookId: string; readonly step: keyof typeof actions },
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
    action: actions[step],
    about: `webhook/${webhookId}`,
    basis: '公共信用信息共享',
    writes: [{ kind: 'webhookEndpoint', value, before: stored.value }],
    answer: shownWebhook(value),
  });
};
