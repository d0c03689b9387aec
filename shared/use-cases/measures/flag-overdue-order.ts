import type { MeasureOrder } from '../../domain/measures/order.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { dateAfter } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';

/** Shows that an order's term is over. Nothing follows from it by itself, and doing it twice changes nothing. */
export const flagOverdueOrder = async (
  { ledger, clock }: Pick<Ports, 'ledger' | 'clock'>,
  stored: Stored<'measureOrder'>,
): Promise<Result<MeasureOrder>> => {
  const { dueBy, overdueSince, id } = stored.value;
  if (dueBy === undefined || overdueSince !== undefined) return accepted(stored.value);
  const flagged: MeasureOrder = { ...stored.value, overdueSince: dateAfter(dueBy.on, { days: 1 }) };
  return ledger.apply({
    ...serviceAsk('clock', `measure-overdue#${id}#${stored.version}`),
    at: clock.now(),
    action: 'measure-overdue',
    about: `order/${id}`,
    basis: '期限管理',
    writes: [{ kind: 'measureOrder', value: flagged, before: stored }],
    answer: flagged,
  });
};
