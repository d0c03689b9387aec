import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import type { Pledge } from '../../domain/pledges/pledge.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/**
 * Whether a pledge is one that the caller accepted, or that the caller's unit, or one below it, decided on or verifies.
 * Refuses with `outside-jurisdiction`.
 */
export const permitPledge = (caller: Caller, { acceptedBy, unit, verifier }: Pledge): Result<Caller> =>
  acceptedBy === caller.subject ? accepted(caller) : permitWithin(caller, [unit, verifier]);

/** A pledge of the caller's, as {@link permitPledge} says. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownPledge = async (
  records: Records,
  caller: Caller,
  pledgeId: string,
): Promise<Result<Stored<'pledge'>>> => {
  const stored = await found(records, 'pledge', { id: pledgeId });
  if (!stored.ok) return stored;
  const permitted = permitPledge(caller, stored.value.value);
  return permitted.ok ? stored : permitted;
};
