import { isAtLeast } from '../credit/severity.ts';
import type { Standing } from '../credit/standing.ts';
import { measureOf } from '../measures/measures.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import type { Applicant } from './applicant-verdicts.ts';
import type { AvailableItem } from './pledge-items.ts';
import { deferralBasis, disputeNote, type Verdict, verdict } from './verdict.ts';

const handInAll = { zh: '请一次提交全部材料。', en: 'Hand in all papers.' };

/** Papers without which the application cannot even be accepted. */
const materialVerdicts = (item: AvailableItem, missing: readonly string[]): readonly Verdict[] => {
  const needed = missing.filter((one) => !item.deferrable.some(({ id }) => id === one));
  return needed.length === 0
    ? []
    : [
        verdict(
          'refuse',
          'MATERIAL_NOT_DEFERRABLE',
          `材料 ${needed.join('、')} 不在可容缺范围内。${handInAll.zh}`,
          `The papers ${needed.join(', ')} may not follow later. ${handInAll.en}`,
          deferralBasis,
        ),
      ];
};

const measureVerdicts = (code: string, tables: RuleTables): readonly Verdict[] => {
  const measure = measureOf(tables.measures, code);
  return measure?.effect.deferral === 'deny'
    ? [
        verdict(
          'refuse',
          'DEFERRAL_DENIED',
          `适用措施“${measure.label.zh}”，不予容缺。${handInAll.zh}`,
          `A measure denies deferral: ${measure.label.en}. ${handInAll.en}`,
          measure.basis,
        ),
      ]
    : [];
};

/** An unrepaired fault that the item counts as one that keeps papers from following. */
const faultVerdicts = (
  line: Standing['lines'][number],
  bar: NonNullable<AvailableItem['deferralBar']>,
): readonly Verdict[] => {
  if (line.severity === undefined || !isAtLeast(line.severity, bar.severity)) return [];
  const { zh, en } = disputeNote(line);
  return [
    line.rule === 'credit-rules/deferral-missed'
      ? verdict(
          'refuse',
          'DEFERRAL_MISSED',
          `该主体曾于${line.occurredOn}逾期未补容缺材料${zh}，尚未修复，不予容缺。${handInAll.zh}`,
          `Papers that were to follow were not handed in by ${line.occurredOn}${en}, and that is not repaired: no deferral. ${handInAll.en}`,
          bar.basis,
        )
      : verdict(
          'refuse',
          'DEFERRAL_DENIED',
          `该主体有未修复的不良信用记录“${line.label.zh}”（${line.occurredOn}）${zh}，不予容缺。${handInAll.zh}`,
          `An adverse record is not repaired: ${line.label.en} (${line.occurredOn})${en}; no deferral. ${handInAll.en}`,
          bar.basis,
        ),
  ];
};

/** What speaks against accepting the application while these papers are missing. */
export const deferralVerdicts = (
  applicant: Applicant | undefined,
  item: AvailableItem,
  missing: readonly string[],
  tables: RuleTables,
): readonly Verdict[] =>
  missing.length === 0
    ? []
    : [
        ...materialVerdicts(item, missing),
        ...(applicant?.standing.measures ?? []).flatMap((code) => measureVerdicts(code, tables)),
        ...(applicant?.standing.lines ?? []).flatMap((line) =>
          item.deferralBar === undefined ? [] : faultVerdicts(line, item.deferralBar),
        ),
      ];
