import type { Entity } from '../../domain/credit/entity.ts';
import type { Pledge } from '../../domain/pledges/pledge.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { codesOf } from '../credit/resolve-entity.ts';
import { type PageAsked, pageOverParts } from '../page-over-parts.ts';
import type { Records } from '../ports.ts';

/**
 * A page of an entity's pledges under any of its codes, of each code the one accepted last first. Refuses a strange cursor
 * with `invalid-cursor`.
 */
export const pledgesOfEntity = async (
  records: Records,
  entity: Pick<Entity, 'target' | 'predecessors'>,
  page: PageAsked,
): Promise<Result<{ readonly items: readonly Pledge[]; readonly cursor?: string }>> => {
  const listed = await pageOverParts(codesOf(entity), page, (subject, one) =>
    records.page('pledgesOfSubject', { subject }, one),
  );
  if (!listed.ok) return listed;
  const ids = listed.value.items.map(({ value }) => value.pledgeId);
  const pledges = await records.getMany(
    'pledge',
    ids.map((id) => ({ id })),
  );
  const items = pledges.map((pledge, i) => {
    if (pledge === undefined) throw new Error(`the pledge ${ids[i]} is gone`);
    return pledge.value;
  });
  return accepted({ ...listed.value, items });
};
