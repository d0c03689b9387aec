import * as z from 'zod';
import { type Text, textSchema } from '../primitives/text.ts';

/** What an approval system may do with a pledge: accept it, accept it with papers to follow, not, or ask a person. */
export const eligibilityDecisionSchema = z.enum(['allow', 'allow-with-deferral', 'refuse', 'review']);
export type EligibilityDecision = z.infer<typeof eligibilityDecisionSchema>;

/** Whether a pledge may be accepted on this decision. */
export const isFavourable = (decision: EligibilityDecision): boolean =>
  decision === 'allow' || decision === 'allow-with-deferral';

/** Why the gate answered so; closed, because approval systems switch over it. */
export const eligibilityReasonCodeSchema = z.enum([
  'GOOD_STANDING',
  'NOT_EVALUATED',
  'DEFERRAL_ALLOWED',
  'ITEM_UNKNOWN',
  'ITEM_EXCLUDED',
  'ENTITY_UNKNOWN',
  'ENTITY_NOT_ACTIVE',
  'SERIOUS_LISTED',
  'ABNORMAL_LISTED',
  'FALSE_PLEDGE_UNREPAIRED',
  'REVOKED_UNREPAIRED',
  'SERIOUS_RECORD_UNREPAIRED',
  'ADVERSE_RECORD',
  'MEASURE_DENIES_PLEDGE',
  'MEASURE_REVIEW',
  'MATERIAL_NOT_DEFERRABLE',
  'DEFERRAL_MISSED',
  'DEFERRAL_DENIED',
  'TABLES_UNAVAILABLE',
]);

/** One reason of the gate's answer. */
export const eligibilityReasonSchema = z.object({
  code: eligibilityReasonCodeSchema,
  text: textSchema,
  /** The legal basis of this reason. */
  basis: z.string().min(1),
});
export type EligibilityReason = z.infer<typeof eligibilityReasonSchema>;

/** A reason against accepting the pledge, and what it leads to. */
export interface Verdict extends EligibilityReason {
  readonly leadsTo: Extract<EligibilityDecision, 'refuse' | 'review'>;
}

/** Builds a verdict in one line. */
export const verdict = (
  leadsTo: Verdict['leadsTo'],
  code: Verdict['code'],
  zh: string,
  en: string,
  basis: string,
): Verdict => ({ leadsTo, code, text: { zh, en }, basis });

/** The basis of pledge-based approval as a whole. */
export const pledgeBasis = '国办发〔2020〕42号';

/** The basis of papers that follow (容缺受理). */
export const deferralBasis = '浙江省保障“最多跑一次”改革规定第11条';

/** What is added to the words about a fact while an objection against it runs. */
export const disputeNote = ({ isDisputed }: { readonly isDisputed?: true | undefined }): Text =>
  isDisputed === true ? { zh: '（异议处理中）', en: ' (an objection is running)' } : { zh: '', en: '' };
