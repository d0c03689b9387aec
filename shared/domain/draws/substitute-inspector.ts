import { type Refusal, refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import type { FrameEntry } from './frame.ts';
import { canonicalPool, type PoolMember } from './pool.ts';
import { regionRule } from './region.ts';
import type { DrawRules, Seat } from './rules.ts';
import { suits } from './seating.ts';
import { type Seed, streamOf } from './streams.ts';

/**
 * What the redraw of one inspector depends on. `place` is the index of the seat in the visit's assignment;
 * `attempt` counts the redraws of this place from 1; `named` are all who are or were named for this visit,
 * the one to be replaced included; `unavailable` are others who cannot come; `loads` says how many visits each
 * member has now (none if missing).
 */
export interface InspectorRedraw {
  readonly pool: readonly PoolMember[];
  readonly rules: DrawRules;
  readonly seed: Seed;
  readonly target: FrameEntry;
  readonly place: number;
  readonly attempt: number;
  readonly named: readonly string[];
  readonly unavailable: readonly string[];
  readonly loads: ReadonlyMap<string, number>;
}

/**
 * Draws who comes instead of an inspector who cannot: by lot among the least loaded who may take the seat, on
 * a stream of its own, so that nobody can choose. Refuses with `pool-insufficient` when nobody may.
 */
export const drawSubstituteInspector = (redraw: InspectorRedraw): Result<string, Refusal> => {
  const { rules, seed, target, place, attempt, named, unavailable, loads } = redraw;
  const pool = canonicalPool(redraw.pool);
  if (!pool.ok) return pool;
  const seat = rules.seats.flatMap((kind) => Array<Seat>(kind.count).fill(kind))[place];
  if (seat === undefined) throw new RangeError(`the rules have no place ${place}`);

  const { keyOf, admits } = regionRule(rules.region, pool.value);
  const region = keyOf(target.district);
  const loadOf = ({ id }: PoolMember): number => loads.get(id) ?? 0;
  const able = pool.value.filter(
    (member) =>
      suits(member, seat) &&
      admits(member, region) &&
      !member.conflicts.includes(target.id) &&
      !named.includes(member.id) &&
      !unavailable.includes(member.id) &&
      loadOf(member) < member.capacity,
  );
  const least = able.reduce((load, member) => Math.min(load, loadOf(member)), Number.POSITIVE_INFINITY);
  const leastLoaded = able.filter((member) => loadOf(member) === least);
  if (leastLoaded.length === 0) return refused(nobodyLeft(seat));
  const stream = streamOf(seed, `substitutes/${target.id}/${place}/${attempt}`);
  return accepted((leastLoaded[stream.below(leastLoaded.length)] as PoolMember).id);
};

const nobodyLeft = ({ department, skill }: Seat): Refusal =>
  refusal(
    'pool-insufficient',
    `没有可替换的 ${department}${skill === undefined ? '' : `“${skill}”`}检查人员`,
    `no inspector of ${department}${skill === undefined ? '' : ` with ${skill}`} is left to take the place`,
    'pool',
  );
