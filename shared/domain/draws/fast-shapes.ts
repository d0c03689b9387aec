import { districtPattern, type FrameEntry } from './frame.ts';
import type { DrawnVisit } from './outcome.ts';
import { drawTargetIdPattern, longestPlainText, pseudonymPattern } from './plain-text.ts';

// A frame has millions of entries, and a general schema takes a microsecond and a copy for each. These say the same of
// parsed JSON as `frameEntrySchema` and `drawnVisitSchema` do; a test holds them to it.

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the object has no more than so many members; objects from JSON inherit none that could be counted. */
const hasAtMost = (value: Fields, limit: number): boolean => {
  let count = 0;
  for (const _ in value) count += 1;
  return count <= limit;
};

const matches = (value: unknown, pattern: RegExp): boolean =>
  typeof value === 'string' && pattern.test(value);

const isPlainText = (value: unknown): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= longestPlainText && value.isWellFormed();

const isFrameEntry = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { id, stratum, district } = value;
  const hasDistrict = district !== undefined;
  return (
    matches(id, drawTargetIdPattern) &&
    isPlainText(stratum) &&
    (!hasDistrict || matches(district, districtPattern)) &&
    hasAtMost(value, hasDistrict ? 3 : 2)
  );
};

const isVisit = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { stratum, target, inspectors } = value;
  return (
    isPlainText(stratum) &&
    matches(target, drawTargetIdPattern) &&
    Array.isArray(inspectors) &&
    inspectors.every((id) => matches(id, pseudonymPattern)) &&
    hasAtMost(value, 3)
  );
};

/** Whether this, parsed from JSON, is a list of frame entries. */
export const isFrame = (value: unknown): value is readonly FrameEntry[] =>
  Array.isArray(value) && value.every(isFrameEntry);

/** Whether this, parsed from JSON, is a list of drawn visits. */
export const isOutcome = (value: unknown): value is readonly DrawnVisit[] =>
  Array.isArray(value) && value.every(isVisit);
