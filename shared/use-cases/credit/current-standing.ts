import type { Entity } from '../../domain/credit/entity.ts';
import { isCurrent, type Standing, standingOf } from '../../domain/credit/standing.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Records } from '../ports.ts';
import { readHistory } from './read-history.ts';

/**
 * An entity's standing now: the stored one where it still holds, and otherwise a new fold, so that nobody is judged by
 * a term that is over or a table that no longer applies. An entity without events has an empty standing.
 */
export const currentStanding = async (
  records: Records,
  { target, standing }: Entity,
  tables: RuleTables,
  now: Instant,
): Promise<Standing> => {
  const viewpoint = { asOf: civilDateOf(now), knownAt: now };
  if (standing === undefined) return standingOf(target.id, [], tables, viewpoint);
  if (isCurrent(standing, tables, viewpoint.asOf)) return standing;
  return standingOf(target.id, await readHistory(records, target.id), tables, viewpoint);
};
