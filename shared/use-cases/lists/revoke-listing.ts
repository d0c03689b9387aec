import type { Listing } from '../../domain/lists/listing.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { endListing } from './end-listing.ts';
import { type ListingReview, reviewedListing } from './own-listing.ts';

/**
 * Revokes a listing because a court or a review undid its decision, also one that has ended: it counts as if it had never
 * been. Refuses with `same-person` for whoever decided it.
 */
export const revokeListing = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, listingId, documentNo, reason }: ListingReview,
): Promise<Result<Listing>> => {
  const stored = await reviewedListing(records, { caller, listingId });
  if (!stored.ok) return stored;
  return endListing({ ledger }, stored.value, command, documentNo, {
    why: 'revoked',
    at: clock.now(),
    by: caller.subject,
    documentNo,
    reason,
  });
};
