import type { CreditEvent } from '../../domain/credit/event.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { additionOf } from '../credit/addition-of.ts';
import { serviceAsk } from '../service-ask.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;

/**
 * What follows from a published listing: it enters the credit history. Its measures follow from the standing that comes of
 * it. Doing it twice changes nothing.
 */
export const followListing = async (ports: Outside, listing: Listing): Promise<Result<unknown>> => {
  const at = ports.clock.now();
  const { id, subject, list, cause, authority, documentNo, endsOn, measures, listedOn, publishedAt } =
    listing;
  if (listedOn === undefined || publishedAt === undefined)
    throw new Error(`listing ${id} counts without having been published`);
  const event: CreditEvent = {
    kind: 'listed',
    id: `listed:${id}`,
    subject,
    occurredOn: listedOn,
    knownAt: publishedAt,
    source: { kind: 'service', by: `case/${id}`, unit: authority },
    listingId: id,
    list,
    cause,
    documentNo,
    ...(endsOn !== undefined && { endsOn }),
    measures,
  };
  const addition = await additionOf(ports, [event], at);
  if (addition === undefined) return accepted(undefined);
  return ports.ledger.apply({
    ...serviceAsk('reactions', `listed#${id}`),
    at,
    action: 'standing-updated',
    about: `entity/${subject}`,
    basis: '浙江省公共信用信息管理条例第22、24条',
    writes: addition.writes,
    answer: { eventId: event.id },
  });
};

/** What follows from the end of a listing: it stops counting. Doing it twice changes nothing. */
export const followListingEnd = async (ports: Outside, listing: Listing): Promise<Result<unknown>> => {
  const at = ports.clock.now();
  const { ended } = listing;
  if (ended === undefined) throw new Error(`listing ${listing.id} ended without an ending`);
  const event: CreditEvent = {
    kind: 'listing-ended',
    // What had ended otherwise may be revoked besides: both stay in the history.
    id: `${ended.why === 'revoked' ? 'listing-revoked' : 'listing-ended'}:${listing.id}`,
    subject: listing.subject,
    occurredOn: civilDateOf(ended.at),
    knownAt: ended.at,
    source: { kind: 'service', by: `case/${listing.id}`, unit: listing.authority },
    listingId: listing.id,
    list: listing.list,
    why: ended.why,
    ...(ended.documentNo !== undefined && { documentNo: ended.documentNo }),
  };
  const addition = await additionOf(ports, [event], at);
  if (addition === undefined) return accepted(undefined);
  return ports.ledger.apply({
    ...serviceAsk('reactions', event.id),
    at,
    action: 'standing-updated',
    about: `entity/${listing.subject}`,
    basis: ended.documentNo ?? ended.reason ?? '名单管理期限届满',
    writes: addition.writes,
    answer: { eventId: event.id },
  });
};
