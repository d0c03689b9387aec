import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import { type Application, applicationMachines, stepsOf } from '../../domain/lists/application.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { additionOf } from '../credit/addition-of.ts';
import { tablesNow } from '../tables-now.ts';
import { settlementOf } from './application-events.ts';
import { changeApplication } from './change-application.ts';
import { matterNow } from './matter.ts';
import { ownApplication } from './own-application.ts';
import { permitUninvolved } from './permit-uninvolved.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;
type Asked = Ask & { readonly applicationId: string };

/** Accepts an application (受理). The term of an objection counts from the day that it was filed. */
export const acceptApplication = async (ports: Outside, asked: Asked): Promise<Result<Application>> => {
  const stored = await ownApplication(ports.records, asked.caller, asked.applicationId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const from = civilDateOf(value.request.kind === 'objection' ? value.filed.at : at);
  const machine = applicationMachines[value.request.kind];
  const moved = moveInTime(machine, value, 'accept', { tables, at, from });
  if (!moved.ok) return moved;
  return changeApplication(ports, asked, stored.value, {
    value: { ...moved.value, accepted: { by: asked.caller.subject, at } },
    action: 'application-accepted',
    at,
  });
};

/**
 * Does not take an application up, with the reason (不予受理). Refuses with `same-person` for whoever made the record that it
 * objects to.
 */
export const declineApplication = async (
  ports: Outside,
  asked: Asked & { readonly reason: string },
): Promise<Result<Application>> => {
  const stored = await ownApplication(ports.records, asked.caller, asked.applicationId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const matter = await matterNow(ports, value, tables, at);
  if (!matter.ok) return matter;
  const uninvolved = await permitUninvolved(ports, asked.caller, value.request.kind, matter.value);
  if (!uninvolved.ok) return uninvolved;
  const moved = moveInTime(applicationMachines[value.request.kind], value, 'decline', { tables, at });
  if (!moved.ok) return moved;
  const settled = settlementOf(value, asked.reason, at);
  const addition = settled === undefined ? undefined : await additionOf(ports, [settled], at);
  return changeApplication(ports, asked, stored.value, {
    value: { ...moved.value, declined: { reason: asked.reason, by: asked.caller.subject, at } },
    action: 'application-declined',
    at,
    further: addition?.writes ?? [],
  });
};

/**
 * The head of the unit extends the term of an objection, once and with the reason, to at most twenty working days from its
 * filing (浙江省公共信用信息管理条例 art. 31). Refuses with `same-person` for whoever accepted or recorded it.
 */
export const extendApplication = async (
  ports: Outside,
  asked: Asked & { readonly reason: string },
): Promise<Result<Application>> => {
  const stored = await ownApplication(ports.records, asked.caller, asked.applicationId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const second = permitSecondPerson(asked.caller, stepsOf(value, 'filed', 'accepted'));
  if (!second.ok) return second;
  const from = civilDateOf(value.filed.at);
  const machine = applicationMachines[value.request.kind];
  const moved = moveInTime(machine, value, 'extend', { tables, at, from });
  if (!moved.ok) return moved;
  return changeApplication(ports, asked, stored.value, {
    value: { ...moved.value, extended: { reason: asked.reason, by: asked.caller.subject, at } },
    action: 'application-extended',
    at,
  });
};
