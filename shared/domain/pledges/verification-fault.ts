import { type Due, dueMarkOf } from '../calendar/due.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { Text } from '../primitives/text.ts';
import { type CivilDate, dateAfter } from '../primitives/time.ts';
import type { VerificationOutcome } from './pledge.ts';

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

/**
 * Why a pledge cannot be found so on a day, by its running term as it stands, or nothing. Whether the step is one at all, its
 * machine says.
 */
export const verificationFault = (
  due: Due | undefined,
  { outcome, rectifyBy }: Verification,
  today: CivilDate,
): Refusal | undefined => {
  if (outcome === 'broken' && due !== undefined && dueMarkOf(due) !== 'overdue')
    return refusal(
      'wrong-state',
      `整改期限至${due.by.on}${awaited(due).zh}，期满前不能认定承诺不实；已整改的，请认定已整改。`,
      `There is time for rectification until ${due.by.on}${awaited(due).en}; before that nothing can be found broken, only put right.`,
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

const awaited = ({ by }: Due): Text =>
  by.provisional
    ? {
        zh: '（暂定，待该年度放假安排录入后重新计算）',
        en: ' (provisional, counted anew once the holidays of that year are in the table)',
      }
    : { zh: '', en: '' };
