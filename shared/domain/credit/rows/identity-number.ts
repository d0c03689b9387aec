/** Eighteen characters in the form of a citizen's number (GB 11643): region, day of birth, order, check character. */
const candidate =
  /(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

const hasRightCheck = (number: string): boolean => {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return checks[sum % 11] === number[17]?.toUpperCase();
};

/**
 * Whether a text holds a citizen's identity number (公民身份号码), which must never be kept. Of codes that happen to look
 * like one, hardly any has its check character; those few are better refused than a number kept.
 */
export const holdsIdentityNumber = (text: string): boolean =>
  [...text.normalize('NFKC').matchAll(candidate)].some(([number]) => hasRightCheck(number));
