import type { Caller } from '../../domain/access/caller.ts';
import { deadlineOf } from '../../domain/calendar/deadlines.ts';
import { resultCodeOf } from '../../domain/inspections/result-codes.ts';
import { type Visit, type VisitRecord, visitMachine } from '../../domain/inspections/visit.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { move } from '../../domain/primitives/state-machine.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** The result code that says nothing was found; it cannot stand beside a problem. */
const noProblemCode = '1';

/** The visit, if the caller is one of its inspectors and it is dispatched; otherwise it does not exist for them. */
export const visitOfInspector = async (
  records: Records,
  caller: Caller,
  visitId: string,
): Promise<Result<Stored<'visit'>>> => {
  const stored = await found(records, 'visit', { id: visitId }, `visit ${visitId}`);
  if (!stored.ok) return stored;
  const draw = await records.get('draw', { id: stored.value.value.drawId });
  const isTheirs = stored.value.value.seats.some(({ staffNo }) => staffNo === caller.staffNo);
  return isTheirs && draw?.value.dispatchedAt !== undefined
    ? accepted(stored.value)
    : refused(refusal('not-found', `未找到 visit ${visitId}。`, `There is no visit ${visitId} of yours.`));
};

/**
 * Records what was found at every item of a visit, by one of its inspectors. Refuses with `not-found` for
 * anyone else, `wrong-state` once the record is in review, `invalid-input` where it is not complete.
 */
export const recordVisit = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  { caller, command, visitId, record }: Ask & { readonly visitId: string; readonly record: VisitRecord },
): Promise<Result<Visit>> => {
  const stored = await visitOfInspector(records, caller, visitId);
  if (!stored.ok) return stored;
  const moved = move(visitMachine, stored.value.value, 'record');
  if (!moved.ok) return moved;
  const at = clock.now();
  const today = civilDateOf(at);
  const fault = faultOf(record, moved.value.itemCodes, today);
  if (fault !== undefined) return refused(fault);
  const { returnedBecause: _, ...open } = moved.value;
  const recorded: Visit = {
    ...open,
    record,
    recordedBy: caller.subject,
    recordedAt: at,
    publishBy: deadlineOf('publish-result', today),
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'visit-recorded',
    about: `visit/${visitId}`,
    basis: '行政处罚法第42条;优化营商环境条例第54条',
    writes: [{ kind: 'visit', value: recorded, before: stored.value }],
    answer: recorded,
  });
};

const faultOf = (record: VisitRecord, itemCodes: readonly string[], today: string): Refusal | undefined => {
  const { findings, resultCodes, visitedOn } = record;
  const found = findings.map(({ itemCode }) => itemCode);
  const missing = itemCodes.filter((code) => !found.includes(code));
  const stray = found.find((code, i) => !itemCodes.includes(code) || found.indexOf(code) !== i);
  const problem = findings.find(({ outcome }) => outcome === 'problem');
  const unknown = resultCodes.find((code) => resultCodeOf(code) === undefined);
  const invalid = (zh: string, en: string, field: string) =>
    refusal('invalid-input', zh, en, `body.${field}`);
  if (missing.length > 0)
    return invalid(
      `以下事项没有检查结论:${missing.join('、')}。`,
      `No finding for: ${missing.join(', ')}.`,
      'findings',
    );
  if (stray !== undefined)
    return invalid(
      `事项 ${stray} 不在本次检查中或重复。`,
      `Item ${stray} is not part of this visit, or stands twice.`,
      'findings',
    );
  if (problem !== undefined && problem.note === '')
    return invalid(
      `事项 ${problem.itemCode} 发现问题,请写明情况。`,
      `Item ${problem.itemCode} has a problem; say what was seen.`,
      'findings',
    );
  if (unknown !== undefined)
    return invalid(`结果类别 ${unknown} 不存在。`, `There is no result code ${unknown}.`, 'resultCodes');
  if (new Set(resultCodes).size !== resultCodes.length)
    return invalid('结果类别重复。', 'A result code stands twice.', 'resultCodes');
  if (resultCodes.includes(noProblemCode) && (resultCodes.length > 1 || problem !== undefined))
    return invalid(
      '“未发现问题”不能与问题或其他结果类别并存。',
      '“No problem found” cannot stand beside a problem or another code.',
      'resultCodes',
    );
  if (visitedOn > today) return invalid('检查日期在将来。', 'The visit lies in the future.', 'visitedOn');
  return undefined;
};
