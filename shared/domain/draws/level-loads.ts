import { compareCodeUnits } from './code-unit-order.ts';
import { HeldSlots } from './held-slots.ts';
import type { PoolMember } from './pool.ts';
import type { Seating } from './seating.ts';

/**
 * Evens out what dealing kind by kind and moving others about can upset: within every group of equals (same
 * department, skills, regions and capacity, no conflict with a drawn target) visits pass from the most to the
 * least loaded member until their loads differ by at most one. That always works: equals may take each other's
 * seats, and of two the more loaded one has a visit that the other is not at.
 */
export const levelLoads = (seating: Seating): void => {
  const held = new HeldSlots(seating);
  for (const equals of groupsOfEquals(seating)) levelGroup(seating, held, equals);
};

const groupsOfEquals = ({ members, targets, conflicts }: Seating): number[][] => {
  const inConflict = new Set([...targets.keys()].flatMap((visit) => [...conflicts(visit)]));
  const positions = [...members.keys()].filter((position) => !inConflict.has(position));
  return [...Map.groupBy(positions, (position) => likeness(members[position] as PoolMember)).values()];
};

const likeness = ({ department, skills, regions, capacity }: PoolMember): string =>
  JSON.stringify([
    department,
    skills.toSorted(compareCodeUnits),
    regions.toSorted(compareCodeUnits),
    capacity,
  ]);

const levelGroup = (seating: Seating, held: HeldSlots, equals: readonly number[]): void => {
  const { holders, loads, places, isPresent } = seating;
  const load = (member: number) => loads[member] as number;
  for (;;) {
    // `reduce` keeps the first of several, which is the lowest position.
    const most = equals.reduce((best, member) => (load(member) > load(best) ? member : best));
    const least = equals.reduce((best, member) => (load(member) < load(best) ? member : best));
    if (load(most) - load(least) <= 1) return;
    const isOpen = (slot: number) => !isPresent(Math.floor(slot / places.length), least);
    const slot = held.of(most).find(isOpen) as number;
    holders[slot] = least;
    loads[most] = load(most) - 1;
    loads[least] = load(least) + 1;
    held.take(most, slot);
    held.give(least, slot);
  }
};
