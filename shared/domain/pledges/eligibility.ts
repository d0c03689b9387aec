import { z } from 'zod';
import type { Standing } from '../credit/standing.ts';
import { measureOf } from '../measures/measures.ts';
import { type Text, textSchema } from '../primitives/text.ts';
import { type TargetState, targetStates } from '../registry/target-state.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { pledgeItemOf } from './pledge-items.ts';

/** What an approval system may do with a pledge: accept it, accept it with papers to follow, not, or ask a person. */
export const eligibilityDecisionSchema = z.enum(['allow', 'allow-with-deferral', 'refuse', 'review']);
export type EligibilityDecision = z.infer<typeof eligibilityDecisionSchema>;

/** Why the gate answered so; closed, because approval systems switch over it. */
export const eligibilityReasonCodeSchema = z.enum([
  'GOOD_STANDING',
  'ITEM_EXCLUDED',
  'ITEM_UNKNOWN',
  'ENTITY_UNKNOWN',
  'NOT_EVALUATED',
  'SERIOUS_LISTED',
  'ABNORMAL_LISTED',
  'ENTITY_NOT_ACTIVE',
  'ADVERSE_RECORD',
  'MEASURE_REVIEW',
  'MEASURE_DENIES_PLEDGE',
]);

/** One reason of the gate's answer. */
export const eligibilityReasonSchema = z.object({
  code: eligibilityReasonCodeSchema,
  text: textSchema,
  /** The legal basis of this reason. */
  basis: z.string().min(1),
});
export type EligibilityReason = z.infer<typeof eligibilityReasonSchema>;

/** The gate's answer before it is signed. */
export interface Eligibility {
  readonly decision: EligibilityDecision;
  readonly reasons: readonly EligibilityReason[];
}

const pledgeBasis = '国办发〔2020〕42号';

type Verdict = EligibilityReason & { readonly leadsTo: EligibilityDecision };

const verdict = (
  leadsTo: EligibilityDecision,
  code: EligibilityReason['code'],
  text: Text,
  basis: string,
): Verdict => ({ leadsTo, code, text, basis });

const itemVerdicts = (itemCode: string, tables: RuleTables): readonly Verdict[] => {
  const item = pledgeItemOf(tables['pledge-items'], itemCode);
  if (item === undefined)
    return [
      verdict(
        'review',
        'ITEM_UNKNOWN',
        {
          zh: '事项不在告知承诺制目录中，请人工审查。',
          en: 'The item is not in the pledge table; review it by hand.',
        },
        pledgeBasis,
      ),
    ];
  return item.pledge === 'available'
    ? []
    : [
        verdict(
          'refuse',
          'ITEM_EXCLUDED',
          { zh: `“${item.label.zh}”不适用告知承诺制。`, en: `No pledge exists for: ${item.label.en}.` },
          item.basis,
        ),
      ];
};

const listVerdicts = ({ list, documentNo, listedOn }: Standing['lists'][number]): readonly Verdict[] => {
  if (list === 'red') return [];
  return [
    list === 'serious'
      ? verdict(
          'refuse',
          'SERIOUS_LISTED',
          {
            zh: `该主体自${listedOn}起列入严重违法失信名单（${documentNo}），移出前不适用告知承诺制。`,
            en: `Listed for serious breaches since ${listedOn} (${documentNo}); no pledge until removed.`,
          },
          '市场监督管理总局令第44号；国办发〔2020〕42号',
        )
      : verdict(
          'review',
          'ABNORMAL_LISTED',
          {
            zh: `该主体自${listedOn}起列入经营异常名录（${documentNo}），请人工审查。`,
            en: `On the list of abnormal operations since ${listedOn} (${documentNo}); review by hand.`,
          },
          '企业信息公示暂行条例',
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
        { zh: `适用措施“${measure.label.zh}”。`, en: `A measure denies it: ${measure.label.en}.` },
        measure.basis,
      ),
    ];
  if (measure?.effect.review === 'manual')
    return [
      verdict(
        'review',
        'MEASURE_REVIEW',
        { zh: `适用措施“${measure.label.zh}”。`, en: `A measure asks for review: ${measure.label.en}.` },
        measure.basis,
      ),
    ];
  return [];
};

