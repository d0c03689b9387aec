import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { type MeasureOrder, objectionsTo } from '../../domain/measures/order.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask } from '../ask.ts';
import { decidedOrder } from './own-order.ts';
import { type OrderPorts, storeStep } from './store-step.ts';

/** What becomes of an objection, with the reasons. */
export interface ObjectionAnswer {
  readonly outcome: 'uphold' | 'reject';
  readonly reasons: string;
}

/**
 * The unit that decided the listing answers an objection: the order is cancelled, or must be applied. Refuses with
 * `outside-jurisdiction` for any other unit, `same-person` for whoever objected, and `wrong-state`.
 */
export const answerOrderObjection = async (
  ports: OrderPorts,
  { orderId, answer, ...ask }: Ask & { readonly orderId: string; readonly answer: ObjectionAnswer },
): Promise<Result<MeasureOrder>> => {
  const stored = await decidedOrder(ports.records, ask.caller, orderId);
  if (!stored.ok) return stored;
  const objector = objectionsTo(stored.value.value).at(-1)?.by;
  const second = permitSecondPerson(ask.caller, { objected: [objector] });
  if (!second.ok) return second;
  return storeStep(ports, ask, stored.value, { step: answer.outcome, reasons: answer.reasons });
};
