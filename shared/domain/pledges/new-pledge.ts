import { startDue } from '../calendar/due.ts';
import type { Instant } from '../primitives/time.ts';
import type { Target } from '../registry/target.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import type { AcceptedApplication } from './accepted-application.ts';
import { deferralNoticeOf } from './deferral-notice.ts';
import type { LatestAnswer } from './latest-answer.ts';
import { type Pledge, pledgeIdOf } from './pledge.ts';
import type { AvailableItem } from './pledge-items.ts';
import { verifierOf } from './verifier.ts';

/** What the acceptance of an application rests on, and who told of it. */
export interface Acceptance {
  readonly target: Target;
  readonly item: AvailableItem;
  readonly tables: RuleTables;
  /** The gate's answer that covers it. */
  readonly answer: Pick<LatestAnswer, 'id' | 'reasons'>;
  readonly by: string;
  readonly at: Instant;
}

const beginningOf = (
  { missingMaterials, acceptedOn }: AcceptedApplication,
  { item, tables, at }: Acceptance,
): Pick<Pledge, 'state' | 'due' | 'deferral'> => {
  if (missingMaterials.length === 0)
    return {
      state: 'accepted',
      due: startDue(tables, 'verify-pledge', acceptedOn, at, item.verifyWithin),
    };
  const { dueOn: _, ...deferral } = deferralNoticeOf(item, missingMaterials, acceptedOn, tables);
  return {
    state: 'awaiting-materials',
    due: startDue(tables, 'complete-application', acceptedOn, at, deferral.workingDays),
    deferral,
  };
};

/**
 * The pledge of an application, with its first term running: of papers that follow, or of verification. It is that of the
 * entity that is there now, whichever of its codes was applied under.
 */
export const newPledge = (application: AcceptedApplication, acceptance: Acceptance): Pledge => {
  const { target, item, answer, by, at } = acceptance;
  const { itemCode, applicationNo, permitNo, acceptedOn, decidedBy, review } = application;
  const { id: subject } = target;
  const figures = new Map(application.indicators.map(({ id, value }) => [id, value]));
  return {
    id: pledgeIdOf({ subject, itemCode, applicationNo }),
    subject,
    subjectName: target.name,
    itemCode,
    itemLabel: item.label,
    applicationNo,
    ...(permitNo !== undefined && { permitNo }),
    unit: decidedBy,
    verifier: verifierOf(item, decidedBy, target.authority),
    terms: item.terms,
    ...(item.indicators !== undefined && {
      indicators: item.indicators.flatMap(({ id, text, unit }) => {
        const value = figures.get(id);
        return value === undefined ? [] : [{ id, text, unit, value }];
      }),
    }),
    answerId: answer.id,
    ...(review !== undefined && { review: { ...review, over: [...answer.reasons], by } }),
    acceptedOn,
    acceptedBy: by,
    acceptedAt: at,
    ...beginningOf(application, acceptance),
    ...(item.verifyWithin !== undefined && { verifyWithin: item.verifyWithin }),
    verifications: [],
    evidence: [],
  };
};
