import { accepted, type Result, refused } from '../primitives/result.ts';
import { type InvalidInput, invalidInput } from './invalid-input.ts';
import { largestRemainder } from './largest-remainder.ts';
import { billionthsOf, type Ratio, wholeInBillionths } from './ratio.ts';
import type { StratumSize } from './rules.ts';

/** A stratum with `available` targets, of which a ratio or a fixed number is wanted. */
export type StratumDemand = {
  readonly stratum: string;
  readonly available: number;
} & ({ readonly ratio: Ratio } | { readonly size: number });

/** Bounds on the whole draw: `floor` as a share of all targets available, `minimum` and `maximum` as numbers. */
export interface SizeLimits {
  readonly floor?: Ratio;
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * How many targets each stratum gives. The total is the sum of the quotas rounded up, for a ratio is a duty to
 * check at least that share; it is raised to `floor` and `minimum`, lowered to `maximum`, and never more than
 * the strata with a quota hold. A total so changed is spread in proportion to the quotas. All arithmetic is
 * exact; rounding is by largest remainder. Refuses a size beyond the stratum and a minimum above the maximum.
 */
export const sizeStrata = (
  demands: readonly StratumDemand[],
  { floor = '0', minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: SizeLimits = {},
): Result<StratumSize[], InvalidInput> => {
  const excessive = demands.findIndex((demand) => 'size' in demand && demand.size > demand.available);
  if (excessive !== -1) return refused(sizeBeyondStratum(demands[excessive] as StratumDemand, excessive));
  if (minimum > maximum) return refused(minimumAboveMaximum(minimum, maximum));

  const quotas = demands.map(quotaOf);
  const limits = demands.map(({ available }, index) => (quotas[index] === 0n ? 0 : available));
  const all = demands.reduce((sum, { available }) => sum + available, 0);
  const wanted = roundUp(sumOf(quotas));
  const atLeast = Math.max(wanted, roundUp(billionthsOf(floor) * BigInt(all)), minimum);
  const total = Math.min(
    atLeast,
    maximum,
    limits.reduce((sum, limit) => sum + limit, 0),
  );
  const sizes =
    total === wanted ? largestRemainder(total, quotas, wholeInBillionths) : spread(total, quotas, limits);
  return accepted(demands.map(({ stratum }, index) => ({ stratum, size: sizes[index] as number })));
};

/** What the stratum should give, in billionths of a target. */
const quotaOf = (demand: StratumDemand): bigint =>
  'size' in demand
    ? BigInt(demand.size) * wholeInBillionths
    : BigInt(demand.available) * billionthsOf(demand.ratio);

const sumOf = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, number) => sum + number, 0n);

const roundUp = (billionths: bigint): number =>
  Number((billionths + wholeInBillionths - 1n) / wholeInBillionths);

/** Spreads the total in proportion to the weights; what a full stratum cannot give, the others give. */
const spread = (total: number, weights: readonly bigint[], limits: readonly number[]): number[] => {
  const weightOf = (index: number): bigint => weights[index] as bigint;
  const limitOf = (index: number): number => limits[index] as number;
  const sizes = weights.map(() => 0);
  let open = [...weights.keys()].filter((index) => weightOf(index) > 0n);
  let left = total;
  for (;;) {
    const sum = sumOf(open.map(weightOf));
    const share = BigInt(left);
    const isFull = (index: number) => share * weightOf(index) >= BigInt(limitOf(index)) * sum;
    const full = open.filter(isFull);
    if (full.length === 0) {
      const rounded = largestRemainder(
        left,
        open.map((index) => share * weightOf(index)),
        sum,
      );
      for (const [at, index] of open.entries()) sizes[index] = rounded[at] as number;
      return sizes;
    }
    open = open.filter((index) => !isFull(index));
    for (const index of full) {
      sizes[index] = limitOf(index);
      left -= limitOf(index);
    }
  }
};

const sizeBeyondStratum = ({ stratum, available }: StratumDemand, index: number): InvalidInput =>
  invalidInput(
    `“${stratum}”层只有 ${available} 个检查对象，不足规定数量`,
    `stratum “${stratum}” has only ${available} targets, fewer than its size`,
    `strata.${index}.size`,
  );

const minimumAboveMaximum = (minimum: number, maximum: number): InvalidInput =>
  invalidInput(
    `最少数量 ${minimum} 大于最多数量 ${maximum}`,
    `the minimum ${minimum} is above the maximum ${maximum}`,
    'minimum',
  );
