import { checkDrawInput, type DrawInput } from './check-draw-input.ts';
import type { FrameEntry } from './frame.ts';
import type { DrawnVisit } from './outcome.ts';
import type { PoolMember } from './pool.ts';
import { regionRule } from './region.ts';
import type { Seat } from './rules.ts';
import { suits } from './seating.ts';
import type { Seed } from './streams.ts';
import { targetSequence } from './target-sequence.ts';

/** A draw that could be held, with its outcome. */
export interface DrawAndOutcome extends DrawInput {
  readonly seed: Seed;
  readonly outcome: readonly DrawnVisit[];
}

/** What follows from a draw for the replacements made after it; throws when it could not be held. */
export const heldDraw = ({ frame, pool, rules, seed, outcome }: DrawAndOutcome) => {
  const checked = checkDrawInput({ frame, pool, rules });
  if (!checked.ok) throw new Error(`no draw was held from this: ${checked.refusal.reason.en}`);
  const { strata, pool: members } = checked.value;
  const sequences = new Map(
    rules.strata.map(({ stratum }) => [stratum, targetSequence(seed, stratum, strata.get(stratum) ?? [])]),
  );
  const seats = rules.seats.flatMap((seat) => Array<Seat>(seat.count).fill(seat));
  const { keyOf, admits } = regionRule(rules.region, members);
  const inConflict = conflictsIn(members);
  const suited = new Map<string, Int32Array>();
  return {
    rules,
    seed,
    outcome,
    sequences,
    /** The pool in code-unit order; a member's position is that in this list. */
    members,
    positionOf: new Map(members.map(({ id }, position) => [id, position])),
    targets: rules.strata.flatMap(({ stratum, size }) => sequences.get(stratum)?.first(size) ?? []),
    seats,
    isInConflict: (position: number, { id }: FrameEntry): boolean =>
      inConflict.get(id)?.has(position) === true,
    isAdmitted: (position: number, { district }: FrameEntry): boolean =>
      admits(members[position] as PoolMember, keyOf(district)),
    /** The positions, ascending, of those whom seat and region let take a place at the target; one array per group. */
    candidates: (place: number, { district }: FrameEntry): Int32Array => {
      const seat = seats[place] as Seat;
      const region = keyOf(district);
      const key = JSON.stringify([rules.seats.indexOf(seat), region]);
      const known =
        suited.get(key) ??
        Int32Array.from(
          [...members.keys()].filter((position) => {
            const member = members[position] as PoolMember;
            return suits(member, seat) && admits(member, region);
          }),
        );
      suited.set(key, known);
      return known;
    },
  };
};

/** A draw as it was held: its outcome, its rules, and who and what could still be drawn. */
export type HeldDraw = ReturnType<typeof heldDraw>;

/** The positions of those in conflict with each target that anybody is in conflict with. */
const conflictsIn = (members: readonly PoolMember[]): ReadonlyMap<string, ReadonlySet<number>> => {
  const conflicts = new Map<string, Set<number>>();
  for (const [position, { conflicts: targets }] of members.entries())
    for (const target of targets) {
      const positions = conflicts.get(target) ?? new Set();
      conflicts.set(target, positions.add(position));
    }
  return conflicts;
};
