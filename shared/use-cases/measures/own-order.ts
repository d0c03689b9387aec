import type { Caller } from '../../domain/access/caller.ts';
import type { MeasureOrder } from '../../domain/measures/order.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** The units that have to do with an order: the one that applies the measure and the one that decided the listing. */
const parties = ({ department, authority }: MeasureOrder): readonly string[] => [department, authority];

/** An order that the caller's unit applies, or that follows from its decision. Refuses with `not-found` or `outside-jurisdiction`. */
export const visibleOrder = (
  records: Records,
  caller: Caller,
  orderId: string,
): Promise<Result<Stored<'measureOrder'>>> =>
  owned(records, caller, 'measureOrder', { id: orderId }, parties);

/** An order that the caller's unit applies. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownOrder = (
  records: Records,
  caller: Caller,
  orderId: string,
): Promise<Result<Stored<'measureOrder'>>> =>
  owned(records, caller, 'measureOrder', { id: orderId }, ({ department }) => [department]);

/** An order that follows from a decision of the caller's unit. Refuses with `not-found` or `outside-jurisdiction`. */
export const decidedOrder = (
  records: Records,
  caller: Caller,
  orderId: string,
): Promise<Result<Stored<'measureOrder'>>> =>
  owned(records, caller, 'measureOrder', { id: orderId }, ({ authority }) => [authority]);
