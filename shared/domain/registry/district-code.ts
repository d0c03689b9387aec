import { formedText } from '../primitives/text.ts';

/** An administrative division of GB/T 2260: six digits, two each for province, prefecture and county. */
export const districtCodeSchema = formedText(
  /^[1-9][0-9]{5}$/,
  '应为 6 位行政区划代码，如 330106',
  'must be the 6 digits of a division, such as 330106',
);

/** A region: a whole division code, or the first two or four digits of one. */
export const regionSchema = formedText(
  /^[1-9][0-9](?:[0-9]{2}){0,2}$/,
  '应为行政区划代码或其前 2、4 位，如 3301',
  'must be the code of a division or its first 2 or 4 digits, such as 3301',
);

/** The digits that all divisions inside a region share: `330100` and `3301` give `3301`, `330000` gives `33`. */
export const districtPrefix = (region: string): string => region.replace(/(?:00)+$/, '');

/** Whether a division lies in a region or is that region. */
export const isInRegion = (district: string, region: string): boolean =>
  district.startsWith(districtPrefix(region));
