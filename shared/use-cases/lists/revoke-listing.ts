import { permitSecondPerson } from '../../domain/access/permissions.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { endListing } from './end-listing.ts';
import { ownListing } from './own-listing.ts';

/**
 * Revokes a listing because a court or a review undid its decision, also one that has ended: it counts as if it had never been. Refuses with
 * `same-person` for whoever decided it.
 */
export const revokeListing = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  {
    caller,
    command,
    listingId,
    documentNo,
    reason,
  }: Ask & { readonly listingId: string; readonly documentNo: string; readonly reason: string },
): Promise<Result<Listing>> => {
  const stored = await ownListing(records, caller, listingId);
  if (!stored.ok) return stored;
  const second = permitSecondPerson(caller, [stored.value.value.decidedBy]);
  if (!second.ok) return second;
  return endListing({ ledger }, stored.value, command, documentNo, {
    why: 'revoked',
    at: clock.now(),
    by: caller.subject,
    documentNo,
    reason,
  });
};
