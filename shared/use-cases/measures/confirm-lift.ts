import type { MeasureOrder, OrderReport } from '../../domain/measures/order.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask } from '../ask.ts';
import { ownOrder } from './own-order.ts';
import { type OrderPorts, storeStep } from './store-step.ts';

/** A department says how it took a measure away again. Refuses with `outside-jurisdiction`, `wrong-state`, `invalid-input`. */
export const confirmLift = async (
  ports: OrderPorts,
  { orderId, report, ...ask }: Ask & { readonly orderId: string; readonly report: OrderReport },
): Promise<Result<MeasureOrder>> => {
  const stored = await ownOrder(ports.records, ask.caller, orderId);
  return stored.ok ? storeStep(ports, ask, stored.value, { step: 'confirm-lift', report }) : stored;
};
