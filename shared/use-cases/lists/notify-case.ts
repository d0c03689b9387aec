import { moveInTime } from '../../domain/calendar/due.ts';
import { caseMachines, type ListingCase } from '../../domain/lists/case.ts';
import { groundFault } from '../../domain/lists/ground.ts';
import { heavyPenaltyFault } from '../../domain/lists/heavy-penalty-fault.ts';
import { type ListRule, listRuleOf } from '../../domain/lists/lists.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { historyNow } from '../credit/history-now.ts';
import { tablesNow } from '../tables-now.ts';
import { changeCase } from './change-case.ts';
import { ownCase } from './own-case.ts';

/** Why a penalty cannot be named at all, or nothing. */
const needlessPenaltyFault = (
  penaltyEventId: string | undefined,
  { heavyPenaltyBasis }: ListRule,
): Refusal | undefined =>
  penaltyEventId !== undefined && heavyPenaltyBasis === undefined
    ? refusal(
        'invalid-input',
        '只有列入须以较重行政处罚为前提的名单时，才指明处罚。',
        'A penalty is named only for a list that demands one.',
        'body.penaltyEventId',
      )
    : undefined;

/**
 * Tells the entity facts, reasons, basis and consequences, so that it can state and defend before anyone decides; the heavy
 * penalty for the fact, where the list demands one, becomes part of the evidence. Refuses with `wrong-state` unless the case is
 * proposed, with `ground-fallen` where the fact or the penalty fell since, with `heavy-penalty-missing` where the list demands
 * one and the case neither rests on it nor the notice names it, with `invalid-input` for one that the list does not ask for.
 */
export const notifyCase = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & {
    readonly caseId: string;
    readonly notice: string;
    readonly penaltyEventId?: string | undefined;
  },
): Promise<Result<ListingCase>> => {
  const stored = await ownCase(ports.records, asked.caller, asked.caseId);
  if (!stored.ok) return stored;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const { value } = stored.value;
  const moved = moveInTime(caseMachines[value.procedure], value, 'notify', { tables, at });
  if (!moved.ok) return moved;
  const { caller, notice, penaltyEventId } = asked;
  const evidence = { ...value.evidence, ...(penaltyEventId !== undefined && { penaltyEventId }) };
  const history = await historyNow(ports, value.subject, at);
  const rule = listRuleOf(tables.lists, value.list);
  const fault =
    needlessPenaltyFault(penaltyEventId, rule) ??
    groundFault(history, value) ??
    groundFault(history, { list: value.list, evidence }, 'body.penaltyEventId') ??
    heavyPenaltyFault(history, rule, evidence, 'body.penaltyEventId');
  if (fault !== undefined) return refused(fault);
  return changeCase(ports, asked, stored.value, {
    value: { ...moved.value, evidence, notice: { text: notice, by: caller.subject, at } },
    action: 'case-notified',
    basis: '浙江省公共信用信息管理条例第28条',
    at,
  });
};
