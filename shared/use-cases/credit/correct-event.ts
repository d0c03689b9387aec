import { saysTheFact } from '../../domain/credit/document-id.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { annotationsIn } from '../../domain/credit/history.ts';
import type { RecordableFact } from '../../domain/credit/recordable-fact.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Tables } from '../ports.ts';
import { additionOf } from './addition-of.ts';
import { type AmendableEvent, amendableEvent } from './amendable-event.ts';
import { factEvent, type StatedFact } from './fact-event.ts';
import { changedMeanwhile } from './fact-refusals.ts';

/** How an event really was, and why what was recorded of it was wrong. */
export interface Correction extends Ask {
  readonly subject: TargetId;
  readonly eventId: string;
  readonly reason: string;
  readonly replacement: RecordableFact;
}

/** The event that was wrong as it is now marked, and the one that takes its place. */
export interface CorrectedEvent {
  readonly event: CreditEvent;
  readonly correction: CreditEvent;
}

/** Where the request that corrects an event names it. */
type EventField = 'params.eventId' | 'params.applicationId';

/**
 * Why a replacement cannot take the place of an event, or nothing: it must say something else, of the same kind, of what was
 * not repaired.
 */
const correctionFault = (
  { event, history }: AmendableEvent,
  replacement: RecordableFact,
  field: EventField,
): Refusal | undefined => {
  const { kind } = replacement;
  const isRepaired = annotationsIn(history)
    .get(event.id)
    ?.some((annotation) => annotation.kind === 'repaired');
  if (isRepaired === true)
    return refusal(
      'wrong-state',
      '该事实已经信用修复，不再计入，不能以更正使其重新计入。',
      'The fact has been repaired and counts no more; a correction may not make it count again.',
      field,
    );
  if (saysTheFact(event, replacement))
    return refusal(
      'invalid-input',
      '更正后的内容与原记录相同；请填写应有的内容。',
      'The replacement says what was recorded; state how it really was.',
      'body.replacement',
    );
  return event.kind === kind
    ? undefined
    : refusal(
        'invalid-input',
        `被更正的事件是 ${event.kind}，更正后不能成为 ${kind}；类别有误的，请撤回后重新记录。`,
        `The event is a ${event.kind} and cannot become a ${kind}; if the kind is wrong, withdraw it and record it anew.`,
        'body.replacement.kind',
      );
};

/** What is said of a correction beside what it changes: when it is known, where it comes from, and why. */
interface CorrectionNote extends Pick<CreditEvent, 'id' | 'subject' | 'occurredOn' | 'knownAt'> {
  readonly source: StatedFact['source'];
  readonly reason: string;
}

/**
 * What a correction adds to a history: the event that takes the place of the wrong one, under the code that this was recorded
 * under, for its document is known by it; and the mark on the wrong one. Refuses as {@link factEvent} does, and what cannot
 * take its place.
 */
export const correctionOf = async (
  tables: Tables,
  wrong: AmendableEvent,
  replacement: RecordableFact,
  note: CorrectionNote,
  field: EventField,
): Promise<Result<readonly [replacement: CreditEvent, corrected: CreditEvent]>> => {
  const fault = correctionFault(wrong, replacement, field);
  if (fault !== undefined) return refused(fault);
  const { event, history } = wrong;
  const { source, knownAt } = note;
  const stated = { source, subject: event.subject, fact: replacement, part: 'body.replacement' };
  const made = await factEvent(tables, stated, history, knownAt, event);
  if (!made.ok) return made;
  const { event: right } = made.value;
  return accepted([right, { ...note, kind: 'corrected', of: event.id, by: right.id }]);
};

/**
 * Corrects an event: what it said counts as if it had never been, and the replacement takes its place; the history keeps
 * both. Refuses as {@link amendableEvent} and {@link factEvent} do, and for a fact that was repaired.
 */
export const correctEvent = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>,
  { caller, command, subject, eventId, reason, replacement }: Correction,
): Promise<Result<CorrectedEvent>> => {
  const own = await amendableEvent(ports, caller, subject, eventId);
  if (!own.ok) return own;
  const { event } = own.value;
  const at = ports.clock.now();
  const note = {
    id: `corrected:${event.id}`,
    subject,
    occurredOn: civilDateOf(at),
    knownAt: at,
    source: { kind: 'api', by: caller.subject, unit: event.source.unit ?? '' },
    reason,
  } as const;
  const made = await correctionOf(ports.tables, own.value, replacement, note, 'params.eventId');
  if (!made.ok) return made;
  const addition = await additionOf(ports, made.value, at);
  const [added, annotation] = addition?.events ?? [];
  if (addition === undefined || added === undefined || annotation === undefined)
    return refused(changedMeanwhile);
  return ports.ledger.apply<CorrectedEvent>({
    command,
    at,
    actor: caller.subject,
    action: 'credit-event-corrected',
    about: `entity/${subject}`,
    basis: '谁认定谁修复；浙江省公共信用信息管理条例第30条',
    writes: addition.writes,
    answer: { event: added, correction: annotation },
  });
};
