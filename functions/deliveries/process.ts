import { instantOf } from '../../shared/domain/primitives/time.ts';
import { rememberedSeals } from '../../shared/use-cases/delivery/remembered-seals.ts';
import type { SendingPorts } from '../../shared/use-cases/delivery/send-message.ts';
import { serveWebhook } from '../../shared/use-cases/delivery/serve-webhook.ts';
import { createLanes } from '../../shared/use-cases/side-by-side.ts';

/** How long one round goes on taking up messages, in milliseconds; one that was begun may take ten seconds more. */
const roundMilliseconds = 40_000;

/** How many messages are under way at once, to all endpoints together. */
const mostUnderWay = 64;

/**
 * One round: sends what is due to every active webhook, side by side. An endpoint that an earlier round is still busy with
 * is left to that one, so rounds may overlap. What fails of one endpoint does not keep the others from being served; it
 * is thrown at the end.
 */
export const createDeliveries = (given: SendingPorts): (() => Promise<void>) => {
  const { records, clock, webhooks, log } = given;
  const lanes = createLanes(mostUnderWay);
  const ports: SendingPorts = {
    ...given,
    vault: rememberedSeals(given.vault),
    webhooks: { ...webhooks, post: (request) => lanes.run(() => webhooks.post(request)) },
  };
  const busy = new Set<string>();

  const serve = async (id: string, until: ReturnType<typeof clock.now>): Promise<number> => {
    busy.add(id);
    try {
      return await serveWebhook(ports, id, until);
    } finally {
      busy.delete(id);
    }
  };

  return async () => {
    const until = instantOf(Date.parse(clock.now()) + roundMilliseconds);
    const rounds: Promise<number>[] = [];
    for await (const { value } of records.all('activeWebhooks', {}))
      if (!busy.has(value.id)) rounds.push(serve(value.id, until));
    const ended = await Promise.allSettled(rounds);
    const failures = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    if (failures.length > 0) throw new AggregateError(failures, 'some webhooks could not be served');
    const taken = ended.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0);
    log('deliveries-completed', { webhooks: rounds.length, taken });
  };
};
