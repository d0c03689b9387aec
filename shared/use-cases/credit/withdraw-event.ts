import type { CreditEvent } from '../../domain/credit/event.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ask, Ports } from '../ask.ts';
import { additionOf } from './addition-of.ts';
import { amendableEvent } from './amendable-event.ts';
import { changedMeanwhile } from './fact-refusals.ts';

/** Why an event should never have been recorded; `documentNo` names the decision that revoked it, where one did. */
export interface Withdrawal extends Ask {
  readonly subject: TargetId;
  readonly eventId: string;
  readonly reason: string;
  readonly documentNo?: string | undefined;
}

/**
 * Withdraws an event: it counts as if it had never been, and the history keeps both. Its document may be recorded anew.
 * Refuses as {@link amendableEvent} does.
 */
export const withdrawEvent = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  { caller, command, subject, eventId, reason, documentNo }: Withdrawal,
): Promise<Result<CreditEvent>> => {
  const own = await amendableEvent(ports, caller, subject, eventId);
  if (!own.ok) return own;
  const { event } = own.value;
  const at = ports.clock.now();
  const withdrawn: CreditEvent = {
    kind: 'withdrawn',
    id: `withdrawn:${event.id}`,
    subject,
    occurredOn: civilDateOf(at),
    knownAt: at,
    source: { kind: 'api', by: caller.subject, unit: event.source.unit },
    of: event.id,
    reason,
    ...(documentNo !== undefined && { documentNo }),
  };
  const addition = await additionOf(ports, [withdrawn], at);
  const [added] = addition?.events ?? [];
  if (addition === undefined || added === undefined) return refused(changedMeanwhile);
  return ports.ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'credit-event-withdrawn',
    about: `entity/${subject}`,
    basis: '谁认定谁修复',
    writes: addition.writes,
    answer: added,
  });
};
