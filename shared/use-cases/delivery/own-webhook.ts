import type { Caller } from '../../domain/access/caller.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** An endpoint of the caller's unit or of one below it. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownWebhook = (
  records: Records,
  caller: Caller,
  webhookId: string,
): Promise<Result<Stored<'webhookEndpoint'>>> =>
  owned(records, caller, 'webhookEndpoint', { id: webhookId }, ({ department }) => [department]);
