import type { Entity } from '../../domain/credit/entity.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { standingOf } from '../../domain/credit/standing.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Records, Write } from '../ports.ts';

/** An event's way into an entity's history: the entity as it will be, and the writes that make it so. */
export interface Addition {
  readonly entity: Entity;
  readonly writes: readonly Write[];
}

/**
 * Adds an event to an entity's history and folds its standing anew; `further` gives what else changes with it.
 * Nothing where the event is in the history already. Throws for an event about nobody.
 */
export const additionOf = async (
  records: Records,
  event: CreditEvent,
  asOf: Instant,
  further: (entity: Entity) => Partial<Pick<Entity, 'lastVisit'>> = () => ({}),
): Promise<Addition | undefined> => {
  const before = await records.get('entity', { target: { id: event.subject } });
  if (before === undefined) throw new Error(`credit event ${event.id} is about an unregistered entity`);
  const events: CreditEvent[] = [];
  for await (const { value } of records.all('eventsOfSubject', { subject: event.subject }))
    events.push(value);
  if (events.some(({ id }) => id === event.id)) return undefined;
  const entity: Entity = {
    ...before.value,
    ...further(before.value),
    // Clocks differ a little between machines; the event itself must never be taken for one of the future.
    standing: standingOf(event.subject, [...events, event], asOf < event.knownAt ? event.knownAt : asOf),
  };
  return {
    entity,
    writes: [
      { kind: 'creditEvent', value: event, before: undefined },
      { kind: 'entity', value: entity, before },
    ],
  };
};
