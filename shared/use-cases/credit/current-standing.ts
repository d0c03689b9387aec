import type { Entity } from '../../domain/credit/entity.ts';
import { isCurrent, type Standing, standingOf } from '../../domain/credit/standing.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Records } from '../ports.ts';
import { presentOf } from './present.ts';
import { readHistory } from './read-history.ts';

/**
 * An entity's standing now: the stored one where it still holds, and otherwise a new fold, so that nobody is judged by
 * a term that is over or a table that no longer applies. An entity without events has an empty standing; one that was
 * succeeded has none, and asking for it throws: see `resolveEntity`.
 */
export const currentStanding = async (
  records: Records,
  entity: Entity,
  tables: RuleTables,
  now: Instant,
): Promise<Standing> => {
  const { target, standing, succeededBy } = entity;
  // Its successor carries its history; an empty standing would be a silent good mark.
  if (succeededBy !== undefined)
    throw new Error(`${target.id} has no standing of its own: ${succeededBy.id} succeeded to it`);
  const viewpoint = presentOf(entity, now);
  if (standing === undefined) return standingOf(target.id, [], tables, viewpoint);
  if (isCurrent(standing, tables, viewpoint.asOf)) return standing;
  return standingOf(target.id, await readHistory(records, entity, viewpoint), tables, viewpoint);
};
