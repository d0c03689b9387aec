import type { Standing } from '../credit/standing.ts';
import { measureOf } from '../measures/measures.ts';
import { type TargetState, targetStates } from '../registry/target-state.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { disputeNote, pledgeBasis, type Verdict, verdict } from './verdict.ts';

/** What the gate knows of an applicant. */
export interface Applicant {
  readonly state: TargetState;
  /** Without a risk class where nothing counts yet. */
  readonly standing: Standing;
}

type Line = Standing['lines'][number];

/** Who no longer exists in law cannot pledge; who has moved, closed or cannot be found goes to a person. */
const stateVerdicts = (state: TargetState): readonly Verdict[] => {
  if (state === 'active') return [];
  const isGone = state === 'deregistered' || state === 'revoked' || state === 'cancelled';
  const { zh, en } = targetStates[state].label;
  return [
    verdict(
      isGone ? 'refuse' : 'review',
      'ENTITY_NOT_ACTIVE',
      `该主体的登记状态为“${zh}”。`,
      `The entity is not active: ${en}.`,
      '市场主体登记管理条例',
    ),
  ];
};

const listVerdicts = (listing: Standing['lists'][number]): readonly Verdict[] => {
  const { list, documentNo, listedOn } = listing;
  const { zh, en } = disputeNote(listing);
  switch (list) {
    case 'red':
      return [];
    case 'serious':
      return [
        verdict(
          'refuse',
          'SERIOUS_LISTED',
          `该主体自${listedOn}起列入严重违法失信名单（${documentNo}）${zh}，移出前不适用告知承诺制。`,
          `Listed for serious breaches since ${listedOn} (${documentNo})${en}; no pledge until removed.`,
          '市场监督管理总局令第44号；国办发〔2020〕42号',
        ),
      ];
    case 'abnormal':
      return [
        verdict(
          'review',
          'ABNORMAL_LISTED',
          `该主体自${listedOn}起列入经营异常名录（${documentNo}）${zh}，请人工审查。`,
          `On the list of abnormal operations since ${listedOn} (${documentNo})${en}; review by hand.`,
          '企业信息公示暂行条例',
        ),
      ];
  }
};

const brokenPledge = 'credit-rules/pledge-broken';
const revokedOnPledge = `${brokenPledge}/revoked`;

/** A false pledge that counts, so is neither repaired nor past its term: no further pledge. */
const falsePledgeVerdicts = (line: Line): readonly Verdict[] => {
  if (line.rule !== brokenPledge && line.rule !== revokedOnPledge) return [];
  const { zh, en } = disputeNote(line);
  const falsePledge = verdict(
    'refuse',
    'FALSE_PLEDGE_UNREPAIRED',
    `该主体的承诺于${line.occurredOn}被认定不实${zh}，信用修复前不适用告知承诺制。`,
    `A pledge of the entity was found false on ${line.occurredOn}${en}; no further pledge until that is repaired.`,
    '浙江省保障“最多跑一次”改革规定第14条；国办发〔2020〕42号',
  );
  if (line.rule === brokenPledge) return [falsePledge];
  const revoked = verdict(
    'refuse',
    'REVOKED_UNREPAIRED',
    `该主体基于承诺取得的许可已于${line.occurredOn}被撤销${zh}，信用修复前不适用告知承诺制。`,
    `A permit that rested on its pledge was revoked on ${line.occurredOn}${en}; no further pledge until that is repaired.`,
    '浙江省保障“最多跑一次”改革规定第14条；行政许可法第69条',
  );
  return [falsePledge, revoked];
};

/** A serious fault that counts, so is neither repaired nor past its term: no pledge (较严重不良信用). A false pledge has its own words. */
const seriousVerdicts = (line: Line): readonly Verdict[] => {
  if (line.severity !== 'serious' || falsePledgeVerdicts(line).length > 0) return [];
  const { zh, en } = disputeNote(line);
  return [
    verdict(
      'refuse',
      'SERIOUS_RECORD_UNREPAIRED',
      `该主体有较严重的不良信用记录“${line.label.zh}”（${line.occurredOn}）${zh}，信用修复前不适用告知承诺制。`,
      `A serious adverse record counts: ${line.label.en} (${line.occurredOn})${en}; no pledge until that is repaired.`,
      pledgeBasis,
    ),
  ];
};

/** What a measure in force does to the pledge; one that the table no longer has does nothing. */
const measureVerdicts = (code: string, tables: RuleTables): readonly Verdict[] => {
  const measure = measureOf(tables.measures, code);
  if (measure?.effect.pledge === 'deny')
    return [
      verdict(
        'refuse',
        'MEASURE_DENIES_PLEDGE',
        `适用措施“${measure.label.zh}”。`,
        `A measure denies it: ${measure.label.en}.`,
        measure.basis,
      ),
    ];
  if (measure?.effect.review === 'manual')
    return [
      verdict(
        'review',
        'MEASURE_REVIEW',
        `适用措施“${measure.label.zh}”，请人工审查。`,
        `A measure asks for review: ${measure.label.en}.`,
        measure.basis,
      ),
    ];
  return [];
};

const isGrave = ({ riskClass }: Line): boolean => riskClass === 'C' || riskClass === 'D';

/** A raised or high risk class goes to a person even without a listing. */
const classVerdicts = ({ riskClass, lines }: Standing): readonly Verdict[] => {
  if (riskClass !== 'C' && riskClass !== 'D') return [];
  const grave = lines.filter(isGrave);
  return [
    verdict(
      'review',
      'ADVERSE_RECORD',
      `信用风险类别为 ${riskClass}：${grave.map((line) => line.label.zh + disputeNote(line).zh).join('；')}。请人工审查。`,
      `Risk class ${riskClass}: ${grave.map((line) => line.label.en + disputeNote(line).en).join('; ')}. Review by hand.`,
      pledgeBasis,
    ),
  ];
};

/** What the applicant's registration and credit say against a pledge. */
export const applicantVerdicts = (
  applicant: Applicant | undefined,
  tables: RuleTables,
): readonly Verdict[] => {
  if (applicant === undefined)
    return [
      verdict(
        'review',
        'ENTITY_UNKNOWN',
        '名录库中没有该主体，请人工核实。',
        'The register has no such entity; verify by hand.',
        pledgeBasis,
      ),
    ];
  const { state, standing } = applicant;
  return [
    ...stateVerdicts(state),
    ...standing.lists.flatMap(listVerdicts),
    ...standing.lines.flatMap(falsePledgeVerdicts),
    ...standing.lines.flatMap(seriousVerdicts),
    ...standing.measures.flatMap((code) => measureVerdicts(code, tables)),
    ...classVerdicts(standing),
  ];
};
