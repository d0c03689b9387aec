import type { Entity } from '../../domain/credit/entity.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Records, Stored } from '../ports.ts';

/** The entity that carries on the history of another, however often codes gave way to others; itself where none did. */
export const survivorOf = async (records: Records, stored: Stored<'entity'>): Promise<Stored<'entity'>> => {
  let living = stored;
  // Ends, for a code that was succeeded takes over from nobody.
  for (let next = living.value.succeededBy; next !== undefined; next = living.value.succeededBy) {
    const successor = await records.get('entity', { target: { id: next.id } });
    if (successor === undefined) throw new Error(`the register has lost ${next.id}, a successor`);
    living = successor;
  }
  return living;
};

/**
 * The entity that a code means today: its own entry, or that of whoever has succeeded to it. Costs one read for a code
 * that nobody has succeeded to. Nothing where the register has no such code.
 */
export const resolveEntity = async (records: Records, id: string): Promise<Stored<'entity'> | undefined> => {
  const stored = await records.get('entity', { target: { id } });
  return stored === undefined ? undefined : survivorOf(records, stored);
};

/** Every code under which an entity's history is kept: its own first, then its predecessors'. */
export const codesOf = ({
  target,
  predecessors = [],
}: Pick<Entity, 'target' | 'predecessors'>): readonly TargetId[] => [
  target.id,
  ...predecessors.map(({ id }) => id),
];

/** Whom a query is logged under: the entity that is there now, so that it sees who asked about it under an old code too. */
export const loggedAs = (asked: TargetId, entity: Stored<'entity'> | undefined) => {
  const subject = entity?.value.target.id ?? asked;
  return subject === asked ? { subject } : { subject, askedAs: asked };
};
