import { attendDue } from '../../domain/calendar/due.ts';
import { cancellationFault } from '../../domain/pledges/cancellation-fault.ts';
import { endPledge, type Pledge } from '../../domain/pledges/pledge.ts';
import { pledgeBasis } from '../../domain/pledges/verdict.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { tablesNow } from '../tables-now.ts';
import { ownPledge } from './own-pledge.ts';
import { pledgeWrites } from './pledge-writes.ts';

/**
 * The applicant takes the application back before it led to anything; nothing of that enters the credit history. Refuses with
 * `wrong-state` once the pledge was verified or its running term is over, and as {@link cancellationFault} says.
 */
export const cancelPledge = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  { caller, command, pledgeId, reason }: Ask & { readonly pledgeId: string; readonly reason: string },
): Promise<Result<Pledge>> => {
  const stored = await ownPledge(ports.records, caller, pledgeId);
  if (!stored.ok) return stored;
  const at = ports.clock.now();
  const before = stored.value.value;
  const cancelled = endPledge(before, 'cancel', { reason, by: caller.subject, at });
  if (!cancelled.ok) return cancelled;
  const due = before.due && attendDue(before.due, await tablesNow(ports.tables, at), at);
  const fault = cancellationFault(before, due);
  if (fault !== undefined) return refused(fault);
  const { value } = cancelled;
  return ports.ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'pledge-cancelled',
    about: `pledge/${pledgeId}`,
    basis: pledgeBasis,
    writes: await pledgeWrites(ports, { value, before: stored.value }, undefined, at),
    answer: value,
  });
};
