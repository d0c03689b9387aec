import { digestOf } from '../../domain/audit/digest.ts';
import type { AuditAction } from '../../domain/audit/entry.ts';
import type { Entity } from '../../domain/credit/entity.ts';
import type { Standing } from '../../domain/credit/standing.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import { issueOrder, type MeasureOrder, type NextOrderStep, takeStep } from '../../domain/measures/order.ts';
import { type MissingOrder, reconcileOrders } from '../../domain/measures/reconcile-orders.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import { mostWrites, type Records, type Stored, type Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { tablesNow } from '../tables-now.ts';
import { ordersOfEntity } from './orders-of-subject.ts';

const actor = 'service:reactions';

/** The part of an entity that decides which orders there should be, and what their departments must know of it. */
const bearing = ({ standing, predecessors = [] }: Entity): unknown =>
  standing === undefined || standing.lists.length === 0
    ? null
    : [
        predecessors.map(({ id }) => id),
        standing.lists.map(({ listingId, isSuspended = false }) => [listingId, isSuspended]),
        standing.measures,
        standing.tables,
        // It moves, too, where a measure's term is over by one listing while another still carries the measure.
        standing.validThrough ?? null,
      ];

/**
 * Whether a change of an entity may change which measure orders about it should live. An entity is registered without a
 * standing: one that comes with a standing and without what it was before is played again, and there may be orders to lift.
 */
export const bearsOnOrders = (before: Entity | undefined, after: Entity): boolean =>
  before === undefined
    ? after.standing !== undefined
    : digestOf(bearing(before)) !== digestOf(bearing(after));

/**
 * Sees to it that exactly the orders live that an entity's standing calls for: issues the missing, orders the lift of the
 * others, and tells the departments of those that stay when another entity carries on. It looks at what is stored now and
 * not at what has changed, so doing it twice, late or in another order changes nothing. What does not fit one transaction
 * takes several, each of which stands alone; a run that breaks off is resumed when it is called again. Throws, when all
 * else is done, for a measure that the published table has never had.
 */
export const followStanding = async (
  { records, ledger, clock, tables: source }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  subject: string,
): Promise<Result<unknown>> => {
  const entity = await records.get('entity', { target: { id: subject } });
  const standing = entity?.value.standing;
  if (entity === undefined || standing === undefined) return accepted(undefined);
  const { id, name } = entity.value.target;
  // Orders about a code that gave way to this one live on under that code, told who carries on; new ones name who is there now.
  const orders = await ordersOfEntity(records, entity.value);
  const listings = await listingsOf(records, standing);
  const at = clock.now();
  const tables = await tablesNow(source, at);
  const { issue, lift, succeed, unpublished } = reconcileOrders(
    standing,
    [...listings.values()],
    tables,
    orders.map(({ value }) => value),
  );
  const storedBy = new Map(orders.map((stored) => [stored.value.id, stored]));
  const changes = [
    ...changesOf(
      'measures-lifted',
      lift,
      ({ order }) => order.listingId,
      ({ order, why }) => [
        stepOf(storedBy.get(order.id), { step: 'order-lift', at, by: actor, why }, tables),
      ],
    ),
    ...changesOf(
      'measures-succeeded',
      succeed,
      ({ listingId }) => listingId,
      (order) => [
        stepOf(
          storedBy.get(order.id),
          { step: 'succeed', at, by: actor, successor: id, successorName: name },
          tables,
        ),
      ],
    ),
    ...changesOf(
      'measures-issued',
      issue,
      ({ listingId }) => listingId,
      (missing) =>
        issueOf(missing, { subject: id, subjectName: name }, listings.get(missing.listingId), at, tables),
    ),
  ];
  for (const { action, listingId, writes, names } of changes) {
    const outcome = await ledger.apply({
      ...serviceAsk('reactions', `${action}#${digestOf(names)}`),
      at,
      action,
      about: `case/${listingId}`,
      basis: '浙江省公共信用信息管理条例第22、23、26条',
      writes,
      answer: null,
    });
    // What a twin of this run has done already is done.
    if (!outcome.ok && outcome.refusal.code !== 'command-already-applied') return outcome;
  }
  if (unpublished.length > 0)
    throw new Error(
      `unpublished measures may not be applied: ${unpublished.map(({ listingId, measureCode }) => `${measureCode} of listing ${listingId}`).join(', ')}`,
    );
  return accepted(undefined);
};

const listingsOf = async (
  records: Records,
  { lists }: Pick<Standing, 'lists'>,
): Promise<ReadonlyMap<string, Listing>> => {
  const stored = await records.getMany(
    'listing',
    lists.map(({ listingId }) => ({ id: listingId })),
  );
  return new Map(
    stored.map((listing, i) => {
      const id = lists[i]?.listingId ?? '';
      if (listing === undefined) throw new Error(`a standing names the missing listing ${id}`);
      return [id, listing.value];
    }),
  );
};

interface OrderChange {
  readonly action: AuditAction;
  readonly listingId: string;
  readonly writes: readonly Write[];
  /** What is written, so that the same change is the same command. */
  readonly names: readonly string[];
}

/** The writes for some orders, listing by listing, in parts that fit a transaction. */
const changesOf = <Item>(
  action: AuditAction,
  items: readonly Item[],
  listingOf: (item: Item) => string,
  writesOf: (item: Item) => readonly Write[],
): readonly OrderChange[] =>
  [...Map.groupBy(items, listingOf)].flatMap(([listingId, ofListing]) => {
    const parts: Write[][] = [];
    for (const item of ofListing) {
      const writes = writesOf(item);
      const last = parts.at(-1);
      if (last !== undefined && last.length + writes.length <= mostWrites) last.push(...writes);
      else parts.push([...writes]);
    }
    return parts.map((writes) => ({ action, listingId, writes, names: writes.flatMap(nameOf) }));
  });

/** With its version, for an order may be told of more than one successor. */
const nameOf = (write: Write): string[] =>
  write.kind === 'measureOrder' ? [`${write.value.id}#${write.before?.version ?? 0}`] : [];

/** The step of an order that was found to need it, which cannot be unlawful. */
const stepOf = (
  before: Stored<'measureOrder'> | undefined,
  step: NextOrderStep,
  tables: RuleTables,
): Write => {
  if (before === undefined) throw new Error('only an order that was read can take a step');
  const moved = takeStep(before.value, step, tables);
  if (!moved.ok) throw new Error(`order ${before.value.id}: ${moved.refusal.reason.en}`);
  return { kind: 'measureOrder', value: moved.value, before };
};

const issueOf = (
  missing: MissingOrder,
  entity: Pick<MeasureOrder, 'subject' | 'subjectName'>,
  listing: Listing | undefined,
  at: Instant,
  tables: RuleTables,
): readonly Write[] => {
  if (listing === undefined) throw new Error(`order ${missing.id} is of a listing that was not read`);
  const { authority } = listing;
  const value = issueOrder({ ...missing, ...entity, authority }, { at, by: actor }, tables);
  return [
    { kind: 'measureOrder', value, before: undefined },
    { kind: 'subjectOrder', value: { subject: value.subject, orderId: value.id }, before: undefined },
  ];
};
