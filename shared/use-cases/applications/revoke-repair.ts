import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { type Application, applicationMachines, stepsOf } from '../../domain/lists/application.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { additionOf } from '../credit/addition-of.ts';
import { tablesNow } from '../tables-now.ts';
import { eventOf } from './application-events.ts';
import { changeApplication } from './change-application.ts';
import { ownApplication } from './own-application.ts';

/**
 * Revokes a repair that was obtained by fraud: the fact counts again, for the term that is left to it, and the history keeps
 * all three. Refuses with `same-person` for whoever accepted or decided the repair, with `wrong-state` for what is no granted
 * repair; a removal is made good by a new case instead.
 */
export const revokeRepair = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & { readonly applicationId: string; readonly documentNo: string; readonly reason: string },
): Promise<Result<Application>> => {
  const { caller, documentNo, reason } = asked;
  const stored = await ownApplication(ports.records, caller, asked.applicationId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const second = permitSecondPerson(caller, stepsOf(value, 'filed', 'accepted', 'decided'));
  if (!second.ok) return second;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const moved = moveInTime(applicationMachines[value.request.kind], value, 'revoke', { tables, at });
  if (!moved.ok) return moved;
  const withdrawn: CreditEvent = {
    ...eventOf(value, 'withdrawn', at),
    kind: 'withdrawn',
    of: eventOf(value, 'repaired', at).id,
    reason,
    documentNo,
  };
  const addition = await additionOf(ports, [withdrawn], at);
  return changeApplication(ports, asked, stored.value, {
    value: { ...moved.value, revoked: { documentNo, reason, by: caller.subject, at } },
    action: 'application-revoked',
    at,
    further: addition?.writes ?? [],
  });
};
