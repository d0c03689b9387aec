import { deadlineOf } from '../calendar/deadlines.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { civilDateOf, type Instant } from '../primitives/time.ts';
import type { Target } from '../registry/target.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import type { AcceptedApplication } from './accepted-application.ts';
import { deferralNoticeOf } from './deferral-notice.ts';
import type { LatestAnswer } from './latest-answer.ts';
import { type Pledge, pledgeIdOf } from './pledge.ts';
import type { AvailableItem } from './pledge-items.ts';
import { watched } from './pledge-watch.ts';
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

/**
 * The pledge of an application, with its clocks set: papers that follow, and verification. It is that of the entity that is
 * there now, whichever of its codes was applied under.
 */
export const newPledge = (
  application: AcceptedApplication,
  { target, item, tables, answer, by, at }: Acceptance,
): Pledge => {
  const { itemCode, applicationNo, permitNo, acceptedOn, decidedBy, missingMaterials, review } = application;
  const { id: subject } = target;
  const figures = new Map(application.indicators.map(({ id, value }) => [id, value]));
  const isDeferred = missingMaterials.length > 0;
  return watched(
    {
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
      state: isDeferred ? 'awaiting-materials' : 'accepted',
      ...(isDeferred && { deferral: deferralNoticeOf(item, missingMaterials, acceptedOn, tables) }),
      verifyBy:
        item.verifyWithin === undefined
          ? deadlineOf(tables, 'verify-pledge', acceptedOn)
          : addWorkingDays(acceptedOn, item.verifyWithin, tables.holidays),
      verifications: [],
      evidence: [],
    },
    civilDateOf(at),
  );
};
