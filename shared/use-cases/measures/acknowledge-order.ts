import type { MeasureOrder } from '../../domain/measures/order.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask } from '../ask.ts';
import { ownOrder } from './own-order.ts';
import { type OrderPorts, storeStep } from './store-step.ts';

/** A department takes note of an order. Refuses with `outside-jurisdiction` for another department's. */
export const acknowledgeOrder = async (
  ports: OrderPorts,
  { orderId, ...ask }: Ask & { readonly orderId: string },
): Promise<Result<MeasureOrder>> => {
  const stored = await ownOrder(ports.records, ask.caller, orderId);
  return stored.ok ? storeStep(ports, ask, stored.value, { step: 'acknowledge' }) : stored;
};
