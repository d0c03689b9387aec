import * as z from 'zod';
import { ruleText } from '../primitives/text.ts';
import { spellingKey } from './spelling.ts';
import sections from './tables/gbt-4754-2017-sections.json' with { type: 'json' };

/** The sections (门类) of GB/T 4754-2017 with the range of divisions (大类) that each holds. */
const sectionTableSchema = z.object({
  standard: z.string(),
  sections: z
    .array(
      z.object({
        code: z.string().regex(/^[A-T]$/),
        name: z.string().min(1),
        from: z.int().min(1),
        to: z.int().max(97),
      }),
    )
    .length(20),
});

const sectionTable = sectionTableSchema.parse(sections).sections;

const sectionOfDivision = (division: number): string | undefined =>
  sectionTable.find(({ from, to }) => division >= from && division <= to)?.code;

/** The letter must be the section that the division belongs to: `C26` is an industry, `A26` is not. */
const isIndustryCode = (code: string): boolean => {
  const parts = /^([A-T])([0-9]{2})?[0-9]{0,2}$/.exec(code);
  if (parts === null) return false;
  return parts[2] === undefined ? code.length === 1 : sectionOfDivision(Number(parts[2])) === parts[1];
};

/** An industry of GB/T 4754-2017: a section letter, alone or followed by two to four digits (`C`, `C26`, `C2611`). */
export const industryCodeSchema = z
  .string()
  .refine(
    isIndustryCode,
    ruleText(
      '应为行业门类字母，可再加两至四位数字，如 C、C26、C2611（GB/T 4754）',
      'must be a section letter of GB/T 4754, alone or with two to four digits, such as C, C26, C2611',
    ),
  );

const sectionByName = new Map(sectionTable.map(({ code, name }) => [spellingKey(name), code]));

/**
 * The industry that a register means by a code with or without its section letter (`2611` is `C2611`) or by the
 * name of a section (`制造业` is `C`); nothing when it is not known.
 */
export const industryOf = (wording: string): string | undefined => {
  const key = spellingKey(wording);
  const named = sectionByName.get(key);
  if (named !== undefined) return named;
  const digits = /^[0-9]{2,4}$/.test(key) ? `${sectionOfDivision(Number(key.slice(0, 2))) ?? ''}${key}` : key;
  const code = digits.toUpperCase();
  return isIndustryCode(code) ? code : undefined;
};
