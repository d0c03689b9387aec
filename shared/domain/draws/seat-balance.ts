import type { PoolMember } from './pool.ts';
import type { Seat } from './rules.ts';
import type { Seating, SeatNode } from './seating.ts';

/** What some seats need and what the pool has for them, both in visits of an inspector. */
export interface SeatBalance {
  readonly needed: number;
  /** How many inspectors may take any of the seats. */
  readonly inspectors: number;
  /** How many visits these can make to the targets concerned, each target once and within capacity. */
  readonly available: number;
}

/** The balance of some seat nodes. When more is needed than available, they cannot all be filled. */
export const balanceOf = (seating: Seating, nodes: readonly SeatNode[]): SeatBalance => {
  const { members, seats, conflicts } = seating;
  const openVisits = new Map<number, number>();
  const add = (member: number, visits: number) =>
    openVisits.set(member, (openVisits.get(member) ?? 0) + visits);
  for (const { kinds, visits } of alikeVisits(seating, nodes)) {
    const able = new Set(kinds.flatMap((kind) => [...seating.candidates(visits[0] as number, kind)]));
    for (const member of able) add(member, visits.length);
    for (const visit of visits) for (const member of conflicts(visit)) if (able.has(member)) add(member, -1);
  }
  const able = [...openVisits].filter(([, visits]) => visits > 0);
  const capacityOf = (member: number) => (members[member] as PoolMember).capacity;
  return {
    needed: nodes.reduce((sum, node) => sum + (seats[node % seats.length] as Seat).count, 0),
    inspectors: able.length,
    available: able.reduce((sum, [member, visits]) => sum + Math.min(capacityOf(member), visits), 0),
  };
};

/** The visits of the nodes, those with the same region and the same kinds of seats together. */
const alikeVisits = ({ seats, region }: Seating, nodes: readonly SeatNode[]) => {
  const kindsAt = new Map<number, number[]>();
  for (const node of nodes) {
    const kind = node % seats.length;
    const visit = (node - kind) / seats.length;
    kindsAt.set(visit, [...(kindsAt.get(visit) ?? []), kind]);
  }
  const alike = Map.groupBy(kindsAt, ([visit, kinds]) => `${region(visit)} ${kinds.join()}`);
  return [...alike.values()].map((visits) => ({
    kinds: visits[0]?.[1] ?? [],
    visits: visits.map(([visit]) => visit),
  }));
};
