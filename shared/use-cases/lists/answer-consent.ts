import { permitAbove, permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import { caseMachines, type ListingCase, stepsBefore } from '../../domain/lists/case.ts';
import { causeBasis } from '../../domain/lists/lists.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { tablesNow } from '../tables-now.ts';
import { changeCase } from './change-case.ts';
import { ownCase } from './own-case.ts';

/**
 * The next unit above (上一级) consents to a listing, or does not. Refuses with `outside-jurisdiction` for every other unit, with
 * `same-person` for whoever handled the case or asked for the consent.
 */
export const answerConsent = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & { readonly caseId: string; readonly isGiven: boolean; readonly opinion: string },
): Promise<Result<ListingCase>> => {
  const { caller, isGiven, opinion } = asked;
  const stored = await ownCase(ports.records, caller, asked.caseId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const above = permitAbove(caller, value.authority);
  if (!above.ok) return above;
  const second = permitSecondPerson(caller, { ...stepsBefore(value), sought: [value.consent?.soughtBy] });
  if (!second.ok) return second;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const step = isGiven ? 'consent' : 'refuse-consent';
  const moved = moveInTime(caseMachines[value.procedure], value, step, { tables, at });
  if (!moved.ok) return moved;
  if (value.consent === undefined)
    return refused(refusal('wrong-state', '尚未报请同意。', 'Nobody has asked for consent.'));
  const answer = { isGiven, opinion, unit: caller.department ?? '', by: caller.subject, at };
  return changeCase(ports, asked, stored.value, {
    value: { ...moved.value, consent: { ...value.consent, answer } },
    action: 'consent-answered',
    basis: causeBasis(tables.lists, value),
    at,
  });
};
