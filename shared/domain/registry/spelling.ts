/**
 * The form under which two spellings of a listed wording count as one: no blanks, ASCII brackets and letters
 * where full-width ones were typed, lower case.
 */
export const spellingKey = (wording: string): string =>
  wording.normalize('NFKC').replace(/\s/g, '').toLowerCase();
