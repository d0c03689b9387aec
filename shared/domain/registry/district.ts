import * as z from 'zod';
import { accepted, type Result, refused } from '../primitives/result.ts';
import type { Text } from '../primitives/text.ts';
import { districtCodeSchema, districtPrefix, isInRegion } from './district-code.ts';
import table from './tables/gbt-2260.json' with { type: 'json' };

const divisionTableSchema = z.object({
  standard: z.string(),
  edition: z.string(),
  source: z.string(),
  divisions: z.record(districtCodeSchema, z.string().min(2)),
});

const divisions = new Map(Object.entries(divisionTableSchema.parse(table).divisions));

/** Why a text names no single division. Closed: importers switch over it. */
export type DistrictProblemCode = 'district-unknown' | 'district-ambiguous';

/** A division refused; the message says what is wrong and what to do. */
export interface DistrictProblem {
  readonly code: DistrictProblemCode;
  readonly field: 'district';
  readonly message: Text;
}

const unknown: DistrictProblem = {
  code: 'district-unknown',
  field: 'district',
  message: {
    zh: '所在地区不在行政区划表（GB/T 2260，2024 年）中；请填写现行名称或六位代码',
    en: 'the district is not in the table of divisions (GB/T 2260, 2024); give its present name or six-digit code',
  },
};

const ambiguous: DistrictProblem = {
  code: 'district-ambiguous',
  field: 'district',
  message: {
    zh: '所在地区有多个同名区划；请补充所属省、市，或填写六位代码',
    en: 'several districts bear this name; add its province and city, or give the six-digit code',
  },
};

/** The names of peoples inside the names of autonomous divisions (恩施土家族苗族自治州 is 恩施). */
const peoples =
  '(?:各族|蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族?|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克族?|普米族|怒族|裕固族|保安族|独龙族)*';
const kinds = '(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|省|市|盟|区|县|旗)';
const shortNamePattern = new RegExp(`^(.{2,}?)${peoples}${kinds}$`);

/** The name without what kind of division it is, as people say it: 杭州市 is 杭州. At least two characters stay. */
const shortNameOf = (name: string): string => shortNamePattern.exec(name)?.[1] ?? name;

const codesBy = (nameOf: (name: string) => string): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(divisions.keys(), (code) => nameOf(divisions.get(code) as string));

const codesByFullName = codesBy((name) => name);
const codesByShortName = codesBy(shortNameOf);

/** The name of a division of GB/T 2260 by its code, or nothing when the code is not in the table. */
export const districtName = (code: string): string | undefined => divisions.get(code);

/** The codes of the divisions inside a region, the region itself included, in the order of the table. */
export const districtCodesIn = (region: string): readonly string[] =>
  [...divisions.keys()].filter((code) => isInRegion(code, region));

/** Without the divisions that lie inside another one of the list: 长沙 means 长沙市, although 长沙县 is inside it. */
const outermost = (codes: readonly string[]): readonly string[] =>
  codes.filter((code) => !codes.some((other) => other !== code && isInRegion(code, other)));

/** The divisions that a whole text names; a full name counts before a short one. */
const named = (text: string, within: string | undefined): readonly string[] => {
  for (const codes of [codesByFullName.get(text) ?? [], codesByShortName.get(text) ?? []]) {
    const inside = within === undefined ? codes : codes.filter((code) => isInRegion(code, within));
    // Inside 吉林省, 吉林 means the city and not once more the province.
    const below = inside.filter((code) => code !== within);
    if (inside.length > 0) return below.length > 0 ? outermost(below) : inside;
  }
  return [];
};

/** Every division that a text can mean, read as a name or as names from the outermost to the innermost. */
const meanings = (text: string, within: string | undefined): ReadonlySet<string> => {
  const whole = named(text, within);
  if (whole.length > 0) return new Set(whole);
  const found = new Set<string>();
  for (let end = 2; end < text.length; end += 1) {
    const rest = text.slice(end);
    for (const outer of named(text.slice(0, end), within)) {
      for (const code of meanings(rest, outer)) found.add(code);
    }
  }
  return found;
};

/** No path of names in GB/T 2260 comes near this length; longer text is not a name and is not searched. */
const longestPath = 60;

/**
 * The code of the division that a text means: a six-digit code, a name in full or short (杭州市, 杭州), or names
 * from the outermost to the innermost (浙江省杭州市西湖区, 浙江/杭州). A name that several divisions bear needs
 * its province or city before it, unless one of them contains the others.
 */
export const findDistrict = (text: string): Result<string, DistrictProblem> => {
  const path = text.replace(/[\s/、,，·-]|市辖区/g, '');
  if (divisions.has(path)) return accepted(path);
  const found = path.length > longestPath ? new Set<string>() : meanings(path, undefined);
  const [first] = found;
  if (first === undefined) return refused(unknown);
  return found.size === 1 ? accepted(first) : refused(ambiguous);
};

/** The first four digits of the prefectures that lie in a region or hold it: `33` gives `3300`, `3301` … `3311`. */
export const prefecturesOf = (region: string): readonly string[] => {
  const prefix = districtPrefix(region);
  const codes = prefix.length < 4 ? districtCodesIn(region) : [prefix];
  return [...new Set(codes.map((code) => code.slice(0, 4)))];
};
