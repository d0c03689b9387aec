import type { MeasureOrder } from '../../domain/measures/order.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask } from '../ask.ts';
import { ownOrder } from './own-order.ts';
import { type OrderPorts, storeStep } from './store-step.ts';

/**
 * A department says why a measure is not applicable with it. Refuses with `outside-jurisdiction` and `wrong-state`, also
 * when it has objected too often.
 */
export const objectToOrder = async (
  ports: OrderPorts,
  { orderId, reason, ...ask }: Ask & { readonly orderId: string; readonly reason: string },
): Promise<Result<MeasureOrder>> => {
  const stored = await ownOrder(ports.records, ask.caller, orderId);
  return stored.ok ? storeStep(ports, ask, stored.value, { step: 'object', reason }) : stored;
};