/** A raised or high risk class goes to a person even without a listing (较严重不良信用). */
const classVerdicts = ({ riskClass, lines }: Standing): readonly Verdict[] =>
  riskClass === 'C' || riskClass === 'D'
    ? [
        verdict(
          'review',
          'ADVERSE_RECORD',
          {
            zh: `信用风险等级为 ${riskClass}：${lines.map(({ label }) => label.zh).join('；')}。请人工审查。`,
            en: `Risk class ${riskClass}: ${lines.map(({ label }) => label.en).join('; ')}. Review by hand.`,
          },
          pledgeBasis,
        ),
      ]
    : [];

const standingVerdicts = (standing: Standing | undefined, tables: RuleTables): readonly Verdict[] =>
  standing === undefined
    ? []
    : [
        ...standing.lists.flatMap(listVerdicts),
        ...standing.measures.flatMap((code) => measureVerdicts(code, tables)),
        ...classVerdicts(standing),
      ];

/** Who no longer exists in law cannot pledge; who has moved, closed or cannot be found goes to a person. */
const stateVerdicts = (state: TargetState): readonly Verdict[] => {
  if (state === 'active') return [];
  const isGone = state === 'deregistered' || state === 'revoked' || state === 'cancelled';
  const { zh, en } = targetStates[state].label;
  return [
    verdict(
      isGone ? 'refuse' : 'review',
      'ENTITY_NOT_ACTIVE',
      { zh: `该主体的登记状态为“${zh}”。`, en: `The entity is not active: ${en}.` },
      '市场主体登记管理条例',
    ),
  ];
};

/** The gravest verdict decides. */
const severity = ['refuse', 'review', 'allow-with-deferral', 'allow'] as const;

/** What the gate knows of an applicant. */
export interface Applicant {
  readonly state: TargetState;
  /** Absent while the entity has no credit event. */
  readonly standing: Standing | undefined;
}

/**
 * May this entity pledge for this item? Fails closed: an unknown entity or item is never allowed silently,
 * it goes to a person. An entity without evaluation has a reason of its own.
 */
export const decideEligibility = (
  applicant: Applicant | undefined,
  itemCode: string,
  tables: RuleTables,
): Eligibility => {
  const ofEntity =
    applicant === undefined
      ? [
          verdict(
            'review',
            'ENTITY_UNKNOWN',
            {
              zh: '名录库中没有该主体，请人工核实。',
              en: 'The register has no such entity; verify by hand.',
            },
            pledgeBasis,
          ),
        ]
      : [...stateVerdicts(applicant.state), ...standingVerdicts(applicant.standing, tables)];
  const verdicts = [...itemVerdicts(itemCode, tables), ...ofEntity];
  const decision = severity.find((level) => verdicts.some(({ leadsTo }) => leadsTo === level)) ?? 'allow';
  if (verdicts.length > 0)
    return { decision, reasons: verdicts.map(({ code, text, basis }) => ({ code, text, basis })) };
  return { decision, reasons: [applicant?.standing?.riskClass === undefined ? notEvaluated : goodStanding] };
};

const goodStanding: EligibilityReason = {
  code: 'GOOD_STANDING',
  text: { zh: '信用状况良好，可以适用告知承诺制。', en: 'In good standing; a pledge may be accepted.' },
  basis: pledgeBasis,
};

const notEvaluated: EligibilityReason = {
  code: 'NOT_EVALUATED',
  text: {
    zh: '登记在册且无不良信用记录，尚无信用评价；可以适用告知承诺制。',
    en: 'Registered without adverse record, not evaluated yet; a pledge may be accepted.',
  },
  basis: pledgeBasis,
};
