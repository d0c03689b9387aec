import type { Entity } from '../../domain/credit/entity.ts';
import { codesOf } from '../credit/resolve-entity.ts';
import type { Records, Stored } from '../ports.ts';

/** How many orders are read at once. */
const readTogether = 1000;

/** The orders that an entity points to, as they are now; a pointer to nothing is a fault. */
export const ordersNamed = async (
  records: Records,
  subject: string,
  ids: readonly string[],
): Promise<readonly Stored<'measureOrder'>[]> => {
  const orders: Stored<'measureOrder'>[] = [];
  for (let i = 0; i < ids.length; i += readTogether) {
    const refs = ids.slice(i, i + readTogether).map((id) => ({ id }));
    for (const [n, order] of (await records.getMany('measureOrder', refs)).entries()) {
      if (order === undefined) throw new Error(`${subject} points to the missing order ${refs[n]?.id}`);
      orders.push(order);
    }
  }
  return orders;
};

/** Every order that there ever was about an entity under one code, as it is now. */
export const ordersOfSubject = async (
  records: Records,
  subject: string,
): Promise<readonly Stored<'measureOrder'>[]> => {
  const ids: string[] = [];
  for await (const { value } of records.all('ordersOfSubject', { subject })) ids.push(value.orderId);
  return ordersNamed(records, subject, ids);
};

/** Every order that there ever was about an entity under any of its codes, as it is now. */
export const ordersOfEntity = async (
  records: Records,
  entity: Pick<Entity, 'target' | 'predecessors'>,
): Promise<readonly Stored<'measureOrder'>[]> =>
  (await Promise.all(codesOf(entity).map((code) => ordersOfSubject(records, code)))).flat();
