import type { MeasureOrder } from '../../domain/measures/order.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask } from '../ask.ts';
import { ownOrder } from './own-order.ts';
import { type OrderPorts, type PersonalStep, storeStep } from './store-step.ts';

/** What a department does on an order: take note of it, report, object, confirm that the measure is lifted. */
export type DepartmentStep = Extract<
  PersonalStep,
  { readonly step: 'acknowledge' | 'act' | 'object' | 'confirm-lift' }
>;

/**
 * A department takes a step of an order that it applies. Refuses with `outside-jurisdiction` for another department's, with
 * `wrong-state`, also when it has objected too often, and with `invalid-input` for a report that cannot be.
 */
export const takeOrderStep = async (
  ports: OrderPorts,
  { orderId, step, ...ask }: Ask & { readonly orderId: string; readonly step: DepartmentStep },
): Promise<Result<MeasureOrder>> => {
  const stored = await ownOrder(ports.records, ask.caller, orderId);
  return stored.ok ? storeStep(ports, ask, stored.value, step) : stored;
};
