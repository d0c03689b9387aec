import { moveInTime } from '../../domain/calendar/due.ts';
import { caseMachines, type ListingCase } from '../../domain/lists/case.ts';
import { groundFault } from '../../domain/lists/ground.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ask, Ports } from '../ask.ts';
import { historyNow } from '../credit/history-now.ts';
import { tablesNow } from '../tables-now.ts';
import { changeCase } from './change-case.ts';
import { ownCase } from './own-case.ts';

/**
 * Tells the entity facts, reasons, basis and consequences, so that it can state and defend before anyone
 * decides. Refuses with `wrong-state` unless the case is proposed, and with `ground-fallen` where the fact fell since.
 */
export const notifyCase = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & { readonly caseId: string; readonly notice: string },
): Promise<Result<ListingCase>> => {
  const stored = await ownCase(ports.records, asked.caller, asked.caseId);
  if (!stored.ok) return stored;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const { value } = stored.value;
  const moved = moveInTime(caseMachines[value.procedure], value, 'notify', { tables, at });
  if (!moved.ok) return moved;
  const fault = groundFault(await historyNow(ports, value.subject, at), value);
  if (fault !== undefined) return refused(fault);
  return changeCase(ports, asked, stored.value, {
    value: { ...moved.value, notice: { text: asked.notice, by: asked.caller.subject, at } },
    action: 'case-notified',
    basis: '浙江省公共信用信息管理条例第28条',
    at,
  });
};
