import type { Caller } from '../../domain/access/caller.ts';
import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { type CreditEvent, isAnnotation } from '../../domain/credit/event.ts';
import { annotationsIn } from '../../domain/credit/history.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import type { Ledger } from '../ports.ts';
import { readHistory } from './read-history.ts';
import { resolveEntity } from './resolve-entity.ts';

/** An event that somebody is about to correct or withdraw, with the history that it stands in. */
export interface AmendableEvent {
  readonly event: CreditEvent;
  readonly history: readonly CreditEvent[];
}

/** Whoever recorded an event: the caller of the API, and those who acted on what it came from. */
export const recordersOf = async (ledger: Ledger, { source }: CreditEvent): Promise<readonly string[]> => {
  const actors = new Set([source.by]);
  for await (const { actor } of ledger.trail(source.by)) actors.add(actor);
  return [...actors];
};

/**
 * The event of an entity, if the caller may amend it: as a second person (never one of those who recorded it) of the unit that
 * answers for the fact (谁认定谁修复). Refuses with `not-found`, `outside-jurisdiction`, `same-person`, and with `wrong-state`
 * for a listing or an annotation, which have procedures of their own, and for what was corrected or withdrawn already.
 */
export const amendableEvent = async (
  { records, ledger }: Pick<Ports, 'records' | 'ledger'>,
  caller: Caller,
  subject: string,
  eventId: string,
): Promise<Result<AmendableEvent>> => {
  const entity = await resolveEntity(records, subject);
  const history = entity === undefined ? [] : await readHistory(records, entity.value);
  const event = history.find(({ id }) => id === eventId);
  if (event === undefined)
    return refused(
      refusal(
        'not-found',
        `主体 ${subject} 的信用档案中没有事件 ${eventId}。`,
        `The record of ${subject} has no event ${eventId}.`,
        'params.eventId',
      ),
    );
  const { unit } = event.source;
  if (unit === undefined || unit !== caller.department)
    return refused(
      refusal(
        'outside-jurisdiction',
        `该事实由 ${unit ?? '其他单位'} 认定，须由该单位更正或撤回（谁认定谁修复）。`,
        `The fact was established by ${unit ?? 'another unit'}, which alone corrects or withdraws it.`,
        'department',
      ),
    );
  if (isAnnotation(event) || event.kind === 'listed' || event.kind === 'listing-ended')
    return refused(
      refusal(
        'wrong-state',
        '列入、移出以及更正、撤回、异议、修复的记录有各自的程序，不能在此更正或撤回。',
        'Listings, removals, corrections, withdrawals, objections and repairs have procedures of their own and are not amended here.',
        'params.eventId',
      ),
    );
  const second = permitSecondPerson(caller, { recorded: await recordersOf(ledger, event) });
  if (!second.ok) return second;
  const done = annotationsIn(history)
    .get(event.id)
    ?.find(({ kind }) => kind === 'withdrawn' || kind === 'corrected');
  return done === undefined
    ? accepted({ event, history })
    : refused(
        refusal(
          'wrong-state',
          `该事件已${done.kind === 'withdrawn' ? '撤回，可按原文书重新记录' : '更正，请更正替代它的事件'}。`,
          done.kind === 'withdrawn'
            ? 'The event has been withdrawn; the document may be recorded anew.'
            : 'The event has been corrected; amend the one that took its place.',
          'params.eventId',
        ),
      );
};
