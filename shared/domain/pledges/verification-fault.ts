import { type Refusal, refusal } from '../primitives/refusal.ts';
import { type CivilDate, dateAfter } from '../primitives/time.ts';
import type { Pledge, VerificationOutcome } from './pledge.ts';

/** How long a person may give for rectification at most. */
const longestRectification = { years: 1 };

/** What a person says of a pledge. */
export interface Verification {
  readonly outcome: VerificationOutcome;
  readonly findings: string;
  readonly documentNo: string;
  readonly visitId?: string | undefined;
  /** With `rectify`: the last day, where the order gives another than the table. */
  readonly rectifyBy?: CivilDate | undefined;
  /** With `broken`: whether the permit is revoked. */
  readonly revokePermit?: boolean | undefined;
}

/** Why a pledge cannot be found so on a day, or nothing. Whether the step is one at all, its machine says. */
export const verificationFault = (
  pledge: Pledge,
  { outcome, rectifyBy }: Verification,
  today: CivilDate,
): Refusal | undefined => {
  if (outcome === 'broken' && pledge.rectifyBy !== undefined && today <= pledge.rectifyBy.on)
    return refusal(
      'wrong-state',
      `整改期限至${pledge.rectifyBy.on}，期满前不能认定承诺不实；已整改的，请认定已整改。`,
      `There is time for rectification until ${pledge.rectifyBy.on}; before that nothing can be found broken, only put right.`,
      'body.outcome',
    );
  if (rectifyBy !== undefined && (rectifyBy <= today || rectifyBy > dateAfter(today, longestRectification)))
    return refusal(
      'invalid-input',
      '整改期限须晚于今天，且不超过一年。',
      'Rectification ends after today and within a year.',
      'body.rectifyBy',
    );
  return undefined;
};
