import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { CivilDate } from '../primitives/time.ts';
import { type ResultCodes, resultCodeOf } from './result-codes.ts';
import type { VisitRecord } from './visit.ts';

/**
 * What is wrong with the record of a visit, or nothing: a finding for each of its items, known result codes
 * that do not contradict them, and a day of the visit within `period`, both ends included.
 */
export const recordFault = (
  record: VisitRecord,
  itemCodes: readonly string[],
  period: { readonly from: CivilDate; readonly to: CivilDate },
  table: ResultCodes,
): Refusal | undefined => {
  const { findings, resultCodes, visitedOn, targetState } = record;
  const found = findings.map(({ itemCode }) => itemCode);
  const missing = itemCodes.filter((code) => !found.includes(code));
  const stray = found.find((code, i) => !itemCodes.includes(code) || found.indexOf(code) !== i);
  const problem = findings.find(({ outcome }) => outcome === 'problem');
  const unknown = resultCodes.find((code) => resultCodeOf(table, code) === undefined);
  const retired = resultCodes.find((code) => resultCodeOf(table, code)?.isRetired);
  const invalid = (zh: string, en: string, field: string) =>
    refusal('invalid-input', zh, en, `body.${field}`);
  if (missing.length > 0)
    return invalid(
      `以下事项没有检查结论：${missing.join('、')}。`,
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
      `事项 ${problem.itemCode} 发现问题，请写明情况。`,
      `Item ${problem.itemCode} has a problem; say what was seen.`,
      'findings',
    );
  if (unknown !== undefined)
    return invalid(`结果类别 ${unknown} 不存在。`, `There is no result code ${unknown}.`, 'resultCodes');
  if (retired !== undefined)
    return invalid(
      `结果类别 ${retired} 已停用，仅供查阅既往结果。`,
      `Result code ${retired} is retired; it is kept for earlier results alone.`,
      'resultCodes',
    );
  if (new Set(resultCodes).size !== resultCodes.length)
    return invalid('结果类别重复。', 'A result code stands twice.', 'resultCodes');
  const isClean = resultCodes.some((code) => resultCodeOf(table, code)?.isClean);
  if (isClean && targetState !== undefined)
    return invalid(
      '检查对象已不在或无法检查，不能记为“未发现问题”。',
      'A target that is not there to be inspected cannot have “no problem found”.',
      'resultCodes',
    );
  if (isClean && (resultCodes.length > 1 || problem !== undefined))
    return invalid(
      '“未发现问题”不能与问题或其他结果类别并存。',
      '“No problem found” cannot stand beside a problem or another code.',
      'resultCodes',
    );
  if (visitedOn < period.from || visitedOn > period.to)
    return invalid(
      `检查日期应在派发日 ${period.from} 至 ${period.to} 之间。`,
      `The day of the visit must lie between ${period.from} (dispatch) and ${period.to}.`,
      'visitedOn',
    );
  return undefined;
};
