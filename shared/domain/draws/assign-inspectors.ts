import { accepted, type Result, refused } from '../primitives/result.ts';
import { type BlockingGroup, smallestBlockingGroup } from './blocking-group.ts';
import { dealSeats } from './deal-seats.ts';
import type { FrameEntry } from './frame.ts';
import { lazyPermutation } from './lazy-permutation.ts';
import { levelLoads } from './level-loads.ts';
import type { Assignment } from './outcome.ts';
import type { PoolMember } from './pool.ts';
import { repairSeats } from './repair-seats.ts';
import type { DrawRules, Seat } from './rules.ts';
import { emptySeating, type Seating } from './seating.ts';
import { type Seed, streamOf } from './streams.ts';

/**
 * Assigns inspectors to the drawn targets, which stay in their order; `pool` is in code-unit order. Fills
 * every seat if that can be done at all, else refuses with the smallest group of seats that blocks. Inspectors
 * that the rules cannot tell apart have equal chances at every target, and their loads differ by at most one.
 */
export const assignInspectors = (
  targets: readonly FrameEntry[],
  pool: readonly PoolMember[],
  rules: DrawRules,
  seed: Seed,
): Result<Assignment[], BlockingGroup> => {
  const stream = streamOf(seed, 'inspectors');
  const shuffled = lazyPermutation(stream, pool.length).take(pool.length);
  const members = shuffled.map((index) => pool[index] as PoolMember);
  const seating = emptySeating(targets, members, rules);
  dealSeats(seating, stream.uint32);
  const unfillable = repairSeats(seating);
  if (unfillable.size > 0) return refused(smallestBlockingGroup(seating, rules, unfillable));
  levelLoads(seating);
  return accepted(assignmentsOf(seating));
};

const assignmentsOf = ({ targets, members, seats, places, holders }: Seating): Assignment[] =>
  targets.map(({ id }, visit) => ({
    target: id,
    seats: places.map((kind, place) => {
      const { department, skill } = seats[kind] as Seat;
      const { id: inspector } = members[holders[visit * places.length + place] as number] as PoolMember;
      return { department, ...(skill === undefined ? {} : { skill }), inspector };
    }),
  }));
