/**
 * Rounds exact quotas to whole numbers that add up to `total` (Hamilton's method): each is rounded down, and
 * what is left over goes, one by one, to the largest remainders, the earlier one first where they are equal.
 * Quotas are numerators over one denominator; `total` must be their sum, rounded down or up.
 */
export const largestRemainder = (
  total: number,
  numerators: readonly bigint[],
  denominator: bigint,
): number[] => {
  const sizes = numerators.map((numerator) => Number(numerator / denominator));
  const left = total - sizes.reduce((sum, size) => sum + size, 0);
  const remainders = numerators.map((numerator) => numerator % denominator);
  const byRemainder = [...remainders.keys()].sort((a, b) => {
    const [first, second] = [remainders[a] as bigint, remainders[b] as bigint];
    return first === second ? a - b : first > second ? -1 : 1;
  });
  for (const index of byRemainder.slice(0, left)) sizes[index] = (sizes[index] as number) + 1;
  return sizes;
};
