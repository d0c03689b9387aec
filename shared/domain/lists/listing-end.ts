import * as z from 'zod';

/** Why a listing ended. `revoked`: by a court, on review or on an objection, as if it had never been. */
export const listingEndSchema = z.enum(['term-over', 'removed', 'revoked', 'lapsed']);
export type ListingEnd = z.infer<typeof listingEndSchema>;
