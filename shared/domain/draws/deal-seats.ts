import { LeastLoadedQueue } from './least-loaded-queue.ts';
import type { PoolMember } from './pool.ts';
import { nobody, type Seating, suits } from './seating.ts';

const ticketRange = 2 ** 32;

/**
 * Fills the seats one by one, the kind with the fewest suitable members first, each with the least loaded
 * candidate who is free to come. Among equal loads the lowest ticket goes first: at the start the position,
 * then a fresh random number after every visit, so that nobody keeps the same companions. Where no candidate
 * is free a slot stays empty.
 */
export const dealSeats = (seating: Seating, drawTicket: () => number): void => {
  const { members, seats, places, holders, loads } = seating;
  const keys = Float64Array.from(members, ({ capacity }, position) => (capacity > 0 ? position : Infinity));
  const suitable = seats.map((seat) => members.filter((member) => suits(member, seat)).length);
  const scarcestFirst = [...seats.keys()].sort((a, b) => (suitable[a] as number) - (suitable[b] as number));

  for (const kind of scarcestFirst) {
    const queues = new Map<Int32Array, LeastLoadedQueue>();
    for (const visit of seating.targets.keys()) {
      const candidates = seating.candidates(visit, kind);
      const queue = queues.get(candidates) ?? new LeastLoadedQueue(candidates, keys);
      queues.set(candidates, queue);
      const conflicts = seating.conflicts(visit);
      const isFree = (member: number) => !conflicts.has(member) && !seating.isPresent(visit, member);
      for (const [place, wanted] of places.entries()) {
        const slot = visit * places.length + place;
        if (wanted !== kind || holders[slot] !== nobody) continue;
        const member = queue.first(isFree);
        if (member === nobody) continue;
        holders[slot] = member;
        const load = (loads[member] as number) + 1;
        loads[member] = load;
        const key = load * ticketRange + drawTicket();
        keys[member] = load < (members[member] as PoolMember).capacity ? key : Infinity;
      }
    }
  }
};
