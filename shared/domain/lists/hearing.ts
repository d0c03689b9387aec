import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { CivilDate } from '../primitives/time.ts';
import type { ListingCase, StatementKind } from './case.ts';
import type { ListRule } from './lists.ts';

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
  {
    today,
    noticedOn,
    rule,
  }: { readonly today: CivilDate; readonly noticedOn: CivilDate; readonly rule: ListRule },
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
  const last = one.due?.by.on ?? noticedOn;
  return receivedOn > last
    ? refusal('too-late', `要求听证的期限已于 ${last} 届满。`, `A hearing had to be asked for by ${last}.`)
    : undefined;
};

/**
 * Why the entity cannot be said to have been heard yet, or nothing. It was heard when it stated, waived or let the term
 * pass, and after it asked for a hearing when that was held.
 */
export const unheardBecause = (
  one: ListingCase,
  today: CivilDate,
  noticedOn: CivilDate,
  heldOn: CivilDate | undefined,
): Refusal | undefined => {
  if (heldOn !== undefined && (heldOn > today || heldOn < noticedOn))
    return refusal(
      'invalid-input',
      `听证日期应在告知之日（${noticedOn}）至今日之间。`,
      `The hearing must lie between the notice (${noticedOn}) and today.`,
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
  if (heldOn !== undefined)
    return refusal('invalid-input', '当事人没有要求听证。', 'Nobody asked for a hearing.', 'body.heldOn');
  const last = one.due?.by.on ?? today;
  return today > last || hasSaid(one, 'statement', 'waiver')
    ? undefined
    : refusal(
        'too-early',
        `当事人尚未陈述申辩，期限至 ${last}。`,
        `The entity has not spoken yet and may do so until ${last}.`,
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
