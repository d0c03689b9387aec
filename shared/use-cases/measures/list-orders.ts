import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin, seesAll } from '../../domain/access/permissions.ts';
import { type DueMark, dueMarkOf } from '../../domain/calendar/due.ts';
import type { MeasureOrder, MeasureOrderState } from '../../domain/measures/order.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import { codesOf, resolveEntity } from '../credit/resolve-entity.ts';
import { type PageAsked, pageOverParts } from '../page-over-parts.ts';
import type { Page, Records } from '../ports.ts';
import { ordersNamed } from './orders-of-subject.ts';

/** Which orders someone wants to see. */
export interface OrderFilter {
  /** `own`: those that the unit applies; `decided`: those that follow from its decisions. */
  readonly of: 'own' | 'decided';
  readonly state?: MeasureOrderState | undefined;
  readonly due?: DueMark | undefined;
  /** Those about this entity, under whatever code of its they were ordered. */
  readonly subject?: TargetId | undefined;
}

/** How many pages are read for one answer: a filter that little passes must not read on without end. */
const mostReads = 10;

/**
 * A page of the orders of a unit and those below it; `department` is `''` for all. With a filter a page may hold fewer
 * orders than asked for; only one without a cursor is the last.
 */
export const listOrders = async (
  { records }: Pick<Ports, 'records'>,
  caller: Caller,
  department: string,
  { subject, ...filter }: OrderFilter,
  { limit, cursor: from }: PageAsked,
): Promise<Result<Page<'measureOrder'>>> => {
  const unitOf = (order: MeasureOrder): string => (filter.of === 'own' ? order.department : order.authority);
  const passes = (order: MeasureOrder): boolean =>
    (filter.state === undefined || order.state === filter.state) &&
    (filter.due === undefined || markOf(order) === filter.due) &&
    (seesAll(caller) || permitWithin(caller, [unitOf(order)]).ok);
  const codes = subject === undefined ? undefined : await allCodesOf(records, subject);
  const read = (page: PageAsked): Promise<Result<Page<'measureOrder'>>> =>
    codes === undefined ? pageOfUnit(records, department, filter, page) : pageOfCodes(records, codes, page);

  const items: Page<'measureOrder'>['items'][number][] = [];
  let cursor = from;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const page = await read({ limit: limit - items.length, cursor });
    if (!page.ok) return page;
    items.push(...page.value.items.filter(({ value }) => passes(value)));
    cursor = page.value.cursor;
    if (cursor === undefined || items.length === limit) break;
  }
  return accepted({ items, ...(cursor !== undefined && { cursor }) });
};

const markOf = ({ due }: MeasureOrder): DueMark | undefined => due && dueMarkOf(due);

const allCodesOf = async (records: Records, subject: TargetId): Promise<readonly TargetId[]> => {
  const entity = await resolveEntity(records, subject);
  return entity === undefined ? [subject] : codesOf(entity.value);
};

const pageOfUnit = (
  records: Records,
  department: string,
  { of, due }: Pick<OrderFilter, 'of' | 'due'>,
  page: PageAsked,
): Promise<Result<Page<'measureOrder'>>> => {
  if (of === 'decided') return records.page('ordersOfAuthority', { authority: department }, page);
  return due === undefined
    ? records.page('ordersOfDepartment', { department }, page)
    : records.page('ordersDue', { mark: due, department }, page);
};

/** A page of the orders about an entity, under one code after another. */
const pageOfCodes = (
  records: Records,
  codes: readonly TargetId[],
  page: PageAsked,
): Promise<Result<Page<'measureOrder'>>> =>
  pageOverParts(codes, page, async (subject, asked) => {
    const pointers = await records.page('ordersOfSubject', { subject }, asked);
    if (!pointers.ok) return pointers;
    const { items, ...rest } = pointers.value;
    const ids = items.map(({ value }) => value.orderId);
    return accepted({ ...rest, items: await ordersNamed(records, subject, ids) });
  });
