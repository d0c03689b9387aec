import * as z from 'zod';
import { formedText } from '../primitives/text.ts';
import { districtCodeSchema } from './district-code.ts';

/**
 * The code of an organisation unit: its path in the tree, `33` (province), `33.SCJG` (a department),
 * `33.SCJG.3301` (that department in a city) and so on down.
 */
export const unitCodeSchema = formedText(
  /^[0-9A-Z]{1,12}(?:\.[0-9A-Z]{1,12}){0,5}$/,
  '应为单位编码，如 33.SCJG 或 33.SCJG.3301',
  'must be a unit code such as 33.SCJG or 33.SCJG.3301',
);

/** The four levels of government that inspect 省市县乡. */
export const unitLevelSchema = z.enum(['province', 'city', 'county', 'township']);

/** An organisation unit (单位). `jurisdiction` is the GB/T 2260 code of the area it is responsible for. */
export const unitSchema = z
  .object({
    code: unitCodeSchema,
    name: z.string().min(1).max(200),
    level: unitLevelSchema,
    jurisdiction: districtCodeSchema,
  })
  .readonly();
export type Unit = z.infer<typeof unitSchema>;

/** Whether a unit is the other one or somewhere below it. */
export const isWithin = (code: string, ancestor: string): boolean =>
  code === ancestor || code.startsWith(`${ancestor}.`);

/** Whether one of two units is the other or above it: they act as one authority (派出机构以所属机关名义执法). */
export const isSameLine = (one: string, other: string): boolean =>
  isWithin(one, other) || isWithin(other, one);

/** The code of the unit directly above, or nothing at the root. */
export const parentOf = (code: string): string | undefined => {
  const dot = code.lastIndexOf('.');
  return dot === -1 ? undefined : code.slice(0, dot);
};
