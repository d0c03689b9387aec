import type { Draw } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';

/** Makes it public that a draw's secret was not revealed in time. */
export const flagOverdueReveal = (
  { ledger, clock }: Pick<Ports, 'ledger' | 'clock'>,
  stored: Stored<'draw'>,
): Promise<Result<Draw>> => {
  const at = clock.now();
  const overdue: Draw = { ...stored.value, overdueSince: at };
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
