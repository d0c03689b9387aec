import { type Refusal, refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import type { FrameEntry } from './frame.ts';
import type { Seat } from './rules.ts';
import { type Seed, streamOf } from './streams.ts';

/** Why a replacement by lot cannot be made: nobody, or no target, is left to be drawn. */
export interface SubstitutionRefusal extends Refusal {
  readonly code: 'substitution-impossible';
}

/** Refuses; `field` is what there is nothing, or nobody, for. */
export const substitutionImpossible = (zh: string, en: string, field: string) =>
  refused<SubstitutionRefusal>({
    ...refusal('substitution-impossible', zh, en, field),
    code: 'substitution-impossible',
  });

/** What the redraw of one place of a visit depends on. */
interface Redraw {
  readonly seed: Seed;
  readonly target: FrameEntry;
  readonly seat: Seat;
  readonly place: number;
  /** Counts the redraws of this place of this visit from 1. */
  readonly attempt: number;
  /** The positions, in code-unit order of the ids, of those whom seat and region let take the place. */
  readonly candidates: Int32Array;
  /** Whether nothing else keeps the member at a position from coming. */
  readonly isFree: (position: number) => boolean;
  /** How many visits the member at each position has. */
  readonly loads: Int32Array;
}

/**
 * Draws who takes a place that has fallen free, a position in the pool: by lot among the least loaded who may, on a
 * stream of its own, so that nobody can choose; PROTOCOL.md §8.
 */
export const redrawPlace = (redraw: Redraw): Result<number, SubstitutionRefusal> => {
  const { seed, target, seat, place, attempt, candidates, isFree, loads } = redraw;
  let least = Number.POSITIVE_INFINITY;
  let leastLoaded: number[] = [];
  for (const position of candidates) {
    const load = loads[position] as number;
    // Of thousands of candidates hardly any has so few visits, so that is looked at first.
    if (load > least || !isFree(position)) continue;
    if (load < least) leastLoaded = [];
    least = load;
    leastLoaded.push(position);
  }
  if (leastLoaded.length === 0) return nobodyLeft(target, seat);
  const stream = streamOf(seed, `substitutes/${target.id}/${place}/${attempt}`);
  return accepted(leastLoaded[stream.below(leastLoaded.length)] as number);
};

const nobodyLeft = ({ id }: FrameEntry, { department, skill }: Seat) =>
  substitutionImpossible(
    `没有其他 ${department}${skill === undefined ? '' : `“${skill}”`}检查人员可以前往 ${id}`,
    `no other inspector of ${department}${skill === undefined ? '' : ` with ${skill}`} can go to ${id}`,
    'place',
  );
