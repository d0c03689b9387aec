import { type Refusal, refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import type { FrameEntry } from './frame.ts';
import type { PoolMember } from './pool.ts';
import type { Seat } from './rules.ts';
import { suits } from './seating.ts';
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
  /** The members, in code-unit order, who may visit the target. */
  readonly admitted: readonly PoolMember[];
  readonly loadOf: (member: PoolMember) => number;
}

/**
 * Draws who takes a place that has fallen free: by lot among the least loaded who may, on a stream of its own, so
 * that nobody can choose; PROTOCOL.md §8.
 */
export const redrawPlace = (redraw: Redraw): Result<string, SubstitutionRefusal> => {
  const { seed, target, seat, place, attempt, admitted, loadOf } = redraw;
  const able = admitted.filter((member) => suits(member, seat) && loadOf(member) < member.capacity);
  const least = able.reduce((load, member) => Math.min(load, loadOf(member)), Number.POSITIVE_INFINITY);
  const leastLoaded = able.filter((member) => loadOf(member) === least);
  if (leastLoaded.length === 0) return nobodyLeft(target, seat);
  const stream = streamOf(seed, `substitutes/${target.id}/${place}/${attempt}`);
  return accepted((leastLoaded[stream.below(leastLoaded.length)] as PoolMember).id);
};

const nobodyLeft = ({ id }: FrameEntry, { department, skill }: Seat) =>
  substitutionImpossible(
    `没有其他 ${department}${skill === undefined ? '' : `“${skill}”`}检查人员可以前往 ${id}`,
    `no other inspector of ${department}${skill === undefined ? '' : ` with ${skill}`} can go to ${id}`,
    'place',
  );
