import { compareCodeUnits } from './code-unit-order.ts';
import { dealSeats } from './deal-seats.ts';
import type { FrameEntry } from './frame.ts';
import type { PoolMember } from './pool.ts';
import { repairSeats } from './repair-seats.ts';
import type { DrawRules, Seat } from './rules.ts';
import { closed, emptySeating, type Seating, type SeatNode } from './seating.ts';

/**
 * Seats of one kind that block: at the drawn targets named (ids, in drawn order), `perTarget` at each. `districts`
 * are those of the targets, where the rules ask for a region.
 */
export interface BlockedSeats {
  readonly department: string;
  readonly skill?: string;
  readonly perTarget: number;
  readonly targets: readonly string[];
  readonly districts?: readonly string[];
}

/**
 * Seats that the pool cannot fill: they need `needed` visits, and the `inspectors` who may take any of them
 * can make `available`. No part of it can be left out: the rest alone could be filled.
 */
export interface BlockingGroup {
  readonly seats: readonly BlockedSeats[];
  readonly needed: number;
  readonly inspectors: number;
  readonly available: number;
}

/** A part of a group: seats of one kind at visits that are open to the same members. */
interface AlikeSeats {
  readonly kind: number;
  readonly visits: readonly number[];
}

/**
 * The smallest group that blocks, out of the seats that cannot all be filled. A single kind of seats that
 * blocks alone comes first, the one with the fewest targets; else parts are left out, the largest first, as long
 * as the rest still blocks. Every group that blocks without a part to spare lies within the minimum cut, so
 * nothing outside `unfillable` needs a look.
 */
export const smallestBlockingGroup = (
  seating: Seating,
  rules: DrawRules,
  unfillable: ReadonlySet<SeatNode>,
): BlockingGroup => {
  const parts = alikeSeats(seating, unfillable);
  const single = parts.find((part) => lacks(measure(seating, [part])));
  const group = single === undefined ? withoutSpareParts(seating, rules, parts) : [single];
  return { seats: describe(seating, rules, group), ...measure(seating, group) };
};

const lacks = ({ needed, available }: Measure): boolean => needed > available;

const withoutSpareParts = (
  seating: Seating,
  rules: DrawRules,
  parts: readonly AlikeSeats[],
): readonly AlikeSeats[] => {
  let group = parts;
  for (const largest of parts.toReversed()) {
    const rest = group.filter((part) => part !== largest);
    if (!canFill(seating, rules, rest)) group = rest;
  }
  return group;
};

/** Whether these seats and no others could be filled, tried from the start. Who goes first does not matter here. */
const canFill = (
  { targets, members, seats }: Seating,
  rules: DrawRules,
  parts: readonly AlikeSeats[],
): boolean => {
  const attempt = emptySeating(targets, members, rules);
  const { holders, nodeOf } = attempt;
  const open = new Set(
    parts.flatMap(({ kind, visits }) => visits.map((visit) => visit * seats.length + kind)),
  );
  for (const slot of holders.keys()) if (!open.has(nodeOf(slot))) holders[slot] = closed;
  dealSeats(attempt, () => 0);
  return repairSeats(attempt).size === 0;
};

/** The parts that seat nodes make up, those with the fewest visits first. */
const alikeSeats = ({ seats, region, conflicts }: Seating, nodes: ReadonlySet<SeatNode>): AlikeSeats[] => {
  const inOrder = [...nodes].sort((a, b) => a - b);
  const byLikeness = Map.groupBy(inOrder, (node) => {
    const kind = node % seats.length;
    const visit = (node - kind) / seats.length;
    return JSON.stringify([kind, conflicts(visit).size > 0 ? visit : region(visit)]);
  });
  return [...byLikeness.values()]
    .map((alike) => ({
      kind: (alike[0] as number) % seats.length,
      visits: alike.map((node) => Math.floor(node / seats.length)),
    }))
    .sort((a, b) => a.visits.length - b.visits.length);
};

type Measure = Omit<BlockingGroup, 'seats'>;

/** What the seats need, and what those who may take any of them can give: an inspector visits a target once. */
const measure = (
  { members, seats, candidates, conflicts }: Seating,
  group: readonly AlikeSeats[],
): Measure => {
  const open = new Map<number, number>();
  let needed = 0;
  // Parts that share their first visit share them all: a cut holds all visits that are alike, or none.
  for (const [visit, parts] of Map.groupBy(group, ({ visits }) => visits[0] as number)) {
    const visits = parts[0]?.visits.length ?? 0;
    const able = new Set(parts.flatMap(({ kind }) => [...candidates(visit, kind)]));
    for (const member of able) {
      if (!conflicts(visit).has(member)) open.set(member, (open.get(member) ?? 0) + visits);
    }
    for (const { kind } of parts) needed += visits * (seats[kind] as Seat).count;
  }
  let available = 0;
  for (const [member, visits] of open) {
    available += Math.min((members[member] as PoolMember).capacity, visits);
  }
  return { needed, inspectors: open.size, available };
};

/** The parts of a group, put together by kind. */
const describe = (
  { targets, seats }: Seating,
  { region }: DrawRules,
  group: readonly AlikeSeats[],
): BlockedSeats[] =>
  [...Map.groupBy(group, ({ kind }) => kind)].map(([kind, parts]) => {
    const { department, skill, count } = seats[kind] as Seat;
    const visits = parts.flatMap((part) => part.visits).sort((a, b) => a - b);
    const blocked = visits.map((visit) => targets[visit] as FrameEntry);
    const districts = new Set(blocked.map(({ district }) => district as string));
    return {
      department,
      ...(skill === undefined ? {} : { skill }),
      perTarget: count,
      targets: blocked.map(({ id }) => id),
      ...(region === 'any' ? {} : { districts: [...districts].sort(compareCodeUnits) }),
    };
  });
