import type { CivilDate } from '../primitives/time.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { type Applicant, applicantVerdicts } from './applicant-verdicts.ts';
import { type DeferralNotice, deferralNoticeOf } from './deferral-notice.ts';
import { deferralVerdicts } from './deferral-verdicts.ts';
import { incentivesOf } from './incentives.ts';
import { itemVerdicts } from './item-verdicts.ts';
import { pledgeItemOf } from './pledge-items.ts';
import { deferralBasis, type EligibilityDecision, type EligibilityReason, pledgeBasis } from './verdict.ts';

/** The gate's answer before it is signed. */
export interface Eligibility {
  readonly decision: EligibilityDecision;
  /** At least one. */
  readonly reasons: readonly EligibilityReason[];
  /** What may follow if the application is accepted on the day of the answer; with `allow-with-deferral` alone. */
  readonly deferral?: DeferralNotice;
  /** What the approval system is to grant a trustworthy applicant; with a favourable decision alone, absent where there is nothing. */
  readonly incentives?: ReturnType<typeof incentivesOf>;
}

/** What is applied for, and what is not there yet: the ids of papers. */
export interface Application {
  readonly itemCode: string;
  readonly missingMaterials: readonly string[];
}

/**
 * May this applicant pledge for this item, now, without these papers? Every reason against it is given, and the gravest
 * decides. Fails closed: an unknown entity or item is never allowed silently, it goes to a person. An entity that nothing
 * is known against, because nothing is known of it, is told from one in good standing.
 */
export const decideEligibility = (
  applicant: Applicant | undefined,
  { itemCode, missingMaterials }: Application,
  tables: RuleTables,
  today: CivilDate,
): Eligibility => {
  const item = pledgeItemOf(tables['pledge-items'], itemCode);
  const available = item?.pledge === 'available' ? item : undefined;
  const verdicts = [
    ...itemVerdicts(item),
    ...applicantVerdicts(applicant, tables),
    ...(available === undefined ? [] : deferralVerdicts(applicant, available, missingMaterials, tables)),
  ];
  if (verdicts.length > 0)
    return {
      decision: verdicts.some(({ leadsTo }) => leadsTo === 'refuse') ? 'refuse' : 'review',
      reasons: verdicts.map(({ code, text, basis }) => ({ code, text, basis })),
    };
  const favourable = applicant?.standing.riskClass === undefined ? notEvaluated : goodStanding;
  const incentives = applicant === undefined ? [] : incentivesOf(applicant.standing, tables);
  const granted = incentives.length > 0 && { incentives };
  if (available === undefined || missingMaterials.length === 0)
    return { decision: 'allow', reasons: [favourable], ...granted };
  return {
    decision: 'allow-with-deferral',
    reasons: [favourable, deferralAllowed],
    deferral: deferralNoticeOf(available, missingMaterials, today, tables),
    ...granted,
  };
};

/** The answer while the rule tables cannot be read: nothing is decided without them. */
export const eligibilityWithoutTables: Eligibility = {
  decision: 'review',
  reasons: [
    {
      code: 'TABLES_UNAVAILABLE',
      text: {
        zh: '规则表暂时不可读，无法自动判断；请人工审查，或稍后再问。',
        en: 'The rule tables cannot be read right now, so nothing can be decided; review by hand, or ask again shortly.',
      },
      basis: pledgeBasis,
    },
  ],
};

const goodStanding: EligibilityReason = {
  code: 'GOOD_STANDING',
  text: { zh: '信用状况良好，可以适用告知承诺制。', en: 'In good standing; a pledge may be accepted.' },
  basis: pledgeBasis,
};

const notEvaluated: EligibilityReason = {
  code: 'NOT_EVALUATED',
  text: {
    zh: '登记在册，无现行有效的不良信用记录，尚无信用评价；可以适用告知承诺制。',
    en: 'Registered, with no adverse record in force and not evaluated yet; a pledge may be accepted.',
  },
  basis: pledgeBasis,
};

const deferralAllowed: EligibilityReason = {
  code: 'DEFERRAL_ALLOWED',
  text: {
    zh: '所缺材料可以容缺受理，须按告知的期限补齐。',
    en: 'The missing papers may follow by the day given in the notice.',
  },
  basis: deferralBasis,
};
