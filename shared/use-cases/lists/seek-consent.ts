import { permitOwn, permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import { caseMachines, type ListingCase, stepsBefore } from '../../domain/lists/case.ts';
import { groundFault } from '../../domain/lists/ground.ts';
import { unreviewedBecause } from '../../domain/lists/hearing.ts';
import { causeBasis, listRuleOf } from '../../domain/lists/lists.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { historyNow } from '../credit/history-now.ts';
import { tablesNow } from '../tables-now.ts';
import { changeCase } from './change-case.ts';
import { ownCase } from './own-case.ts';

/**
 * A person of the deciding unit itself asks the next unit above to consent to a listing that is to be decided. Refuses with
 * `wrong-state` where the entity was not heard or the list needs a legal review first, with `ground-fallen` where the fact fell
 * since, with `same-person` for whoever handled the case, with `outside-jurisdiction` for people of other units.
 */
export const seekConsent = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & { readonly caseId: string; readonly proposal: string },
): Promise<Result<ListingCase>> => {
  const stored = await ownCase(ports.records, asked.caller, asked.caseId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const own = permitOwn(asked.caller, value.authority);
  if (!own.ok) return own;
  const second = permitSecondPerson(asked.caller, stepsBefore(value));
  if (!second.ok) return second;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const moved = moveInTime(caseMachines[value.procedure], value, 'seek-consent', { tables, at });
  if (!moved.ok) return moved;
  const fault =
    unreviewedBecause(value, listRuleOf(tables.lists, value.list)) ??
    groundFault(await historyNow(ports, value.subject, at), value);
  if (fault !== undefined) return refused(fault);
  return changeCase(ports, asked, stored.value, {
    value: {
      ...moved.value,
      consent: { proposal: asked.proposal, soughtBy: asked.caller.subject, soughtAt: at },
    },
    action: 'consent-sought',
    basis: causeBasis(tables.lists, value),
    at,
  });
};
