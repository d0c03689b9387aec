import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import { caseMachines, handlingSteps, type ListingCase } from '../../domain/lists/case.ts';
import { unheardBecause } from '../../domain/lists/hearing.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { CivilDate } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { tablesNow } from '../tables-now.ts';
import { changeCase } from './change-case.ts';
import { hearingOf } from './hearing-of.ts';
import { ownCase } from './own-case.ts';

/**
 * Records that the entity was heard, what it said and what came of it; a hearing is recorded by who presided over it. Refuses
 * with `too-early` while it may still speak or ask for a hearing, with `wrong-state` while the hearing that it asked for was
 * not held, and with `same-person` for whoever handled the case and would preside (行政处罚法 art. 64: 非本案调查人员主持).
 */
export const concludeHearing = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  asked: Ask & {
    readonly caseId: string;
    readonly summary: string;
    readonly heldOn?: CivilDate | undefined;
  },
): Promise<Result<ListingCase>> => {
  const stored = await ownCase(ports.records, asked.caller, asked.caseId);
  if (!stored.ok) return stored;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const { value } = stored.value;
  const moved = moveInTime(caseMachines[value.procedure], value, 'hear', { tables, at });
  if (!moved.ok) return moved;
  const { summary, heldOn } = asked;
  const fault = unheardBecause(value, await hearingOf(ports.tables, value, at), heldOn);
  if (fault !== undefined) return refused(fault);
  if (heldOn !== undefined) {
    const presides = permitSecondPerson(asked.caller, handlingSteps(value));
    if (!presides.ok) return presides;
  }
  const heard = { summary, by: asked.caller.subject, at, ...(heldOn !== undefined && { heldOn }) };
  return changeCase(ports, asked, stored.value, {
    value: { ...moved.value, heard },
    action: 'case-heard',
    basis: '浙江省公共信用信息管理条例第28条',
    at,
  });
};
