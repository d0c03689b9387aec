import type { FrameEntry } from '../../shared/domain/draws/frame.ts';
import type { PoolMember } from '../../shared/domain/draws/pool.ts';
import type { DrawRules, Seat } from '../../shared/domain/draws/rules.ts';

/** One place to fill: which target, which kind of seat. */
export interface Place {
  readonly target: FrameEntry;
  readonly seat: Seat;
}

/** Every place of a draw of these targets. */
export const placesOf = (drawn: readonly FrameEntry[], rules: DrawRules): Place[] =>
  drawn.flatMap((target) =>
    rules.seats.flatMap((seat) => Array.from({ length: seat.count }, () => ({ target, seat }))),
  );

/** Whether the rules let this inspector take this place, leaving capacity and companions aside. */
export const maySit = (member: PoolMember, { target, seat }: Place, region: DrawRules['region']): boolean => {
  const isLocal = member.regions.some((prefix) => (target.district ?? '').startsWith(prefix));
  return (
    member.department === seat.department &&
    (seat.skill === undefined || member.skills.includes(seat.skill)) &&
    (region === 'any' || isLocal === (region === 'own-district')) &&
    !member.conflicts.includes(target.id)
  );
};

/**
 * Whether all places can be filled, by trying everything. Slow and obviously right; for a handful of places.
 */
export const canFillAll = (
  places: readonly Place[],
  pool: readonly PoolMember[],
  region: DrawRules['region'],
): boolean => {
  const loads = new Map<string, number>();
  const seated = new Set<string>();
  const fillFrom = (index: number): boolean => {
    const place = places[index];
    if (place === undefined) return true;
    return pool.some((member) => {
      const load = loads.get(member.id) ?? 0;
      const pair = `${place.target.id} ${member.id}`;
      if (load >= member.capacity || seated.has(pair) || !maySit(member, place, region)) return false;
      loads.set(member.id, load + 1);
      seated.add(pair);
      const isFilled = fillFrom(index + 1);
      loads.set(member.id, load);
      seated.delete(pair);
      return isFilled;
    });
  };
  return fillFrom(0);
};
