import { z } from 'zod';
import type { Standing } from '../credit/standing.ts';
import { measureOf } from '../measures/measures.ts';
import { type Text, textSchema } from '../primitives/text.ts';
import { pledgeItemOf } from './pledge-items.ts';

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
  'MEASURE_REVIEW',
]);

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

const itemVerdicts = (itemCode: string): readonly Verdict[] => {
  const item = pledgeItemOf(itemCode);
  if (item === undefined)
    return [
      verdict(
        'review',
        'ITEM_UNKNOWN',
        {
          zh: '事项不在告知承诺制目录中,请人工审查。',
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

const standingVerdicts = (standing: Standing | undefined): readonly Verdict[] => {
  if (standing === undefined) return [];
  const ofLists = standing.lists.map(({ list, documentNo, listedOn }) =>
    list === 'serious'
      ? verdict(
          'refuse',
          'SERIOUS_LISTED',
          {
            zh: `该主体自${listedOn}起列入严重违法失信名单(${documentNo}),移出前不适用告知承诺制。`,
            en: `Listed for serious breaches since ${listedOn} (${documentNo}); no pledge until removed.`,
          },
          measureOf('M04')?.basis ?? pledgeBasis,
        )
      : verdict(
          'review',
          'ABNORMAL_LISTED',
          {
            zh: `该主体自${listedOn}起列入经营异常名录(${documentNo}),请人工审查。`,
            en: `On the list of abnormal operations since ${listedOn} (${documentNo}); review by hand.`,
          },
          '企业信息公示暂行条例',
        ),
  );
  const denied = standing.lists.some(({ list }) => list === 'serious');
  const reviewing = denied
    ? []
    : standing.measures.flatMap((code) => {
        const measure = measureOf(code);
        return measure?.effect.review === 'manual'
          ? [
              verdict(
                'review',
                'MEASURE_REVIEW',
                { zh: `适用措施“${measure.label.zh}”。`, en: `A measure applies: ${measure.label.en}.` },
                measure.basis,
              ),
            ]
          : [];
      });
  return [...ofLists, ...reviewing];
};

/** The gravest verdict decides. */
const severity = ['refuse', 'review', 'allow-with-deferral', 'allow'] as const;

/**
 * May this entity pledge for this item? Fails closed: an unknown entity or item is never allowed silently,
 * it goes to a person. An entity without evaluation has a reason of its own.
 */
export const decideEligibility = (
  standing: Standing | 'not-evaluated' | 'unknown-entity',
  itemCode: string,
): Eligibility => {
  const evaluated = standing === 'unknown-entity' || standing === 'not-evaluated' ? undefined : standing;
  const ofEntity =
    standing === 'unknown-entity'
      ? [
          verdict(
            'review',
            'ENTITY_UNKNOWN',
            { zh: '名录库中没有该主体,请人工核实。', en: 'The register has no such entity; verify by hand.' },
            pledgeBasis,
          ),
        ]
      : standingVerdicts(evaluated);
  const verdicts = [...itemVerdicts(itemCode), ...ofEntity];
  const decision = severity.find((level) => verdicts.some(({ leadsTo }) => leadsTo === level)) ?? 'allow';
  if (verdicts.length > 0)
    return { decision, reasons: verdicts.map(({ code, text, basis }) => ({ code, text, basis })) };
  return {
    decision,
    reasons: [
      evaluated?.riskClass !== undefined
        ? {
            code: 'GOOD_STANDING',
            text: {
              zh: '信用状况良好,可以适用告知承诺制。',
              en: 'In good standing; a pledge may be accepted.',
            },
            basis: pledgeBasis,
          }
        : {
            code: 'NOT_EVALUATED',
            text: {
              zh: '登记在册且无不良信用记录,尚无信用评价;可以适用告知承诺制。',
              en: 'Registered without adverse record, not evaluated yet; a pledge may be accepted.',
            },
            basis: pledgeBasis,
          },
    ],
  };
};
