/** The 31 characters of GB 32100-2015; a character's value is its index. I, O, S, V and Z are left out. */
export const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 3^(i-1) mod 31 for the first 17 places (GB 32100-2015, annex A). */
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 11714-1997 for the eight places of an organisation code's body. */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

const weightedSum = (weights: readonly number[], valueAt: (place: number) => number): number =>
  weights.reduce((sum, weight, place) => sum + weight * valueAt(place), 0);

/**
 * The check character of a unified social credit code (GB 32100-2015).
 * @param body at least the first 17 characters, all of {@link usccAlphabet}; the rest is not looked at
 */
export const usccCheckCharacter = (body: string): string =>
  usccAlphabet.charAt(
    (31 - (weightedSum(usccWeights, (i) => usccAlphabet.indexOf(body.charAt(i))) % 31)) % 31,
  );

/**
 * The check character of an organisation code (GB 11714-1997), the ninth of characters 9–17 of a unified code.
 * Letters count A=10 … Z=35 here, unlike in the unified code's own alphabet.
 * @param body at least the first 8 characters, digits or capital letters; the rest is not looked at
 */
export const organisationCheckCharacter = (body: string): string => {
  const check = 11 - (weightedSum(organisationWeights, (i) => Number.parseInt(body.charAt(i), 36)) % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
};
