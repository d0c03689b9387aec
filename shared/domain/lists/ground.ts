import type { CreditEvent } from '../credit/event.ts';
import { annotationsIn, type EventStatus, type HistoryEntry } from '../credit/history.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { Text } from '../primitives/text.ts';
import type { ListingCase } from './case.ts';

/** What became of an event that nobody can be listed for any more. */
const fallen: Readonly<Partial<Record<EventStatus, Text>>> = {
  withdrawn: { zh: '已被撤回', en: 'was withdrawn' },
  corrected: { zh: '已被更正', en: 'was corrected' },
  repaired: { zh: '已经信用修复', en: 'was repaired' },
  'retention-over': { zh: '已超过保存期限', en: 'is past its retention' },
};

const lapsed: Text = { zh: '已经期满', en: 'is over' };

/** The events that a case or a listing rests on: the fact, and the penalty for it that the notice names. */
export const groundsOf = ({
  evidence: { eventId, penaltyEventId },
}: Pick<ListingCase, 'evidence'>): string[] => [eventId, penaltyEventId].filter((one) => one !== undefined);

/** Whether a favourable listing would rest on something else than a recognition, with which it has to end. */
export const lacksRecognition = (
  history: readonly HistoryEntry[],
  { list, evidence }: Pick<ListingCase, 'list' | 'evidence'>,
): boolean =>
  list === 'red' &&
  !history.some(({ event }) => event.id === evidence.eventId && event.kind === 'recognition');

/**
 * Why an entity can be listed no more for what speaks for it, or nothing: the fact or the penalty for it fell since (withdrawn,
 * corrected, repaired), or the recognition that a favourable listing would rest on is over, or there never was one. Asked with
 * the proposal, the notice, for consent, with decision and publication: a case takes months.
 */
export const groundFault = (
  history: readonly HistoryEntry[],
  one: Pick<ListingCase, 'list' | 'evidence'>,
  field?: string,
): Refusal | undefined => {
  if (lacksRecognition(history, one))
    return refusal(
      'ground-fallen',
      '红名单只以有关机关的认定为依据，而本案不以认定事件为依据，不能据以列入。',
      'The red list rests on recognitions alone, and this rests on none; nobody is listed for it.',
      field,
    );
  for (const id of groundsOf(one)) {
    const status = history.find(({ event }) => event.id === id)?.status;
    const became = one.list === 'red' && status === 'term-over' ? lapsed : status && fallen[status];
    if (became !== undefined)
      return refusal(
        'ground-fallen',
        `所依据的信用事件 ${id} ${became.zh}，不能据以列入。`,
        `The credit event ${id} that this rests on ${became.en}; nobody is listed for it.`,
        field,
      );
  }
  return undefined;
};

/** The event that says how it was in the end: the last of a chain of corrections, itself where nothing corrected it. */
export const standingEventOf = (history: readonly CreditEvent[], eventId: string): string => {
  const next = annotationsIn(history)
    .get(eventId)
    ?.find((one) => one.kind === 'corrected');
  // Ends, for a correction is made with the new event that takes the other's place.
  return next?.kind === 'corrected' ? standingEventOf(history, next.by) : eventId;
};

/** The events that this one has taken the place of, the latest first. */
export const replacedBy = (history: readonly CreditEvent[], eventId: string): readonly string[] => {
  const before = history.find((one) => one.kind === 'corrected' && one.by === eventId);
  return before?.kind === 'corrected' ? [before.of, ...replacedBy(history, before.of)] : [];
};
