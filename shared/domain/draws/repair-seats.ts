import { HeldSlots } from './held-slots.ts';
import type { PoolMember } from './pool.ts';
import type { Seat } from './rules.ts';
import { nobody, type Seating, suits } from './seating.ts';

/** One kind of seat at one visit: `visit × seats.length + kind`. */
export type SeatNode = number;

/**
 * Fills the slots that dealing left empty by letting others change places: a breadth-first search, from the
 * empty slot along who could take whose place, for a member with capacity left (augmenting paths of a
 * bipartite flow, so a full assignment is found if there is one). Returns the seat nodes that cannot all be
 * filled: none on success, else everything that the last round reached, whose candidates are all busy within
 * it (the smallest minimum cut).
 */
export const repairSeats = (seating: Seating): ReadonlySet<SeatNode> => {
  let vacancies = [...seating.holders.keys()].filter((slot) => seating.holders[slot] === nobody);
  const held = new HeldSlots(seating);
  while (vacancies.length > 0) {
    const round = new SearchRound(seating, held);
    const still = vacancies.filter((slot) => !round.fill(slot));
    if (still.length === vacancies.length) return round.reached;
    vacancies = still;
  }
  return new Set();
};

/** Why a seat node was reached: if `leaver` left it to fill `filled`, someone else would be needed here. */
interface Step {
  readonly leaver: number;
  readonly filled: SeatNode;
}

/**
 * A round of searches. What one search has reached is not searched again within the round: either it led
 * nowhere, or it has just changed and waits for the next round.
 */
class SearchRound {
  readonly #seating: Seating;
  readonly #held: HeldSlots;
  readonly #steps = new Map<SeatNode, Step>();
  readonly #isReached: Uint8Array;
  /** Of each group of candidates, a linked list of those to look at: entry 0 is the head, entry i + 1 stands for index i. */
  readonly #unreached = new Map<Int32Array, Uint32Array>();

  constructor(seating: Seating, held: HeldSlots) {
    this.#seating = seating;
    this.#held = held;
    this.#isReached = new Uint8Array(seating.members.length);
  }

  get reached(): ReadonlySet<SeatNode> {
    return new Set(this.#steps.keys());
  }

  /** Fills the empty slot if a search from it succeeds. */
  fill(vacancy: number): boolean {
    const { members, loads } = this.#seating;
    const found: SeatNode[] = [];
    const reach = (node: SeatNode, step: Step): void => {
      if (this.#steps.has(node)) return;
      this.#steps.set(node, step);
      found.push(node);
    };
    reach(this.#nodeOf(vacancy), { leaver: nobody, filled: nobody });
    for (const node of found) {
      for (const other of this.#slotsToSwap(node)) {
        reach(this.#nodeOf(other), { leaver: this.#holder(other), filled: node });
      }
      for (const member of this.#newCandidates(node)) {
        if ((loads[member] as number) < (members[member] as PoolMember).capacity) {
          this.#seat(member, node);
          return true;
        }
        for (const slot of this.#held.of(member)) reach(this.#nodeOf(slot), { leaver: member, filled: node });
      }
    }
    return false;
  }

  #holder(slot: number): number {
    return this.#seating.holders[slot] as number;
  }

  #nodeOf(slot: number): SeatNode {
    const { places, seats } = this.#seating;
    const place = slot % places.length;
    return ((slot - place) / places.length) * seats.length + (places[place] as number);
  }

  #visitOf(node: SeatNode): number {
    return Math.floor(node / this.#seating.seats.length);
  }

  #slotsOfVisit(visit: number): number[] {
    const { places } = this.#seating;
    return places.map((_, place) => visit * places.length + place);
  }

  /** Slots of the same visit whose holder could take the seat instead. */
  #slotsToSwap(node: SeatNode): number[] {
    const { members, seats } = this.#seating;
    const seat = seats[node % seats.length] as Seat;
    return this.#slotsOfVisit(this.#visitOf(node)).filter((slot) => {
      const holder = members[this.#holder(slot)];
      return holder !== undefined && this.#nodeOf(slot) !== node && suits(holder, seat);
    });
  }

  /** Reaches, one after another, the candidates who could come to the visit and whom no search reached before. */
  *#newCandidates(node: SeatNode): Generator<number> {
    const visit = this.#visitOf(node);
    const group = this.#seating.candidates(visit, node % this.#seating.seats.length);
    const conflicts = this.#seating.conflicts(visit);
    const next =
      this.#unreached.get(group) ?? Uint32Array.from({ length: group.length + 1 }, (_, i) => i + 1);
    this.#unreached.set(group, next);
    let before = 0;
    for (let at = next[0] as number; at <= group.length; at = next[before] as number) {
      const member = group[at - 1] as number;
      const isNew = this.#isReached[member] === 0;
      if (isNew && (conflicts.has(member) || this.#seating.isPresent(visit, member))) {
        before = at;
        continue;
      }
      next[before] = next[at] as number;
      this.#isReached[member] = 1;
      if (isNew) yield member;
    }
  }

  /** Seats a member with capacity left, and moves everyone along the steps that led here. */
  #seat(member: number, at: SeatNode): void {
    const { loads, holders } = this.#seating;
    loads[member] = (loads[member] as number) + 1;
    let incoming = member;
    let node = at;
    while (incoming !== nobody) {
      const { leaver, filled } = this.#steps.get(node) as Step;
      const slot = this.#slotsOfVisit(this.#visitOf(node)).find(
        (candidate) => this.#nodeOf(candidate) === node && this.#holder(candidate) === leaver,
      ) as number;
      holders[slot] = incoming;
      this.#held.give(incoming, slot);
      if (leaver !== nobody) this.#held.take(leaver, slot);
      incoming = leaver;
      node = filled;
    }
  }
}
