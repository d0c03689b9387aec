import { saysTheFact } from '../../domain/credit/document-id.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { annotationsIn } from '../../domain/credit/history.ts';
import type { RecordableFact } from '../../domain/credit/recordable-fact.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ask, Ports } from '../ask.ts';
import { additionOf } from './addition-of.ts';
import { type AmendableEvent, amendableEvent } from './amendable-event.ts';
import { factEvent } from './fact-event.ts';
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

/** Why a replacement cannot take the place of an event, or nothing: it must say something else, of the same kind, of what was not repaired. */
export const correctionFault = (
  { event, history }: AmendableEvent,
  replacement: RecordableFact,
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
      'params.eventId',
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
  const fault = correctionFault(own.value, replacement);
  if (fault !== undefined) return refused(fault);
  const { event, history } = own.value;
  const source = { kind: 'api', by: caller.subject, unit: event.source.unit ?? '' } as const;
  const at = ports.clock.now();
  const stated = { source, subject, fact: replacement, part: 'body.replacement' };
  const made = await factEvent(ports.tables, stated, history, at, event);
  if (!made.ok) return made;
  const corrected: CreditEvent = {
    kind: 'corrected',
    id: `corrected:${event.id}`,
    subject,
    occurredOn: civilDateOf(at),
    knownAt: at,
    source,
    of: event.id,
    reason,
    by: made.value.event.id,
  };
  const addition = await additionOf(ports, [made.value.event, corrected], at);
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
