import type { Entity } from '../../domain/credit/entity.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { standingOf } from '../../domain/credit/standing.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import type { Stored, Tables, Write } from '../ports.ts';
import { knownFrom } from './present.ts';
import { readHistory } from './read-history.ts';
import { resolveEntity } from './resolve-entity.ts';

/** Events' way into an entity's history: the entity as it will be, the tables that said so, and the writes that make it so. */
export interface Addition {
  /** The events as they enter the history; those that were in it already are left out. */
  readonly events: readonly CreditEvent[];
  readonly entity: Entity;
  readonly tables: RuleTables;
  readonly writes: readonly Write[];
}

/**
 * Adds events about one entity to its history and folds its standing anew, or that of whoever has succeeded to it;
 * `further` gives what else changes with it. Nothing where all of them are in the history already. Throws for events about
 * nobody.
 *
 * An event is known from the moment it enters, which is never before whatever was folded last: what was answered as
 * known at a moment stays the answer for that moment.
 */
export const additionOf = async (
  { records, tables }: Pick<Ports, 'records' | 'tables'>,
  events: readonly [CreditEvent, ...CreditEvent[]],
  at: Instant,
  further: Further = () => ({}),
): Promise<Addition | undefined> => {
  const [{ subject }] = events;
  const before = await resolveEntity(records, subject);
  if (before === undefined) throw new Error(`credit event ${events[0].id} is about an unregistered entity`);
  return additionTo(tables, before, await readHistory(records, before.value), events, at, further);
};

type Further = (entity: Entity) => Partial<Pick<Entity, 'lastVisit' | 'openPledges'>>;

/** As {@link additionOf}, to an entity whose history was read after it was. */
export const additionTo = async (
  source: Tables,
  before: Stored<'entity'>,
  history: readonly CreditEvent[],
  events: readonly CreditEvent[],
  at: Instant,
  further: Further = () => ({}),
): Promise<Addition | undefined> => {
  const isKnown = new Set(history.map(({ id }) => id));
  const unknown = events.filter(({ id }) => !isKnown.has(id));
  if (unknown.length === 0) return undefined;
  const knownAt = knownFrom(
    at,
    [before.value.standing?.knownAt],
    unknown.map((event) => event.knownAt),
  );
  const added = unknown.map((event): CreditEvent => ({ ...event, knownAt }));
  const asOf = civilDateOf(knownAt);
  const tables = await source.at(asOf, knownAt);
  const entity: Entity = {
    ...before.value,
    ...further(before.value),
    standing: standingOf(before.value.target.id, [...history, ...added], tables, { asOf, knownAt }),
  };
  return {
    events: added,
    entity,
    tables,
    writes: [
      ...added.map((value): Write => ({ kind: 'creditEvent', value, before: undefined })),
      { kind: 'entity', value: entity, before },
    ],
  };
};
