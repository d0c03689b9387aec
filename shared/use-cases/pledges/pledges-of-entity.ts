import type { Entity } from '../../domain/credit/entity.ts';
import type { Pledge } from '../../domain/pledges/pledge.ts';
import { underEveryCode } from '../credit/resolve-entity.ts';
import type { Records } from '../ports.ts';

/** An entity's pledges under any of its codes, of each code the one accepted last first. */
export const pledgesOfEntity = async (
  records: Records,
  entity: Pick<Entity, 'target' | 'predecessors'>,
): Promise<readonly Pledge[]> => {
  const pledges: Pledge[] = [];
  for await (const { value } of underEveryCode(records, 'pledgesOfSubject', entity)) {
    const pledge = await records.get('pledge', { id: value.pledgeId });
    if (pledge === undefined) throw new Error(`the pledge ${value.pledgeId} is gone`);
    pledges.push(pledge.value);
  }
  return pledges;
};
