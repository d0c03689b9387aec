/**
 * The chance with which a fair draw would fail any one of the statistical tests. Their seeds are fixed, so
 * that each of them passed or failed once and for all when it was written.
 */
const significance = 0.001;

/**
 * How many standard deviations a count may be from its mean when `counts` of them are looked at: beyond
 * that, by the union bound on the normal tail 2·P(Z > z) ≤ exp(−z²/2), one of them falls with a chance below
 * `significance`.
 */
export const deviationLimit = (counts: number): number => Math.sqrt(2 * Math.log(counts / significance));

/** The deviations of counts from a binomial mean, in standard deviations. */
const deviations = (counts: readonly number[], trials: number, chance: number): number[] =>
  counts.map((count) => (count - trials * chance) / Math.sqrt(trials * chance * (1 - chance)));

/** The largest of the deviations, whichever way it goes. */
export const largestDeviation = (counts: readonly number[], trials: number, chance: number): number =>
  Math.max(...deviations(counts, trials, chance).map(Math.abs));

/** Pearson's statistic of counts that should all be equal, when each trial falls into one of them. */
export const chiSquare = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};

/** The value that chi-square with so many degrees of freedom exceeds with the chance `significance` (Wilson–Hilferty). */
export const chiSquareLimit = (degrees: number): number => {
  const normalQuantile = 3.0902; // of 1 − 0.001
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + normalQuantile * Math.sqrt(spread)) ** 3;
};
