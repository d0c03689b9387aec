/**
 * The chance with which a fair draw would fail any one of the statistical tests. Their seeds are fixed, so
 * that each of them passed or failed once and for all when it was written.
 */
const significance = 0.001;

/**
 * The values that chi-square exceeds with the chance 0.001, by degrees of freedom (NIST/SEMATECH e-Handbook of
 * Statistical Methods, §1.3.6.7.4).
 */
export const chiSquareLimits = {
  2: 13.816,
  6: 22.458,
  9: 27.877,
  11: 31.264,
  19: 43.82,
  39: 72.055,
  41: 74.745,
  55: 93.168,
  65: 105.988,
  99: 148.23,
} as const;

/** Pearson's statistic of counts that should all be equal, when each trial falls into one of them. */
export const chiSquare = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};

/**
 * The statistic of counts that should all be equal when each trial draws the same number out of `counts.length`
 * things without replacement, each with the same `chance`: it follows chi-square with one degree of freedom
 * fewer than there are things. (Within a trial the draws of two things have the correlation −1 ∕ (n − 1).)
 */
export const samplingChiSquare = (counts: readonly number[], trials: number, chance: number): number => {
  const variance = trials * chance * (1 - chance) * (counts.length / (counts.length - 1));
  return counts.reduce((sum, count) => sum + (count - trials * chance) ** 2 / variance, 0);
};

/** How far the observed share of one outcome is from its chance, in nats (Kullback–Leibler). */
const divergence = (share: number, chance: number): number => {
  const term = (observed: number, expected: number) =>
    observed === 0 ? 0 : observed * Math.log(observed / expected);
  return term(share, chance) + term(1 - share, 1 - chance);
};

/**
 * The largest surprise among counts of things that each happen in a trial with the same chance, whatever they
 * have to do with each other: `trials` times the divergence of their shares. By Chernoff's bound a fair count has a
 * surprise of s or more, on either side, with a chance of at most 2·exp(−s).
 */
export const largestSurprise = (counts: readonly number[], trials: number, chance: number): number =>
  Math.max(...counts.map((count) => trials * divergence(count / trials, chance)));

/** The surprise that one of so many counts exceeds with at most the chance `significance`, by the union bound. */
export const surpriseLimit = (kinds: number): number => Math.log((2 * kinds) / significance);
