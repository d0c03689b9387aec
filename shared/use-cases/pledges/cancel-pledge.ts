import { endPledge, type Pledge } from '../../domain/pledges/pledge.ts';
import { pledgeBasis } from '../../domain/pledges/verdict.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { ownPledge } from './own-pledge.ts';
import { pledgeWrites } from './pledge-writes.ts';

/**
 * The applicant takes the application back before anyone has verified it; nothing of that enters the credit history. Refuses
 * with `wrong-state` afterwards.
 */
export const cancelPledge = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  { caller, command, pledgeId, reason }: Ask & { readonly pledgeId: string; readonly reason: string },
): Promise<Result<Pledge>> => {
  const stored = await ownPledge(ports.records, caller, pledgeId);
  if (!stored.ok) return stored;
  const at = ports.clock.now();
  const cancelled = endPledge(stored.value.value, 'cancel', { reason, by: caller.subject, at });
  if (!cancelled.ok) return cancelled;
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
