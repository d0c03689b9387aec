import { HeldSlots } from './held-slots.ts';
import type { PoolMember } from './pool.ts';
import type { Seat } from './rules.ts';
import { nobody, type Seating, type SeatNode, suits } from './seating.ts';

/**
 * Fills the slots that dealing left empty by letting others change places: a breadth-first search, from the
 * empty slot along who could take whose place, for a member with capacity left (augmenting paths of a
 * bipartite flow, so a full assignment is found if there is one). Returns the seat nodes that cannot all be
 * filled: none on success, else all that the failed searches reached, which is the smallest minimum cut.
 */
export const repairSeats = (seating: Seating): ReadonlySet<SeatNode> => {
  const vacancies = [...seating.holders.keys()].filter((slot) => seating.holders[slot] === nobody);
  const unfillable = new Set<SeatNode>();
  if (vacancies.length === 0) return unfillable;
  const held = new HeldSlots(seating);
  for (const vacancy of vacancies) {
    if (unfillable.has(seating.nodeOf(vacancy))) continue;
    const search = new Search(seating, held, unfillable);
    if (!search.fill(vacancy)) for (const node of search.reached) unfillable.add(node);
  }
  return unfillable;
};

/** Why a seat node was reached: if `leaver` left it to fill `filled`, someone else would be needed here. */
interface Step {
  readonly leaver: number;
  readonly filled: SeatNode;
}

/** One search. What earlier searches reached in vain (`dead`) leads nowhere now either, and is left alone. */
class Search {
  readonly #seating: Seating;
  readonly #held: HeldSlots;
  readonly #dead: ReadonlySet<SeatNode>;
  readonly #steps = new Map<SeatNode, Step>();
  readonly #isReached: Uint8Array;
  /**
   * For each group of candidates a linked list of those still to look at: entry 0 is the head, entry i + 1
   * stands for index i. Nobody is looked at twice but those who could not come to the visit at hand.
   */
  readonly #unreached = new Map<Int32Array, Uint32Array>();

  constructor(seating: Seating, held: HeldSlots, dead: ReadonlySet<SeatNode>) {
    this.#seating = seating;
    this.#held = held;
    this.#dead = dead;
    this.#isReached = new Uint8Array(seating.members.length);
  }

  /** The seat nodes reached so far, in the order in which they were reached. */
  get reached(): Iterable<SeatNode> {
    return this.#steps.keys();
  }

  /** Fills the empty slot if someone can be found to begin a chain of moves. */
  fill(vacancy: number): boolean {
    const { members, loads } = this.#seating;
    this.#reach(this.#seating.nodeOf(vacancy), { leaver: nobody, filled: nobody });
    // A Map is walked in the order of insertion and includes what is added on the way: it is the queue.
    for (const node of this.#steps.keys()) {
      for (const slot of this.#slotsToSwap(node)) {
        this.#reach(this.#seating.nodeOf(slot), { leaver: this.#holder(slot), filled: node });
      }
      for (const member of this.#newCandidates(node)) {
        if ((loads[member] as number) < (members[member] as PoolMember).capacity) {
          this.#seat(member, node);
          return true;
        }
        for (const slot of this.#held.of(member)) {
          this.#reach(this.#seating.nodeOf(slot), { leaver: member, filled: node });
        }
      }
    }
    return false;
  }

  #reach(node: SeatNode, step: Step): void {
    if (!this.#steps.has(node) && !this.#dead.has(node)) this.#steps.set(node, step);
  }

  #holder(slot: number): number {
    return this.#seating.holders[slot] as number;
  }

  #visitOf(node: SeatNode): number {
    return Math.floor(node / this.#seating.seats.length);
  }

  #slotsOfVisit(visit: number): number[] {
    const { places } = this.#seating;
    return places.map((_, place) => visit * places.length + place);
  }

  /** The slots of other kinds at the same visit whose holders could take this seat instead. */
  #slotsToSwap(node: SeatNode): number[] {
    const { members, seats } = this.#seating;
    const seat = seats[node % seats.length] as Seat;
    return this.#slotsOfVisit(this.#visitOf(node)).filter((slot) => {
      const holder = members[this.#holder(slot)];
      return holder !== undefined && this.#seating.nodeOf(slot) !== node && suits(holder, seat);
    });
  }

  /** Reaches, by position, the candidates who could come to the visit and have not been reached before. */
  *#newCandidates(node: SeatNode): Generator<number> {
    const visit = this.#visitOf(node);
    const group = this.#seating.candidates(visit, node % this.#seating.seats.length);
    const conflicts = this.#seating.conflicts(visit);
    const next =
      this.#unreached.get(group) ?? Uint32Array.from({ length: group.length + 1 }, (_, index) => index + 1);
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

  /** Seats a member who has capacity left, and moves everyone along the steps that led there. */
  #seat(member: number, at: SeatNode): void {
    const { loads, holders } = this.#seating;
    loads[member] = (loads[member] as number) + 1;
    let incoming = member;
    let node = at;
    while (incoming !== nobody) {
      const { leaver, filled } = this.#steps.get(node) as Step;
      const slot = this.#slotsOfVisit(this.#visitOf(node)).find(
        (candidate) => this.#seating.nodeOf(candidate) === node && this.#holder(candidate) === leaver,
      ) as number;
      holders[slot] = incoming;
      this.#held.give(incoming, slot);
      if (leaver !== nobody) this.#held.take(leaver, slot);
      incoming = leaver;
      node = filled;
    }
  }
}
