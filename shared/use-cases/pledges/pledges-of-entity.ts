import type { Entity } from '../../domain/credit/entity.ts';
import type { Pledge } from '../../domain/pledges/pledge.ts';
import { underEveryCode } from '../credit/resolve-entity.ts';
import type { Records } from '../ports.ts';

/** An entity's pledges under any of its codes, of each code the one accepted last first. */
export const pledgesOfEntity = async (
  records: Records,
  entity: Pick<Entity, 'target' | 'predecessors'>,
): Promise<readonly Pledge[]> => {
  const ids: string[] = [];
  for await (const { value } of underEveryCode(records, 'pledgesOfSubject', entity)) ids.push(value.pledgeId);
  const pledges = await records.getMany(
    'pledge',
    ids.map((id) => ({ id })),
  );
  return pledges.map((pledge, i) => {
    if (pledge === undefined) throw new Error(`the pledge ${ids[i]} is gone`);
    return pledge.value;
  });
};
