import type { Caller } from '../../domain/access/caller.ts';
import { type Measure, measureOf } from '../../domain/measures/measures.ts';
import type { MeasureOrder } from '../../domain/measures/order.ts';
import { type OrderingListing, orderingListingSchema } from '../../domain/measures/ordering-listing.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Target } from '../../domain/registry/target.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import { tablesNow } from '../tables-now.ts';
import { visibleOrder } from './own-order.ts';

/** An order with everything that its reader must know to act on it. */
export interface OrderInFull {
  readonly order: MeasureOrder;
  readonly entity: Target;
  readonly listing: OrderingListing;
  /** By the table that was in force when it was ordered. */
  readonly measure: Measure;
}

/** An order in full, for the unit that applies it and the one that decided. Refuses with `not-found`, `outside-jurisdiction`. */
export const readOrder = async (
  { records, tables: source }: Pick<Ports, 'records' | 'tables'>,
  caller: Caller,
  orderId: string,
): Promise<Result<OrderInFull>> => {
  const stored = await visibleOrder(records, caller, orderId);
  if (!stored.ok) return stored;
  const order = stored.value.value;
  const [entity, listing] = await Promise.all([
    found(records, 'entity', { target: { id: order.subject } }),
    found(records, 'listing', { id: order.listingId }),
  ]);
  if (!entity.ok) return entity;
  if (!listing.ok) return listing;
  const [issue] = order.steps;
  if (issue === undefined) throw new Error(`order ${orderId} was never issued`);
  const measure = measureOf((await tablesNow(source, issue.at)).measures, order.measureCode);
  if (measure === undefined) throw new Error(`order ${orderId} is of a measure that was not published`);
  return accepted({
    order,
    entity: entity.value.value.target,
    listing: orderingListingSchema.parse(listing.value.value),
    measure,
  });
};
