import type { Caller } from '../../domain/access/caller.ts';
import { webhookEndpointMachine } from '../../domain/delivery/webhook-endpoint.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** An endpoint of the caller's unit or of one below it. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownWebhook = (
  records: Records,
  caller: Caller,
  webhookId: string,
): Promise<Result<Stored<'webhookEndpoint'>>> =>
  owned(records, caller, 'webhookEndpoint', { id: webhookId }, ({ department }) => [department]);

/** The same where messages may be sent to it, now or once it goes on. Refuses a retired one with `wrong-state`, too. */
export const usableWebhook = async (
  records: Records,
  caller: Caller,
  webhookId: string,
): Promise<Result<Stored<'webhookEndpoint'>>> => {
  const stored = await ownWebhook(records, caller, webhookId);
  if (!stored.ok) return stored;
  const usable = move(webhookEndpointMachine, stored.value.value, 'use');
  return usable.ok ? stored : usable;
};
