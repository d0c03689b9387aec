import type { z } from 'zod';
import { listingSchema } from '../lists/listing.ts';

/** What those see of a listing who must act on the orders that it led to, or who watch them. */
export const orderingListingSchema = listingSchema.pick({
  id: true,
  list: true,
  cause: true,
  authority: true,
  documentNo: true,
  reasons: true,
  listedOn: true,
  endsOn: true,
  // Why its end was ordered, for whoever has to lift the measure and must cite it.
  ended: true,
});
export type OrderingListing = z.infer<typeof orderingListingSchema>;
