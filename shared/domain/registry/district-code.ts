import * as z from 'zod';

/** An administrative division of GB/T 2260: six digits, two each for province, prefecture and county. */
export const districtCodeSchema = z.string().regex(/^[1-9][0-9]{5}$/);

/** A region: a whole division code, or the first two or four digits of one. */
export const regionSchema = z.string().regex(/^[1-9][0-9](?:[0-9]{2}){0,2}$/);

/** The digits that all divisions inside a region share: `330100` and `3301` give `3301`, `330000` gives `33`. */
export const districtPrefix = (region: string): string => region.replace(/(?:00)+$/, '');

/** Whether a division lies in a region or is that region. */
export const isInRegion = (district: string, region: string): boolean =>
  district.startsWith(districtPrefix(region));
