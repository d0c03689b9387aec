import type { Entity } from '../../domain/credit/entity.ts';
import type { Viewpoint } from '../../domain/credit/history.ts';
import { civilDateOf, type Instant, instantOf } from '../../domain/primitives/time.ts';

/** Now, or when the standing was folded: another machine's clock may be a little ahead, and what it knew is not of the future. */
export const latestKnowledge = ({ standing }: Pick<Entity, 'standing'>, now: Instant): Instant =>
  standing !== undefined && standing.knownAt > now ? standing.knownAt : now;

/** Today's viewpoint on an entity, which misses nothing of what is known of it. */
export const presentOf = (entity: Pick<Entity, 'standing'>, now: Instant): Viewpoint => {
  const knownAt = latestKnowledge(entity, now);
  return { asOf: civilDateOf(knownAt), knownAt };
};

/**
 * From when something is known that is written down at `at`: later than whatever was folded before, so that it changes
 * nothing of what was answered as known at a moment, and no earlier than it says itself. Clocks differ a little between
 * machines, and may be set back.
 */
export const knownFrom = (
  at: Instant,
  folded: readonly (Instant | undefined)[],
  own: readonly Instant[] = [],
): Instant =>
  [...folded.flatMap((one) => (one === undefined ? [] : instantOf(Date.parse(one) + 1))), ...own].reduce(
    (latest, one) => (one > latest ? one : latest),
    at,
  );
