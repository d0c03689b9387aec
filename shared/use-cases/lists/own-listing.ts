import type { Caller } from '../../domain/access/caller.ts';
import { permitSecondPerson } from '../../domain/access/permissions.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask } from '../ask.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A listing that the caller's department decided. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownListing = (
  records: Records,
  caller: Caller,
  listingId: string,
): Promise<Result<Stored<'listing'>>> =>
  owned(records, caller, 'listing', { id: listingId }, ({ authority }) => [authority]);

/** A numbered decision on what another one listed. */
export interface ListingReview extends Ask {
  readonly listingId: string;
  readonly documentNo: string;
  readonly reason: string;
}

/** The listing that a second person reviews. Refuses as {@link ownListing} does, and with `same-person` for whoever decided it. */
export const reviewedListing = async (
  records: Records,
  { caller, listingId }: Pick<ListingReview, 'caller' | 'listingId'>,
): Promise<Result<Stored<'listing'>>> => {
  const stored = await ownListing(records, caller, listingId);
  if (!stored.ok) return stored;
  const second = permitSecondPerson(caller, { decided: [stored.value.value.decidedBy] });
  return second.ok ? stored : second;
};
