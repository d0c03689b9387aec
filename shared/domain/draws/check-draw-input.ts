import type { Refusal } from '../primitives/refusal.ts';
import { refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { canonicalFrame, type FrameEntry } from './frame.ts';
import { type InvalidInput, invalidInput } from './invalid-input.ts';
import { canonicalPool, type PoolMember } from './pool.ts';
import type { DrawRules } from './rules.ts';

/** The frozen input of a draw. The order of frame and pool does not matter. */
export interface DrawInput {
  readonly frame: readonly FrameEntry[];
  readonly pool: readonly PoolMember[];
  readonly rules: DrawRules;
}

/** Checked input: the entries of each stratum and the members, in code-unit order of their ids. */
export interface CheckedInput {
  readonly strata: ReadonlyMap<string, readonly FrameEntry[]>;
  readonly pool: readonly PoolMember[];
}

/** The refusal of a frame without entries. */
export interface EmptyFrame extends Refusal {
  readonly code: 'empty-frame';
}

/**
 * Checks all that can be known before the seed is: ids do not repeat, every entry's stratum is in the rules
 * and large enough, and has a district where the region counts. Ask before committing to a draw.
 */
export const checkDrawInput = ({
  frame,
  pool,
  rules,
}: DrawInput): Result<CheckedInput, InvalidInput | EmptyFrame> => {
  if (frame.length === 0) {
    return refused({
      ...refusal('empty-frame', '抽查名录为空', 'the frame has no entries', 'frame'),
      code: 'empty-frame',
    });
  }
  const entries = canonicalFrame(frame);
  if (!entries.ok) return entries;
  const members = canonicalPool(pool);
  if (!members.ok) return members;

  const strata = new Map<string, FrameEntry[]>(rules.strata.map(({ stratum }) => [stratum, []]));
  for (const entry of entries.value) {
    const stratum = strata.get(entry.stratum);
    if (stratum === undefined) return refused(strayEntry(entry));
    if (rules.region !== 'any' && entry.district === undefined) return refused(districtMissing(entry));
    stratum.push(entry);
  }
  for (const [index, { stratum, size }] of rules.strata.entries()) {
    const held = strata.get(stratum)?.length ?? 0;
    if (held < size) return refused(stratumTooSmall(index, stratum, size, held));
  }
  return accepted({ strata, pool: members.value });
};

const strayEntry = ({ id, stratum }: FrameEntry): InvalidInput =>
  invalidInput(
    `${id} 所属的层“${stratum}”不在抽取规则中`,
    `${id} is in stratum “${stratum}”, which the rules do not name`,
    'frame',
  );

const districtMissing = ({ id }: FrameEntry): InvalidInput =>
  invalidInput(
    `${id} 没有行政区划，无法适用区域规则`,
    `${id} has no district, so the region rule cannot be applied`,
    'frame',
  );

const stratumTooSmall = (index: number, stratum: string, size: number, held: number): InvalidInput =>
  invalidInput(
    `“${stratum}”层应抽 ${size} 个，名录中只有 ${held} 个`,
    `stratum “${stratum}” should give ${size} targets but has ${held}`,
    `rules.strata.${index}.size`,
  );
