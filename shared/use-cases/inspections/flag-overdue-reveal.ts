import type { Draw } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { logTime } from './log-time.ts';

/** Makes it public that a draw's secret was not revealed in time. Refuses with `clock-behind`. */
export const flagOverdueReveal = async (
  { ledger, clock }: Pick<Ports, 'ledger' | 'clock'>,
  stored: Stored<'draw'>,
): Promise<Result<Draw>> => {
  const time = logTime(clock, stored.value);
  if (!time.ok) return time;
  const at = time.value;
  const overdue: Draw = { ...stored.value, overdueSince: at, lastAt: at };
  return ledger.apply({
    ...serviceAsk('clock', `reveal-overdue#${overdue.id}`),
    at,
    action: 'reveal-overdue',
    about: `draw/${overdue.id}`,
    basis: 'PROTOCOL.md',
    writes: [{ kind: 'draw', value: overdue, before: stored }],
    facts: { revealBy: overdue.revealBy?.on ?? '' },
    answer: overdue,
  });
};
