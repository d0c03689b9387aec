import type { Standing } from '../credit/standing.ts';
import type { Listing } from '../lists/listing.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { isRetired, measureOf, measureThrough } from './measures.ts';
import { borneBy, isLive, type LiftReason, type MeasureOrder } from './order.ts';

/** An order that should exist and does not. */
export type MissingOrder = Pick<MeasureOrder, 'id' | 'listingId' | 'measureCode' | 'department' | 'round'>;

/** What must change so that exactly the orders live that should. */
export interface Reconciliation {
  readonly issue: readonly MissingOrder[];
  readonly lift: readonly { readonly order: MeasureOrder; readonly why: LiftReason }[];
  /** Orders that stay and whose entity another carries on, which their departments have not been told. */
  readonly succeed: readonly MeasureOrder[];
  /**
   * Measures that a listing carries, the table lacks and nobody was ever ordered to apply: they may not be applied
   * (浙江省公共信用信息管理条例 art. 28), and someone must find out how they came to be carried.
   */
  readonly unpublished: readonly { readonly listingId: string; readonly measureCode: string }[];
}

type OrderPlace = Pick<MeasureOrder, 'listingId' | 'measureCode' | 'department'>;

const placeOf = ({ listingId, measureCode, department }: OrderPlace): string =>
  `${listingId} ${measureCode} ${department}`;

const lastRound = (orders: readonly MeasureOrder[]): number =>
  orders.reduce((last, { round }) => Math.max(last, round), 0);

/**
 * Compares the orders that should live with those that there are: one for every listing that counts, each of its
 * measures that is in force, and each unit that answers for it. A place whose objection was upheld stays empty, for the
 * measure does not apply there. `listings` are those of `standing.lists`, `orders` all that there ever were about the entity
 * under any of its codes; `subject` is the one that it has today.
 */
export const reconcileOrders = (
  { subject, asOf, lists, measures }: Pick<Standing, 'subject' | 'asOf' | 'lists' | 'measures'>,
  listings: readonly Pick<Listing, 'id' | 'measures'>[],
  tables: Pick<RuleTables, 'measures'>,
  orders: readonly MeasureOrder[],
): Reconciliation => {
  const suspended = new Set(lists.flatMap(({ listingId, isSuspended }) => (isSuspended ? [listingId] : [])));
  const inForce = new Set(measures);
  const listedOn = new Map(lists.map((one) => [one.listingId, one.listedOn]));
  /** A measure that is in force by one listing may be over by another, which is older. */
  const isTermOver = (listingId: string, code: string): boolean => {
    const from = listedOn.get(listingId);
    const through = from && measureThrough(tables.measures, code, from);
    return through !== undefined && through < asOf;
  };
  const carried = listings
    .filter(({ id }) => !suspended.has(id))
    .flatMap(({ id, measures: codes }) =>
      codes
        .filter((code) => inForce.has(code) && !isRetired(tables.measures, code) && !isTermOver(id, code))
        .map((measureCode) => ({ listingId: id, measureCode })),
    );
  const wanted = carried.flatMap((one) =>
    (measureOf(tables.measures, one.measureCode)?.responsible ?? []).map((department) => ({
      ...one,
      department,
    })),
  );
  const wantedPlaces = new Set(wanted.map(placeOf));
  const ordersAt = Map.groupBy(orders, placeOf);

  const issue = wanted.flatMap((place) => {
    const there = ordersAt.get(placeOf(place)) ?? [];
    if (there.some((order) => isLive(order) || order.state === 'cancelled')) return [];
    const round = lastRound(there) + 1;
    const { listingId, measureCode, department } = place;
    return [{ ...place, id: `${listingId}-${measureCode}-${department}-${round}`, round }];
  });

  const whyLift = ({ listingId, measureCode }: MeasureOrder): LiftReason => {
    if (!lists.some((one) => one.listingId === listingId)) return 'listing-ended';
    if (suspended.has(listingId)) return 'listing-suspended';
    if (isTermOver(listingId, measureCode)) return 'term-over';
    return inForce.has(measureCode) || isRetired(tables.measures, measureCode)
      ? 'table-changed'
      : 'measure-cancelled';
  };
  const live = orders.filter(isLive);
  const lift = live
    .filter((order) => !wantedPlaces.has(placeOf(order)))
    .map((order) => ({ order, why: whyLift(order) }));
  const succeed = live.filter(
    (order) => wantedPlaces.has(placeOf(order)) && borneBy(order).subject !== subject,
  );

  const unpublished = carried.filter(
    ({ listingId, measureCode }) =>
      measureOf(tables.measures, measureCode) === undefined &&
      !orders.some((order) => order.listingId === listingId && order.measureCode === measureCode),
  );
  return { issue, lift, succeed, unpublished };
};
