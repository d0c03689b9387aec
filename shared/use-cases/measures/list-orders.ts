import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin, seesAll } from '../../domain/access/permissions.ts';
import type { MeasureOrder, MeasureOrderState } from '../../domain/measures/order.ts';
import { isDue, type OrderUrgency } from '../../domain/measures/order-due.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import type { Page, Records } from '../ports.ts';

/** Which orders someone wants to see. */
export interface OrderFilter {
  /** `own`: those that the unit applies; `decided`: those that follow from its decisions. */
  readonly of: 'own' | 'decided';
  readonly state?: MeasureOrderState | undefined;
  readonly due?: OrderUrgency | undefined;
  readonly subject?: TargetId | undefined;
}

interface PageWanted {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** How many pages are read for one answer: a filter that little passes must not read on without end. */
const mostReads = 10;

/**
 * A page of the orders of a unit and those below it; `department` is `''` for all. With a filter a page may hold fewer
 * orders than asked for; only one without a cursor is the last.
 */
export const listOrders = async (
  { records, clock }: Pick<Ports, 'records' | 'clock'>,
  caller: Caller,
  department: string,
  filter: OrderFilter,
  { limit, cursor: from }: PageWanted,
): Promise<Result<Page<'measureOrder'>>> => {
  const today = civilDateOf(clock.now());
  const unitOf = (order: MeasureOrder): string => (filter.of === 'own' ? order.department : order.authority);
  const passes = (order: MeasureOrder): boolean =>
    (filter.state === undefined || order.state === filter.state) &&
    (filter.due === undefined || isDue(order, filter.due, today)) &&
    (seesAll(caller) || permitWithin(caller, [unitOf(order)]).ok);

  const items: Page<'measureOrder'>['items'][number][] = [];
  let cursor = from;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const page = await pageOf(records, department, filter, { limit: limit - items.length, cursor });
    if (!page.ok) return page;
    items.push(...page.value.items.filter(({ value }) => passes(value)));
    cursor = page.value.cursor;
    if (cursor === undefined || items.length === limit) break;
  }
  return accepted({ items, ...(cursor !== undefined && { cursor }) });
};

const pageOf = async (
  records: Records,
  department: string,
  { of, subject }: OrderFilter,
  wanted: PageWanted,
): Promise<Result<Page<'measureOrder'>>> => {
  if (subject === undefined)
    return of === 'own'
      ? records.page('ordersOfDepartment', { department }, wanted)
      : records.page('ordersOfAuthority', { authority: department }, wanted);
  const pointers = await records.page('ordersOfSubject', { subject }, wanted);
  if (!pointers.ok) return pointers;
  const { items, ...rest } = pointers.value;
  const orders = await records.getMany(
    'measureOrder',
    items.map(({ value }) => ({ id: value.orderId })),
  );
  return accepted({ items: orders.filter((order) => order !== undefined), ...rest });
};
