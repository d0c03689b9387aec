import { digestOf } from '../audit/digest.ts';
import { digestFacts, type SaltedFacts } from '../audit/salted-facts.ts';
import { isNaturalPerson } from '../registry/identifier.ts';
import type { Listing } from './listing.ts';

/**
 * What the public log vouches for of a listing's publication; nothing of a natural person's (浙江省公共信用信息管理条例 art. 15),
 * nor of one that was never published.
 */
export const loggedListing = ({
  subject,
  list,
  cause,
  documentNo,
  endsOn,
  logSalt,
}: Listing): SaltedFacts | undefined =>
  logSalt === undefined || isNaturalPerson(subject)
    ? undefined
    : { subject, list, cause, documentNo, endsOn: endsOn ?? null, salt: logSalt };

/** The name of a listing in the public log. That of its case tells the inspection and the cause that it rests on. */
export const loggedListingName = ({ id, logSalt = '' }: Listing): string =>
  `listing/${digestOf({ id, salt: logSalt }).slice(0, 32)}`;

/** What a change of a listing puts into the public log: nothing where {@link loggedListing} has nothing. */
export const logEntryOf = (
  listing: Listing,
  facts: SaltedFacts | undefined,
): { readonly facts?: ReturnType<typeof digestFacts>; readonly loggedAs?: string } =>
  facts === undefined ? {} : { facts: digestFacts(facts), loggedAs: loggedListingName(listing) };
