import { accepted, type Result, refused } from '../primitives/result.ts';
import { type BlockingGroup, smallestBlockingGroup } from './blocking-group.ts';
import { dealSeats } from './deal-seats.ts';
import type { FrameEntry } from './frame.ts';
import { lazyPermutation } from './lazy-permutation.ts';
import { levelLoads } from './level-loads.ts';
import type { PoolMember } from './pool.ts';
import { repairSeats } from './repair-seats.ts';
import type { DrawRules } from './rules.ts';
import { emptySeating, type Seating } from './seating.ts';
import { type Seed, streamOf } from './streams.ts';

/**
 * Assigns inspectors to the drawn targets: for each target in turn the pseudonyms of those who come, in the order
 * of the places that the seats make. `pool` is in code-unit order. Fills every seat if that can be done at all, else
 * refuses with the smallest group of seats that blocks. Inspectors that the rules cannot tell apart have equal chances at
 * every target, and their loads differ by at most one.
 */
export const assignInspectors = (
  targets: readonly FrameEntry[],
  pool: readonly PoolMember[],
  rules: DrawRules,
  seed: Seed,
): Result<readonly (readonly string[])[], BlockingGroup> => {
  const stream = streamOf(seed, 'inspectors');
  const shuffled = lazyPermutation(stream, pool.length).first(pool.length);
  const members = shuffled.map((index) => pool[index] as PoolMember);
  const seating = emptySeating(targets, members, rules);
  dealSeats(seating, stream.uint32);
  const unfillable = repairSeats(seating);
  if (unfillable.size > 0) return refused(smallestBlockingGroup(seating, rules, unfillable));
  levelLoads(seating);
  return accepted(companiesOf(seating));
};

const companiesOf = ({ targets, members, places, holders }: Seating): string[][] =>
  targets.map((_, visit) =>
    places.map((_, place) => (members[holders[visit * places.length + place] as number] as PoolMember).id),
  );
