import { checkDrawInput, type DrawInput } from './check-draw-input.ts';
import type { FrameEntry } from './frame.ts';
import type { DrawnVisit } from './outcome.ts';
import type { PoolMember } from './pool.ts';
import { regionRule } from './region.ts';
import type { Seat } from './rules.ts';
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
  const { keyOf, admits } = regionRule(rules.region, members);
  return {
    rules,
    seed,
    outcome,
    sequences,
    members,
    memberOf: new Map(members.map((member) => [member.id, member])),
    targets: rules.strata.flatMap(({ stratum, size }) => sequences.get(stratum)?.first(size) ?? []),
    seats: rules.seats.flatMap((seat) => Array<Seat>(seat.count).fill(seat)),
    /** Whether region and conflicts let the member visit the target. */
    mayVisit: (member: PoolMember, { id, district }: FrameEntry): boolean =>
      admits(member, keyOf(district)) && !member.conflicts.includes(id),
  };
};

/** A draw as it was held: its outcome, its rules, and who and what could still be drawn. */
export type HeldDraw = ReturnType<typeof heldDraw>;
