import { billionthsOf, type Ratio, ratioOf, wholeInBillionths } from '../draws/ratio.ts';
import type { StratumSize } from '../draws/rules.ts';
import { type SizeLimits, type StratumDemand, sizeStrata } from '../draws/size-strata.ts';
import { refusal } from '../primitives/refusal.ts';
import { type Result, refused } from '../primitives/result.ts';
import type { DrawRatios } from './draw-ratios.ts';
import type { Stratum } from './stratum.ts';
import type { Sampling } from './task.ts';

/** How many targets each stratum of a frame has; a stratum that is not there has none. */
export type Availability = ReadonlyMap<Stratum, number>;

const invalid = (field: string, zh: string, en: string) =>
  refused(refusal('invalid-input', zh, en, `sampling.${field}`));

/** What each stratum should give: those that the planner names, or those of the ratio table that have targets. */
const demandsOf = (
  sampling: Sampling,
  available: Availability,
  ratios: DrawRatios,
): readonly StratumDemand[] => {
  const countOf = (stratum: Stratum): number => available.get(stratum) ?? 0;
  if (sampling.kind === 'by-stratum')
    return sampling.strata.map((row) => ({ ...row, available: countOf(row.stratum) }));
  return ratios.rows
    .filter(({ stratum }) => countOf(stratum) > 0)
    .map(({ stratum, perTenThousand }) => ({
      stratum,
      available: countOf(stratum),
      ratio: ratioOf(perTenThousand),
    }));
};

/** A sample by risk class takes the table's floor where the planner names none; one by stratum says all by itself. */
const limitsOf = (sampling: Sampling, ratios: DrawRatios): SizeLimits => {
  if (sampling.kind === 'fixed-size') return { minimum: sampling.size, maximum: sampling.size };
  const { minimum, maximum } = sampling;
  const floor =
    sampling.floor ?? (sampling.kind === 'by-risk-class' ? ratioOf(ratios.floorPerTenThousand) : undefined);
  return {
    ...(floor !== undefined && { floor }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
};

/** The least whole number that is at least the ratio's share of `whole`. */
const shareOf = (ratio: Ratio, whole: number): number =>
  Number((billionthsOf(ratio) * BigInt(whole) + wholeInBillionths - 1n) / wholeInBillionths);

/**
 * How many targets are drawn from each stratum, in the order of the sampling (of the ratio table, where it names
 * none); {@link sizeStrata} says how ratios are rounded. Refuses with `invalid-input` a sample beyond what is
 * there, a bound that the strata cannot meet, and a stratum with targets that the sampling forgets: nobody is
 * left out of a draw in silence.
 */
export const sampleSizes = (
  sampling: Sampling,
  available: Availability,
  ratios: DrawRatios,
): Result<readonly StratumSize[]> => {
  const demands = demandsOf(sampling, available, ratios);
  const forgotten = [...available].find(
    ([stratum, count]) => count > 0 && !demands.some((demand) => demand.stratum === stratum),
  );
  if (forgotten !== undefined)
    return invalid(
      'strata',
      `“${forgotten[0]}”层有 ${forgotten[1]} 个检查对象，但没有规定抽取数；请补上，或在条件中限定风险等级。`,
      `Stratum ${forgotten[0]} has ${forgotten[1]} targets but no ratio or size; give it one, or leave its risk class out of the criteria.`,
    );
  const all = [...available.values()].reduce((sum, count) => sum + count, 0);
  const limits = limitsOf(sampling, ratios);
  const sizes = sizeStrata(demands, limits);
  if (!sizes.ok) return sizes;
  const sample = sizes.value.reduce((sum, { size }) => sum + size, 0);
  const least = Math.max(limits.minimum ?? 0, limits.floor === undefined ? 0 : shareOf(limits.floor, all), 1);
  if (sample >= least) return sizes;
  const field =
    sampling.kind === 'fixed-size' ? 'size' : sample < (limits.minimum ?? 0) ? 'minimum' : 'floor';
  return invalid(
    field,
    `至少应抽 ${least} 个检查对象，而各层和上限合计只能抽 ${sample} 个（名录共 ${all} 个）；请降低下限、提高上限或放宽条件。`,
    `At least ${least} targets are to be drawn, but strata and maximum allow ${sample} (of ${all} in the frame); lower the floor, raise the maximum or widen the criteria.`,
  );
};
