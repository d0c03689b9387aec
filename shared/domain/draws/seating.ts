import type { FrameEntry } from './frame.ts';
import type { PoolMember } from './pool.ts';
import { regionRule } from './region.ts';
import type { DrawRules, Seat } from './rules.ts';

/** Stands in a slot that nobody holds yet. */
export const nobody = -1;

/** Stands in a slot that is not to be filled. */
export const closed = -2;

/** One kind of seat at one visit: `visit × seats.length + kind`. */
export type SeatNode = number;

/**
 * Who sits where while inspectors are assigned. A visit is a number in drawn order; a member is a position in
 * the shuffled pool, so that no step can favour an id; a kind is the index of a seat in the rules. All visits
 * have the same places, and a slot is a place of a visit: `visit × places.length + place`.
 */
export interface Seating {
  readonly targets: readonly FrameEntry[];
  readonly members: readonly PoolMember[];
  readonly seats: readonly Seat[];
  /** The kind of each place of a visit. */
  readonly places: readonly number[];
  /** The member in each slot, or `nobody`, or `closed`. */
  readonly holders: Int32Array;
  /** The seat node that a slot belongs to. */
  readonly nodeOf: (slot: number) => SeatNode;
  /** How many visits each member has. */
  readonly loads: Int32Array;
  /** Visits with the same region are open to the same members. */
  readonly region: (visit: number) => string;
  /** The members who have department, skill and region for the seat, ascending; one array per distinct group. */
  readonly candidates: (visit: number, kind: number) => Int32Array;
  /** The candidates who must not visit this target (回避). */
  readonly conflicts: (visit: number) => ReadonlySet<number>;
  /** Whether the member already has a place in the visit. */
  readonly isPresent: (visit: number, member: number) => boolean;
}

/** Whether a member has the department and the skill that a seat asks for. */
export const suits = (member: PoolMember, seat: Pick<Seat, 'department' | 'skill'>): boolean =>
  member.department === seat.department && (seat.skill === undefined || member.skills.includes(seat.skill));

/** An empty seating of the drawn targets. */
export const emptySeating = (
  targets: readonly FrameEntry[],
  members: readonly PoolMember[],
  rules: DrawRules,
): Seating => {
  const { seats } = rules;
  const places = seats.flatMap(({ count }, kind) => Array<number>(count).fill(kind));
  const holders = new Int32Array(targets.length * places.length).fill(nobody);

  const { keyOf, admits } = regionRule(rules.region, members);
  const regions = targets.map(({ district }) => keyOf(district));
  const suited = seats.map((seat) =>
    members.flatMap((member, position) => (suits(member, seat) ? [position] : [])),
  );
  const found = seats.map(() => new Map<string, Int32Array>());
  const candidates = (visit: number, kind: number): Int32Array => {
    const region = regions[visit] as string;
    const known = found[kind]?.get(region);
    if (known !== undefined) return known;
    const group = Int32Array.from(
      (suited[kind] as number[]).filter((position) => admits(members[position] as PoolMember, region)),
    );
    found[kind]?.set(region, group);
    return group;
  };

  const none: ReadonlySet<number> = new Set();
  const conflicting = conflictsOf(targets, members);
  return {
    targets,
    members,
    seats,
    places,
    holders,
    nodeOf: (slot) => {
      const place = slot % places.length;
      return ((slot - place) / places.length) * seats.length + (places[place] as number);
    },
    loads: new Int32Array(members.length),
    region: (visit) => regions[visit] as string,
    candidates,
    conflicts: (visit) => conflicting.get(visit) ?? none,
    isPresent: (visit, member) => {
      const first = visit * places.length;
      for (let slot = first; slot < first + places.length; slot += 1)
        if (holders[slot] === member) return true;
      return false;
    },
  };
};

/** The members in conflict with each visit that has any. */
const conflictsOf = (
  targets: readonly FrameEntry[],
  members: readonly PoolMember[],
): ReadonlyMap<number, ReadonlySet<number>> => {
  const named = new Set(members.flatMap(({ conflicts }) => conflicts));
  const visits = new Map<string, number>();
  for (const [visit, { id }] of targets.entries()) if (named.has(id)) visits.set(id, visit);
  const conflicts = new Map<number, Set<number>>();
  for (const [position, member] of members.entries()) {
    for (const id of member.conflicts) {
      const visit = visits.get(id);
      if (visit === undefined) continue;
      const positions = conflicts.get(visit) ?? new Set();
      conflicts.set(visit, positions.add(position));
    }
  }
  return conflicts;
};
