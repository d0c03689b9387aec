import { deadlineOf } from '../../domain/calendar/deadlines.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import { measureOf } from '../../domain/measures/measures.ts';
import { type MeasureOrder, measureOrderMachine } from '../../domain/measures/order.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import { additionOf } from '../credit/addition-of.ts';
import type { Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;

/**
 * What follows from a published listing: it enters the credit history, and every responsible department gets
 * an order for each measure that the listing carries. Doing it twice changes nothing.
 */
export const followListing = async (ports: Outside, listing: Listing): Promise<Result<unknown>> => {
  const at = ports.clock.now();
  const { id, subject, list, cause, authority, documentNo, endsOn, measures, listedOn, publishedAt } =
    listing;
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
    action: 'measures-issued',
    about: `case/${id}`,
    basis: '浙江省公共信用信息管理条例第22、23、26条',
    writes: [...addition.writes, ...ordersOf(listing, addition.tables, at)],
    answer: { eventId: event.id },
  });
};

const ordersOf = (listing: Listing, tables: RuleTables, issuedAt: Instant): readonly Write[] =>
  listing.measures.flatMap((code) => {
    const measure = measureOf(tables.measures, code);
    if (measure === undefined)
      throw new Error(`listing ${listing.id} carries the unpublished measure ${code}`);
    return measure.responsible.map((department): Write => {
      const value: MeasureOrder = {
        id: `${listing.id}-${code}-${department}`,
        listingId: listing.id,
        subject: listing.subject,
        subjectName: listing.subjectName,
        measureCode: code,
        department,
        state: 'issued',
        issuedAt,
        acknowledgeBy: deadlineOf(tables, 'acknowledge-order', civilDateOf(issuedAt)),
      };
      return { kind: 'measureOrder', value, before: undefined };
    });
  });

/** What follows from the end of a listing: it stops counting, and every order it led to is lifted. */
export const followListingEnd = async (ports: Outside, listing: Listing): Promise<Result<unknown>> => {
  const { records, ledger } = ports;
  const at = ports.clock.now();
  const event: CreditEvent = {
    kind: 'listing-ended',
    id: `listing-ended:${listing.id}`,
    subject: listing.subject,
    occurredOn: civilDateOf(listing.endedAt ?? at),
    knownAt: listing.endedAt ?? at,
    source: { kind: 'service', by: `case/${listing.id}`, unit: listing.authority },
    listingId: listing.id,
    list: listing.list,
    why: 'term-over',
  };
  const addition = await additionOf(ports, [event], at);
  if (addition === undefined) return accepted(undefined);
  const lifted: Write[] = [];
  for await (const order of records.all('ordersOfListing', { listingId: listing.id })) {
    const moved = move(measureOrderMachine, order.value, 'lift');
    if (moved.ok)
      lifted.push({ kind: 'measureOrder', value: { ...moved.value, liftedAt: at }, before: order });
  }
  return ledger.apply({
    ...serviceAsk('reactions', `listing-ended#${listing.id}`),
    at,
    action: 'measures-lifted',
    about: `case/${listing.id}`,
    basis: '名单管理期限届满',
    writes: [...addition.writes, ...lifted],
    answer: { eventId: event.id },
  });
};
