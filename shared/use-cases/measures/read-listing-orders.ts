import type { Caller } from '../../domain/access/caller.ts';
import type { MeasureOrder } from '../../domain/measures/order.ts';
import { type OrderingListing, orderingListingSchema } from '../../domain/measures/ordering-listing.ts';
import { summariseOrders } from '../../domain/measures/summarise-orders.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { ownListing } from '../lists/own-listing.ts';

/** What became of the measures of a listing. */
export interface ListingOrders {
  readonly listing: OrderingListing;
  readonly departments: ReturnType<typeof summariseOrders>;
  readonly orders: readonly MeasureOrder[];
}

/** The orders of a listing that the caller's unit decided. Refuses with `not-found` or `outside-jurisdiction`. */
export const readListingOrders = async (
  { records }: Pick<Ports, 'records'>,
  caller: Caller,
  listingId: string,
): Promise<Result<ListingOrders>> => {
  const stored = await ownListing(records, caller, listingId);
  if (!stored.ok) return stored;
  const listing = orderingListingSchema.parse(stored.value.value);
  const orders: MeasureOrder[] = [];
  for await (const { value } of records.all('ordersOfListing', { authority: listing.authority, listingId }))
    orders.push(value);
  return accepted({ listing, departments: summariseOrders(orders), orders });
};
