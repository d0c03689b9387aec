import type { Entity } from '../../domain/credit/entity.ts';
import { isCurrent, type Standing, standingOf } from '../../domain/credit/standing.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Records } from '../ports.ts';
import { readHistory } from './read-history.ts';

/** Now, or when the standing was folded: another machine's clock may be a little ahead, and what it knew is not of the future. */
export const latestKnowledge = (standing: Standing | undefined, now: Instant): Instant =>
  standing !== undefined && standing.knownAt > now ? standing.knownAt : now;

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
  const knownAt = latestKnowledge(standing, now);
  const viewpoint = { asOf: civilDateOf(knownAt), knownAt };
  if (standing === undefined) return standingOf(target.id, [], tables, viewpoint);
  if (isCurrent(standing, tables, viewpoint.asOf)) return standing;
  return standingOf(target.id, await readHistory(records, target.id), tables, viewpoint);
};
