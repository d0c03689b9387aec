import type { Entity } from '../../domain/credit/entity.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { standingOf } from '../../domain/credit/standing.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Records, Stored, Write } from '../ports.ts';

/**
 * The writes that add an event to an entity's history: the event itself and the entity with its standing
 * folded anew. Nothing where the event is in the history already. Throws for an event about nobody.
 */
export const writesOfEvent = async (
  records: Records,
  event: CreditEvent,
  asOf: Instant,
  further: Partial<Pick<Entity, 'lastVisit'>> = {},
): Promise<readonly Write[]> => {
  const entity = await records.get('entity', { target: { id: event.subject } });
  if (entity === undefined) throw new Error(`credit event ${event.id} is about an unregistered entity`);
  const events: CreditEvent[] = [];
  for await (const { value } of records.all('eventsOfSubject', { subject: event.subject }))
    events.push(value);
  if (events.some(({ id }) => id === event.id)) return [];
  const after: Stored<'entity'>['value'] = {
    ...entity.value,
    ...further,
    // Clocks differ a little between machines; the event itself must never be taken for one of the future.
    standing: standingOf(event.subject, [...events, event], asOf < event.knownAt ? event.knownAt : asOf),
  };
  return [
    { kind: 'creditEvent', value: event, before: undefined },
    { kind: 'entity', value: after, before: entity },
  ];
};
