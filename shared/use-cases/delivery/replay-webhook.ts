import type { Topic } from '../../domain/delivery/feed.ts';
import { feedOfWebhook, type WebhookPosition } from '../../domain/delivery/webhook-endpoint.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { usableWebhook } from './own-webhook.ts';
import { endOf } from './read-feed.ts';

/**
 * Sends an endpoint everything of a topic again from an index on; the messages bear the ids that they bore before.
 * Refuses with `invalid-input` a topic that the endpoint is not told of and an index behind the end of the feed, with
 * `not-found` or `outside-jurisdiction` an endpoint that is not the caller's, with `wrong-state` a retired one.
 */
export const replayWebhook = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    caller,
    command,
    webhookId,
    topic,
    from,
  }: Ask & { readonly webhookId: string; readonly topic: Topic; readonly from: number },
): Promise<Result<WebhookPosition>> => {
  const stored = await usableWebhook(records, caller, webhookId);
  if (!stored.ok) return stored;
  const before = await records.get('webhookPosition', { endpointId: webhookId, topic });
  if (before === undefined)
    return refused(
      refusal(
        'invalid-input',
        '该端点未订阅此变更流。',
        'This webhook is not told of this topic.',
        'body.topic',
      ),
    );
  const end = await endOf(records, feedOfWebhook(stored.value.value, topic));
  if (from > end)
    return refused(
      refusal(
        'invalid-input',
        `变更流目前到第 ${end} 条为止。`,
        `The feed ends before index ${end} at present.`,
        'body.from',
      ),
    );
  const position: WebhookPosition = { endpointId: webhookId, topic, next: from };
  return ledger.apply({
    command,
    at: clock.now(),
    actor: caller.subject,
    action: 'webhook-replayed',
    about: `webhook/${webhookId}`,
    basis: '公共信用信息共享',
    writes: [{ kind: 'webhookPosition', value: position, before }],
    answer: position,
  });
};
