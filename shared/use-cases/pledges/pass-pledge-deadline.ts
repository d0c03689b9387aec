import { attendDue, type Due, dueMarkOf } from '../../domain/calendar/due.ts';
import { endPledge, type Pledge } from '../../domain/pledges/pledge.ts';
import { pledgeEventOf } from '../../domain/pledges/pledge-events.ts';
import { deferralBasis } from '../../domain/pledges/verdict.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { bothLanguages } from '../../domain/primitives/text.ts';
import type { Ports } from '../ask.ts';
import { attendDeadline } from '../attend-deadline.ts';
import type { Stored } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { tablesNow } from '../tables-now.ts';
import { pledgeWrites } from './pledge-writes.ts';

/**
 * What the clock does with a pledge whose term is near its end, or past it: withdraws the acceptance where papers did not
 * come, never by a date that may still move; otherwise reminds the unit, and shows as overdue what nobody has verified, or
 * decided after rectification. A person's work is never done for them. Doing it twice changes nothing.
 */
export const passPledgeDeadline = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  stored: Stored<'pledge'>,
): Promise<Result<unknown>> => {
  const { value: pledge, version } = stored;
  if (pledge.due === undefined) return accepted(undefined);
  const at = ports.clock.now();
  const due = attendDue(pledge.due, await tablesNow(ports.tables, at), at);
  if (pledge.state !== 'awaiting-materials' || dueMarkOf(due) !== 'overdue')
    return attendDeadline(ports, stored);
  const withdrawn = endPledge(pledge, 'withdraw', {
    reason: missedReason(pledge, due),
    by: 'service:clock',
    at,
  });
  if (!withdrawn.ok) return withdrawn;
  const event = pledgeEventOf('deferral-missed', pledge, {
    occurredOn: due.by.on,
    knownAt: at,
    source: { kind: 'service', by: `pledge/${pledge.id}`, unit: pledge.unit },
  });
  return ports.ledger.apply({
    ...serviceAsk('clock', `pledge#${pledge.id}#${version}`),
    at,
    action: 'pledge-withdrawn',
    about: `pledge/${pledge.id}`,
    basis: deferralBasis,
    writes: await pledgeWrites(ports, { value: withdrawn.value, before: stored }, event, at),
    answer: { state: withdrawn.value.state },
  });
};

/** What the applicant is told: which papers, which day, and that this is why. */
const missedReason = ({ deferral }: Pledge, { by: { on } }: Due): string => {
  const lacking = (deferral?.materials ?? []).filter(({ handedInAt }) => handedInAt === undefined);
  return bothLanguages({
    zh: `受理时已一次性告知须补齐的材料，期限至${on}；${lacking.map(({ label }) => label.zh).join('、')}逾期未补，撤回受理。`,
    en: `The notice at acceptance named the papers to follow, until ${on}; missing since then: ${lacking.map(({ label }) => label.en).join(', ')}. The acceptance is withdrawn.`,
  });
};
