import type { Caller } from '../../domain/access/caller.ts';
import type { Entity } from '../../domain/credit/entity.ts';
import { type Measure, measureOf } from '../../domain/measures/measures.ts';
import { isLive, type MeasureOrder } from '../../domain/measures/order.ts';
import { type OrderingListing, orderingListingSchema } from '../../domain/measures/ordering-listing.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Text } from '../../domain/primitives/text.ts';
import type { Target } from '../../domain/registry/target.ts';
import type { Ports } from '../ask.ts';
import { survivorOf } from '../credit/resolve-entity.ts';
import { found } from '../found.ts';
import type { Records } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';
import { ordersOfEntity } from './orders-of-subject.ts';
import { visibleOrder } from './own-order.ts';

/** An order with everything that its reader must know to act on it. */
export interface OrderInFull {
  readonly order: MeasureOrder;
  /** The entity by the code under which it was ordered. */
  readonly entity: Target;
  /** Who carries that entity on today, where its code gave way to another. */
  readonly successor?: Target;
  readonly listing: OrderingListing;
  /** By the table that was in force when it was ordered. */
  readonly measure: Measure;
  /** Other orders to the same department that demand the same measure of the same entity. */
  readonly alsoOrderedBy: readonly OtherOrder[];
  /** What its reader must not overlook. */
  readonly note?: Text;
}

type OtherOrder = Pick<MeasureOrder, 'id' | 'listingId' | 'state'>;

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
  const survivor = await survivorOf(records, entity.value);
  const alsoOrderedBy = await sameElsewhere(records, survivor.value, order);
  const note = noteOn(order, alsoOrderedBy);
  return accepted({
    order,
    entity: entity.value.value.target,
    ...(survivor.value.target.id !== order.subject && { successor: survivor.value.target }),
    listing: orderingListingSchema.parse(listing.value.value),
    measure,
    alsoOrderedBy,
    ...(note !== undefined && { note }),
  });
};

/** Orders that live because of other listings and demand the same of the same department. */
const sameElsewhere = async (
  records: Records,
  entity: Entity,
  { id, measureCode, department }: MeasureOrder,
): Promise<readonly OtherOrder[]> => {
  const orders = await ordersOfEntity(records, entity);
  return orders
    .map(({ value }) => value)
    .filter(
      (other) =>
        other.id !== id &&
        other.measureCode === measureCode &&
        other.department === department &&
        isLive(other),
    )
    .map(({ id: otherId, listingId, state }) => ({ id: otherId, listingId, state }));
};

const noteOn = ({ state }: MeasureOrder, others: readonly OtherOrder[]): Text | undefined => {
  if (state !== 'lift-ordered' || others.length === 0) return undefined;
  const ids = others.map(({ id }) => id);
  return {
    zh: `本指令虽须解除，但该措施仍依指令 ${ids.join('、')} 适用：请继续执行该措施，并就本指令反馈解除情况。`,
    en: `This order is to be lifted, but the measure still applies by ${ids.join(', ')}: keep it in place, and confirm the lift of this order alone.`,
  };
};
