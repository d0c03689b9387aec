import type { Text } from '../primitives/text.ts';
import type { PoolMember } from './pool.ts';
import type { SeatNode } from './repair-seats.ts';
import type { DrawRules, Seat } from './rules.ts';
import type { Seating } from './seating.ts';

/**
 * Seats of one kind that look the same to the pool: at the drawn targets of one district (of any, where the
 * rules do not ask for a region), or at a single target that someone has a conflict with. `targets` is the
 * number of these targets, `perTarget` how many such seats each of them has.
 */
export interface BlockedSeats {
  readonly department: string;
  readonly skill?: string;
  readonly district?: string;
  readonly target?: string;
  readonly targets: number;
  readonly perTarget: number;
}

/**
 * Seats that the pool cannot fill: they need `needed` visits, and the `inspectors` who may take any of them
 * can make `available`. No part of it can be left out; the rest alone could be filled.
 */
export interface BlockingGroup {
  readonly seats: readonly BlockedSeats[];
  readonly needed: number;
  readonly inspectors: number;
  readonly available: number;
}

/** Seats of one kind at visits that are open to the same members. */
interface AlikeSeats {
  readonly kind: number;
  readonly visits: number[];
}

/**
 * The smallest group that blocks, out of the seats that cannot all be filled. A single kind of seats that
 * blocks alone comes first, the one with the fewest targets; else the largest parts are left out while the
 * rest still blocks. Every blocking group that has no smaller one inside it lies within a minimum cut, so
 * nothing outside `unfillable` needs a look.
 */
export const smallestBlockingGroup = (
  seating: Seating,
  region: DrawRules['region'],
  unfillable: ReadonlySet<SeatNode>,
): BlockingGroup => {
  const bySize = alikeSeats(seating, region, unfillable).sort((a, b) => a.visits.length - b.visits.length);
  const blocks = (group: readonly AlikeSeats[]): boolean => {
    const { needed, available } = measure(seating, group);
    return needed > available;
  };
  const single = bySize.find((seats) => blocks([seats]));
  let group = single === undefined ? bySize : [single];
  for (const largest of group.toReversed()) {
    const rest = group.filter((seats) => seats !== largest);
    if (blocks(rest)) group = rest;
  }
  return {
    ...measure(seating, group),
    seats: group.map((seats) => describe(seating, region, seats)),
  };
};

const alikeSeats = (
  { targets, seats, conflicts }: Seating,
  region: DrawRules['region'],
  nodes: ReadonlySet<SeatNode>,
): AlikeSeats[] => {
  const alike = new Map<string, AlikeSeats>();
  for (const node of [...nodes].sort((a, b) => a - b)) {
    const kind = node % seats.length;
    const visit = (node - kind) / seats.length;
    const district = region === 'any' ? '' : targets[visit]?.district;
    const key = conflicts(visit).size > 0 ? `${kind} visit ${visit}` : `${kind} district ${district}`;
    const group = alike.get(key) ?? { kind, visits: [] };
    group.visits.push(visit);
    alike.set(key, group);
  }
  return [...alike.values()];
};

/** What the seats need, and what those who may take any of them can give: an inspector visits a target once. */
const measure = (seating: Seating, group: readonly AlikeSeats[]): Omit<BlockingGroup, 'seats'> => {
  const { members, seats, candidates, conflicts } = seating;
  const open = new Map<number, number>();
  let needed = 0;
  // Kinds that share their first visit share them all, since alike visits are reached together.
  for (const [visit, kinds] of Map.groupBy(group, ({ visits }) => visits[0] as number)) {
    const visits = kinds[0]?.visits.length ?? 0;
    const able = new Set(kinds.flatMap(({ kind }) => [...candidates(visit, kind)]));
    for (const member of able) {
      if (!conflicts(visit).has(member)) open.set(member, (open.get(member) ?? 0) + visits);
    }
    for (const { kind } of kinds) needed += visits * (seats[kind] as Seat).count;
  }
  let available = 0;
  for (const [member, visits] of open) {
    available += Math.min((members[member] as PoolMember).capacity, visits);
  }
  return { needed, inspectors: open.size, available };
};

const describe = (
  { targets, seats, conflicts }: Seating,
  region: DrawRules['region'],
  { kind, visits }: AlikeSeats,
): BlockedSeats => {
  const { department, skill, count } = seats[kind] as Seat;
  const first = visits[0] as number;
  const { id, district } = targets[first] as Seating['targets'][number];
  return {
    department,
    ...(skill === undefined ? {} : { skill }),
    ...(conflicts(first).size > 0
      ? { target: id }
      : region === 'any' || district === undefined
        ? {}
        : { district }),
    targets: visits.length,
    perTarget: count,
  };
};

/** How many parts of a group a sentence names before it says "and others"; the group itself has them all. */
const namedParts = 3;

/** The refusal in one sentence. */
export const blockingGroupText = ({ seats, needed, inspectors, available }: BlockingGroup): Text => {
  const named = seats.slice(0, namedParts);
  const isCut = seats.length > named.length;
  const zh = named.map(
    ({ department, skill, district, target, targets, perTarget }) =>
      `${target ?? `${district === undefined ? '' : `${district} 的`} ${targets} 个检查对象`}各需 ${perTarget} 名${department}${skill === undefined ? '' : `“${skill}”`}检查人员`,
  );
  const en = named.map(
    ({ department, skill, district, target, targets, perTarget }) =>
      `${target ?? `${targets} ${targets === 1 ? 'target' : 'targets'}${district === undefined ? '' : ` in ${district}`}`} ${targets === 1 ? 'needs' : 'need'} ${perTarget} from ${department}${skill === undefined ? '' : ` with ${skill}`}`,
  );
  return {
    zh: `${zh.join('；').trim()}${isCut ? '等' : ''}，共 ${needed} 人次；符合条件的检查人员只有 ${inspectors} 名，最多可承担 ${available} 人次`,
    en: `${en.join('; ')}${isCut ? '; and others' : ''}: ${needed} seats, and only ${inspectors} free ${inspectors === 1 ? 'inspector' : 'inspectors'} can take any of them, ${available} at most`,
  };
};
