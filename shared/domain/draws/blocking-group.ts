import { compareCodeUnits } from './code-unit-order.ts';
import { dealSeats } from './deal-seats.ts';
import type { FrameEntry } from './frame.ts';
import { repairSeats } from './repair-seats.ts';
import type { DrawRules, Seat } from './rules.ts';
import { balanceOf, type SeatBalance } from './seat-balance.ts';
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

/** Seats that the pool cannot fill: more visits of inspectors are `needed` than `available`. */
export interface BlockingGroup extends SeatBalance {
  readonly seats: readonly BlockedSeats[];
}

/** A part of a group, which is kept or left out as a whole: seat nodes, ascending. */
type Part = readonly SeatNode[];

/**
 * The smallest group that blocks, out of the seats that cannot all be filled (`unfillable`, a minimum cut:
 * every group that blocks without a part to spare lies within it). A part that blocks alone comes first, the
 * one with the fewest targets; else parts are left out, the largest first, as long as the rest still blocks, so
 * that none of those named could be spared.
 */
export const smallestBlockingGroup = (
  seating: Seating,
  rules: DrawRules,
  unfillable: ReadonlySet<SeatNode>,
): BlockingGroup => {
  const parts = partsOf(seating, unfillable);
  const single = parts.find((part) => lacksInspectors(balanceOf(seating, part)));
  const blocked = single ?? unfillableAmong(seating, rules, withoutSpareParts(seating, rules, parts).flat());
  return { seats: describe(seating, rules, blocked), ...balanceOf(seating, blocked) };
};

const lacksInspectors = ({ needed, available }: SeatBalance): boolean => needed > available;

/** How many seats may be filled anew in search of the smallest group: some seconds' work in the worst case. */
const effort = 250_000;

/**
 * The parts to tell apart, those with the fewest visits first. The finest are seats of one kind at visits open to
 * the same inspectors. Where there are too many of these to try, visits with conflicts are counted with the
 * others of their region, and if need be all seats of one kind are one part.
 */
const partsOf = (
  { members, seats, region, conflicts }: Seating,
  unfillable: ReadonlySet<SeatNode>,
): readonly Part[] => {
  const nodes = [...unfillable].sort((a, b) => a - b);
  const kindOf = (node: SeatNode) => node % seats.length;
  const visitOf = (node: SeatNode) => Math.floor(node / seats.length);
  const byKind = (node: SeatNode) => `${kindOf(node)}`;
  const byRegion = (node: SeatNode) => `${byKind(node)} in ${region(visitOf(node))}`;
  const byOpenness = (node: SeatNode) =>
    conflicts(visitOf(node)).size > 0 ? `${byKind(node)} at ${visitOf(node)}` : byRegion(node);
  const [fine, medium, coarse] = [byOpenness, byRegion, byKind].map((keyOf): Part[] => [
    ...Map.groupBy(nodes, keyOf).values(),
  ]) as [Part[], Part[], Part[]];
  const isFeasible = (parts: Part[]) => parts.length * (nodes.length + members.length) <= effort;
  const parts = [fine, medium].find(isFeasible) ?? coarse;
  return parts.sort((a, b) => a.length - b.length);
};

const withoutSpareParts = (seating: Seating, rules: DrawRules, parts: readonly Part[]): readonly Part[] => {
  let group = parts;
  for (const largest of parts.toReversed()) {
    const rest = group.filter((part) => part !== largest);
    if (unfillableAmong(seating, rules, rest.flat()).length > 0) group = rest;
  }
  return group;
};

/**
 * Tries to fill these seats and no others, from the start, and returns those that cannot be, ascending. Who
 * goes first does not matter here.
 */
const unfillableAmong = (
  { targets, members, seats }: Seating,
  rules: DrawRules,
  nodes: readonly SeatNode[],
): readonly SeatNode[] => {
  const visits = [...new Set(nodes.map((node) => Math.floor(node / seats.length)))];
  const attempt = emptySeating(
    visits.map((visit) => targets[visit] as FrameEntry),
    members,
    rules,
  );
  const { holders, nodeOf } = attempt;
  const original = (node: SeatNode): SeatNode =>
    (visits[Math.floor(node / seats.length)] as number) * seats.length + (node % seats.length);
  const open = new Set(nodes);
  for (const slot of holders.keys()) if (!open.has(original(nodeOf(slot)))) holders[slot] = closed;
  dealSeats(attempt, () => 0);
  return [...repairSeats(attempt)].map(original).sort((a, b) => a - b);
};

const describe = (
  { targets, seats }: Seating,
  { region }: DrawRules,
  nodes: readonly SeatNode[],
): BlockedSeats[] =>
  [...Map.groupBy(nodes, (node) => node % seats.length)].map(([kind, alike]) => {
    const { department, skill, count } = seats[kind] as Seat;
    const blocked = alike.map((node) => targets[Math.floor(node / seats.length)] as FrameEntry);
    const districts = new Set(blocked.map(({ district }) => district as string));
    return {
      department,
      ...(skill === undefined ? {} : { skill }),
      perTarget: count,
      targets: blocked.map(({ id }) => id),
      ...(region === 'any' ? {} : { districts: [...districts].sort(compareCodeUnits) }),
    };
  });
