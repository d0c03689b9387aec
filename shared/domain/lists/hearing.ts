import type { Deadline } from '../calendar/deadlines.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { CivilDate } from '../primitives/time.ts';
import type { ListingCase, StatementKind } from './case.ts';
import type { ListRule } from './lists.ts';

/** The days and the rule by which an entity is heard. */
export interface Hearing {
  readonly today: CivilDate;
  readonly noticedOn: CivilDate;
  /** The last day on which it may state, or ask for a hearing. */
  readonly last: Deadline;
  readonly rule: ListRule;
}

/** Whether the term was over before a day; never by a date that may still move. */
const isOver = ({ on, provisional }: Deadline, day: CivilDate): boolean => !provisional && on < day;

const hasSaid = ({ statements }: ListingCase, ...kinds: readonly StatementKind[]): boolean =>
  statements.some(({ kind }) => kinds.includes(kind));

/**
 * Why what the entity says cannot be taken, or nothing: a hearing is for lists that allow one, must be asked for within
 * the term and before it is waived; a day of receipt lies between the notice and today.
 */
export const statementFault = (
  one: ListingCase,
  kind: StatementKind,
  receivedOn: CivilDate,
  { today, noticedOn, last, rule }: Hearing,
): Refusal | undefined => {
  if (receivedOn > today || receivedOn < noticedOn)
    return refusal(
      'invalid-input',
      `收到日期应在告知之日（${noticedOn}）至今日之间。`,
      `The day of receipt must lie between the notice (${noticedOn}) and today.`,
      'body.receivedOn',
    );
  if (kind !== 'hearing-request') return undefined;
  if (!rule.mayAskHearing)
    return refusal(
      'wrong-state',
      '该名单不适用听证；可以陈述、申辩。',
      'There is no hearing for this list; the entity may state and defend.',
    );
  if (hasSaid(one, 'waiver'))
    return refusal(
      'wrong-state',
      '当事人已放弃陈述申辩和听证。',
      'The entity has waived statement, defence and hearing.',
    );
  return isOver(last, receivedOn)
    ? refusal(
        'too-late',
        `要求听证的期限已于 ${last.on} 届满。`,
        `A hearing had to be asked for by ${last.on}.`,
      )
    : undefined;
};

/** The day from which the hearing that the entity asked for could be held. */
const requestedOn = ({ statements }: ListingCase): CivilDate | undefined =>
  statements.find(({ kind }) => kind === 'hearing-request')?.receivedOn;

/**
 * Why the entity cannot be said to have been heard yet, or nothing. It was heard when it waived or let the term pass, when it
 * stated where the list knows no hearing, and after it asked for a hearing when that was held. A statement alone does not
 * take from it the right to ask for a hearing while the term runs.
 */
export const unheardBecause = (
  one: ListingCase,
  { today, last, rule }: Hearing,
  heldOn: CivilDate | undefined,
): Refusal | undefined => {
  const askedOn = requestedOn(one);
  if (heldOn !== undefined && askedOn === undefined)
    return refusal('invalid-input', '当事人没有要求听证。', 'Nobody asked for a hearing.', 'body.heldOn');
  if (heldOn !== undefined && askedOn !== undefined && (heldOn > today || heldOn <= askedOn))
    return refusal(
      'invalid-input',
      `听证日期应在要求听证之日（${askedOn}）之后、不晚于今日。`,
      `The hearing must lie after the day on which it was asked for (${askedOn}) and not after today.`,
      'body.heldOn',
    );
  if (one.state === 'hearing-requested')
    return heldOn !== undefined || hasSaid(one, 'waiver')
      ? undefined
      : refusal(
          'wrong-state',
          '当事人已要求听证；请在举行听证后填写听证日期。',
          'The entity asked for a hearing; hold it, then give its day.',
          'body.heldOn',
        );
  if (isOver(last, today) || hasSaid(one, 'waiver')) return undefined;
  if (rule.mayAskHearing)
    return refusal(
      'too-early',
      `当事人至 ${last.on}（含当日）可以陈述申辩、要求听证；当日过后或其书面放弃后方可记录。`,
      `Until ${last.on} the entity may state and ask for a hearing; wait until that day is over, or for its waiver.`,
    );
  return hasSaid(one, 'statement')
    ? undefined
    : refusal(
        'too-early',
        `当事人尚未陈述申辩，期限至 ${last.on}。`,
        `The entity has not spoken yet and may do so until ${last.on}.`,
      );
};

/** Why a listing cannot be decided for want of a review of its lawfulness, or nothing. */
export const unreviewedBecause = (
  { legalReview }: ListingCase,
  { needsLegalReview }: ListRule,
): Refusal | undefined =>
  needsLegalReview && legalReview === undefined
    ? refusal(
        'wrong-state',
        '决定列入前须经法制审核。',
        'Its lawfulness must be reviewed before a listing is decided.',
      )
    : undefined;
