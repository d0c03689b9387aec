import { type MeasureOrder, measureOrderMachine } from '../../domain/measures/order.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import type { Ask, Ports } from '../ask.ts';
import { owned } from '../found.ts';

/** A department takes note of an order. Refuses with `outside-jurisdiction` for another department's. */
export const acknowledgeOrder = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, orderId }: Ask & { readonly orderId: string },
): Promise<Result<MeasureOrder>> => {
  const stored = await owned(records, caller, 'measureOrder', { id: orderId }, ({ department }) => [
    department,
  ]);
  if (!stored.ok) return stored;
  const moved = move(measureOrderMachine, stored.value.value, 'acknowledge');
  if (!moved.ok) return moved;
  const at = clock.now();
  const acknowledged: MeasureOrder = { ...moved.value, acknowledgedBy: caller.subject, acknowledgedAt: at };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'measure-acknowledged',
    about: `order/${orderId}`,
    basis: '浙江省公共信用信息管理条例第22、23、26条',
    writes: [{ kind: 'measureOrder', value: acknowledged, before: stored.value }],
    answer: acknowledged,
  });
};
