import type { Entity } from '../../domain/credit/entity.ts';
import type { Viewpoint } from '../../domain/credit/history.ts';
import { civilDateOf, type Instant, instantOf } from '../../domain/primitives/time.ts';

const latestOf = (first: Instant, others: readonly (Instant | undefined)[]): Instant =>
  others.reduce((latest: Instant, one) => (one !== undefined && one > latest ? one : latest), first);

/**
 * Today's viewpoint on an entity. What became known last may be a moment ahead of this machine's clock, and is not to be
 * missed for that.
 */
export const presentOf = ({ standing }: Pick<Entity, 'standing'>, now: Instant): Viewpoint => {
  const knownAt = latestOf(now, [standing?.knownAt]);
  return { asOf: civilDateOf(knownAt), knownAt };
};

/**
 * When something that becomes known at `at` is known from: never before whatever was folded last, so that it changes
 * nothing of what was answered as known at a moment, and no earlier than it says itself.
 */
export const knownFrom = (
  at: Instant,
  folded: readonly (Instant | undefined)[],
  own: readonly Instant[] = [],
): Instant =>
  latestOf(at, [
    ...folded.map((one) => (one !== undefined && one > at ? instantOf(Date.parse(one) + 1) : undefined)),
    ...own,
  ]);
