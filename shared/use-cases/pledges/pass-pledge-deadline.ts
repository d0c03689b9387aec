import type { AuditAction } from '../../domain/audit/entry.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { type Pledge, pledgeMachine } from '../../domain/pledges/pledge.ts';
import { pledgeEventOf } from '../../domain/pledges/pledge-events.ts';
import { dueOf, watched } from '../../domain/pledges/pledge-watch.ts';
import { deferralBasis } from '../../domain/pledges/verdict.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { bothLanguages } from '../../domain/primitives/text.ts';
import { type CivilDate, civilDateOf, dateAfter, type Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { pledgeWrites } from './pledge-writes.ts';

interface Passing {
  readonly action: AuditAction;
  readonly basis: string;
  readonly pledge: Pledge;
  readonly event?: CreditEvent;
}

const verificationBasis = '浙江省保障“最多跑一次”改革规定第14条';

/**
 * What the clock does with a pledge whose watched day is over: withdraws the acceptance where papers did not come; reminds
 * the unit that verification is near; shows as overdue what nobody has verified, or decided after rectification. A person's
 * work is never done for them. Doing it twice changes nothing.
 */
export const passPledgeDeadline = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  stored: Stored<'pledge'>,
): Promise<Result<unknown>> => {
  const at = ports.clock.now();
  const passing = passingOf(stored.value, at);
  if (passing === undefined) return accepted(undefined);
  const { action, basis, event, pledge } = passing;
  const value = watched(pledge, civilDateOf(at));
  return ports.ledger.apply({
    ...serviceAsk('clock', `pledge#${value.id}#${stored.version}`),
    at,
    action,
    about: `pledge/${value.id}`,
    basis,
    writes: await pledgeWrites(ports, { value, before: stored }, event, at),
    answer: { state: value.state },
  });
};

const passingOf = (pledge: Pledge, at: Instant): Passing | undefined => {
  const due = dueOf(pledge);
  if (due === undefined || pledge.watchOn === undefined) return undefined;
  if (civilDateOf(at) <= due)
    return pledge.state === 'accepted'
      ? { action: 'pledge-reminded', basis: verificationBasis, pledge: { ...pledge, remindedAt: at } }
      : undefined;
  if (pledge.state === 'awaiting-materials') return withdrawal(pledge, due, at);
  const overdueSince = dateAfter(due, { days: 1 });
  return { action: 'pledge-overdue', basis: verificationBasis, pledge: { ...pledge, overdueSince } };
};

const withdrawal = (pledge: Pledge, due: CivilDate, at: Instant): Passing => {
  const moved = move(pledgeMachine, pledge, 'withdraw');
  if (!moved.ok) throw new Error(moved.refusal.reason.en);
  const ended = { reason: missedReason(pledge, due), by: 'service:clock', at };
  return {
    action: 'pledge-withdrawn',
    basis: deferralBasis,
    pledge: { ...moved.value, ended },
    event: pledgeEventOf('deferral-missed', pledge, {
      occurredOn: due,
      knownAt: at,
      source: { kind: 'service', by: `pledge/${pledge.id}`, unit: pledge.unit },
    }),
  };
};

/** What the applicant is told: which papers, which day, and that this is why. */
const missedReason = ({ deferral }: Pledge, due: CivilDate): string => {
  const lacking = (deferral?.materials ?? []).filter(({ handedInAt }) => handedInAt === undefined);
  return bothLanguages({
    zh: `受理时已一次性告知须于${due}前补齐材料，${lacking.map(({ label }) => label.zh).join('、')}逾期未补，撤回受理。`,
    en: `The notice at acceptance named ${due} as the last day; missing since then: ${lacking.map(({ label }) => label.en).join(', ')}. The acceptance is withdrawn.`,
  });
};
