import type { Caller } from '../../domain/access/caller.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A listing that the caller's department decided. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownListing = (
  records: Records,
  caller: Caller,
  listingId: string,
): Promise<Result<Stored<'listing'>>> =>
  owned(records, caller, 'listing', { id: listingId }, ({ authority }) => [authority]);
