import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/**
 * A pledge that the caller accepted, or that the caller's unit decided on or verifies. Refuses with `not-found` or
 * `outside-jurisdiction`.
 */
export const ownPledge = async (
  records: Records,
  caller: Caller,
  pledgeId: string,
): Promise<Result<Stored<'pledge'>>> => {
  const stored = await found(records, 'pledge', { id: pledgeId });
  if (!stored.ok) return stored;
  const { acceptedBy, unit, verifier } = stored.value.value;
  if (acceptedBy === caller.subject) return stored;
  const permitted = permitWithin(caller, [unit, verifier]);
  return permitted.ok ? stored : permitted;
};
