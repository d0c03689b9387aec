import { type Entity, isSucceeded } from '../../domain/credit/entity.ts';
import type { Viewpoint } from '../../domain/credit/history.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { AccessPatterns, Records, Stored } from '../ports.ts';

/**
 * The entity that carries on the history of another, however often codes gave way to others; itself where none did. With a
 * viewpoint, the one that carried it on then, as was known then.
 */
export const survivorOf = async (
  records: Records,
  stored: Stored<'entity'>,
  viewpoint?: Viewpoint,
): Promise<Stored<'entity'>> => {
  let living = stored;
  // Ends, for a code that was succeeded takes over from nobody.
  for (let next = living.value.succeededBy; next !== undefined; next = living.value.succeededBy) {
    if (viewpoint !== undefined && !isSucceeded(next, viewpoint)) break;
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

/** The lists that are kept for each code. */
type PatternOfSubject = {
  [P in keyof AccessPatterns]: { readonly subject: TargetId } extends AccessPatterns[P]['args']
    ? 'subject' extends keyof AccessPatterns[P]['args']
      ? P
      : never
    : never;
}[keyof AccessPatterns];

/** A list of every code under which an entity's history is kept, its own first, then its predecessors'. */
export async function* underEveryCode<P extends PatternOfSubject>(
  records: Records,
  pattern: P,
  entity: Pick<Entity, 'target' | 'predecessors'>,
): AsyncGenerator<Stored<AccessPatterns[P]['kind']>> {
  for (const subject of codesOf(entity)) yield* records.all(pattern, { subject });
}

/** Whom a query is logged under: the entity that is there now, so that it sees who asked about it under an old code too. */
export const loggedAs = (asked: TargetId, entity: Stored<'entity'> | undefined) => {
  const subject = entity?.value.target.id ?? asked;
  return subject === asked ? { subject } : { subject, askedAs: asked };
};
