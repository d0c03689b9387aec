import { accepted, type Result, refused } from '../primitives/result.ts';
import { type InvalidInput, invalidInput } from './invalid-input.ts';

/** Orders texts by their UTF-16 code units, the order of RFC 8785: the same on every machine and locale. */
export const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether every key is greater than the one before it, which also means that no key repeats. */
export const isInOrder = <T>(items: readonly T[], keyOf: (item: T) => string): boolean => {
  let previous: string | undefined;
  for (const item of items) {
    const key = keyOf(item);
    if (previous !== undefined && previous >= key) return false;
    previous = key;
  }
  return true;
};

/**
 * The items in code-unit order of their keys. Items that are in order already, as a frozen frame is, are
 * returned as they are. Refuses a repeated key; `field` names the list in the refusal.
 */
export const inCodeUnitOrder = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  field: string,
): Result<readonly T[], InvalidInput> => {
  if (isInOrder(items, keyOf)) return accepted(items);
  const ordered = items.toSorted((a, b) => compareCodeUnits(keyOf(a), keyOf(b)));
  const repeated = ordered.find((item, index) => index > 0 && keyOf(ordered[index - 1] as T) === keyOf(item));
  if (repeated === undefined) return accepted(ordered);
  const key = keyOf(repeated);
  return refused(invalidInput(`${key} 重复出现`, `${key} appears more than once`, field));
};
