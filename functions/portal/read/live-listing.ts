import type { Listing } from '../../../shared/domain/lists/listing.ts';
import type { CivilDate, Instant } from '../../../shared/domain/primitives/time.ts';

/** A listing that has effect, with what its publication has added. */
export type LiveListing = Listing & { readonly listedOn: CivilDate; readonly publishedAt: Instant };

/** Whether a listing has effect on a day: published, and not past its last day, whether or not the clock has ended it by then. */
export const isLiveOn = (listing: Listing, day: CivilDate): listing is LiveListing =>
  listing.state === 'published' &&
  listing.listedOn !== undefined &&
  listing.publishedAt !== undefined &&
  (listing.endsOn === undefined || day <= listing.endsOn);
