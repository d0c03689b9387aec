import type { Caller } from '../../domain/access/caller.ts';
import { startDue } from '../../domain/calendar/due.ts';
import { recordFault } from '../../domain/inspections/record-fault.ts';
import {
  type AssignedVisit,
  assignedVisit,
  type Visit,
  type VisitRecord,
  visitMachine,
} from '../../domain/inspections/visit.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { type CivilDate, civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/**
 * The visit, if the caller is one of its inspectors and it is dispatched; otherwise, and when its target or the inspector
 * was replaced, it does not exist for them.
 */
export const visitOfInspector = async (
  records: Records,
  caller: Caller,
  visitId: string,
): Promise<Result<{ readonly visit: Stored<'visit'>; readonly dispatchedOn: CivilDate }>> => {
  const stored = await found(records, 'visit', { id: visitId });
  if (!stored.ok) return stored;
  const draw = await records.get('draw', { id: stored.value.value.drawId });
  const dispatchedAt = draw?.value.dispatchedAt;
  const { state, seats } = stored.value.value;
  const isTheirs = state !== 'replaced' && seats.some(({ staffNo }) => staffNo === caller.staffNo);
  return isTheirs && dispatchedAt !== undefined
    ? accepted({ visit: stored.value, dispatchedOn: civilDateOf(dispatchedAt) })
    : refused(
        refusal(
          'not-found',
          `没有派给您的检查 ${visitId}；如曾派给您，其对象或人员已依程序替换。`,
          `There is no visit ${visitId} of yours; if there was, its target or inspector has been replaced.`,
        ),
      );
};

/**
 * Records what was found at every item of a visit, by one of its inspectors. Refuses with `not-found` for
 * anyone else, `wrong-state` once the record is in review, `invalid-input` where it is not complete.
 */
export const recordVisit = async (
  { records, ledger, clock, tables: source }: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  { caller, command, visitId, record }: Ask & { readonly visitId: string; readonly record: VisitRecord },
): Promise<Result<AssignedVisit>> => {
  const own = await visitOfInspector(records, caller, visitId);
  if (!own.ok) return own;
  const { visit: stored, dispatchedOn } = own.value;
  const moved = move(visitMachine, stored.value, 'record');
  if (!moved.ok) return moved;
  const task = await found(records, 'task', { id: moved.value.taskId });
  if (!task.ok) return task;
  const at = clock.now();
  const today = civilDateOf(at);
  const { endsOn } = task.value.value;
  const period = { from: dispatchedOn, to: today < endsOn ? today : endsOn };
  const tables = await source.at(today, at);
  const fault = recordFault(record, moved.value.itemCodes, period, tables['result-codes']);
  if (fault !== undefined) return refused(fault);
  const { returnedBecause: _, ...open } = moved.value;
  const recorded: Visit = {
    ...open,
    record,
    recordedBy: caller.subject,
    recordedAt: at,
    // A returned record does not win time: the term runs from the first one.
    due: open.due ?? startDue(tables, 'publish-result', today, at),
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'visit-recorded',
    about: `visit/${visitId}`,
    basis: '行政处罚法第42条；优化营商环境条例第54条',
    writes: [{ kind: 'visit', value: recorded, before: stored }],
    answer: assignedVisit(recorded),
  });
};
