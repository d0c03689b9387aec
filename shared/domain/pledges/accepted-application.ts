import { type Refusal, refusal } from '../primitives/refusal.ts';
import { type CivilDate, dateAfter } from '../primitives/time.ts';
import type { TargetId } from '../registry/identifier.ts';
import type { Pledged } from './pledged-fault.ts';

/** How many days ago an application may have been accepted that is told of now. */
const longestDelayDays = 7;

/** What a person decided who admitted an application that the gate had left to one. */
export interface AdmittedOnReview {
  readonly documentNo: string;
  readonly reasons: string;
}

/** An application that a unit has accepted on a pledge. */
export interface AcceptedApplication extends Pledged {
  readonly subject: TargetId;
  readonly itemCode: string;
  readonly applicationNo: string;
  readonly permitNo?: string | undefined;
  readonly acceptedOn: CivilDate;
  /** Distinct, in code-unit order. */
  readonly missingMaterials: readonly string[];
  /** The unit that decided. */
  readonly decidedBy: string;
  /** Where the gate answered `review`. */
  readonly review?: AdmittedOnReview | undefined;
}

/** Why the day of acceptance cannot be, or nothing. */
export const acceptedOnFault = (
  { acceptedOn }: AcceptedApplication,
  today: CivilDate,
): Refusal | undefined =>
  acceptedOn > today || acceptedOn < dateAfter(today, { days: -longestDelayDays })
    ? refusal(
        'invalid-input',
        `受理日期不得晚于今天，也不得早于 ${longestDelayDays} 天前。`,
        `The day of acceptance is neither after today nor more than ${longestDelayDays} days ago.`,
        'body.acceptedOn',
      )
    : undefined;

/** Why no permit can rest on the application yet, or nothing: it is complete only when the last paper is in (容缺受理). */
export const permitFault = ({ permitNo, missingMaterials }: AcceptedApplication): Refusal | undefined =>
  permitNo !== undefined && missingMaterials.length > 0
    ? refusal(
        'invalid-input',
        '材料尚未补齐，还不能登记许可编号；补齐后再登记。',
        'Papers are still missing, so there is no permit yet; note it once they are in.',
        'body.permitNo',
      )
    : undefined;
