import { type CivilDate, civilDateSchema } from '../../primitives/time.ts';

/** What registers write into a cell that has no value. */
const emptyMarks = new Set(['', '-', '--', '—', '——', '/', '无', '暂无', 'n/a', 'na', 'null']);

/** Control characters, line separators and invisible format characters such as bidirectional overrides. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const invisible = /\p{Cf}+/gu;

/**
 * The text of a cell as a person sees it: well-formed, on one line, single blanks, nothing invisible. A mark for
 * "no value" gives the empty text. Cells are hostile: they end in public pages and canonical hashes.
 */
export const cleanCell = (raw: string): string => {
  const text = raw.toWellFormed().replace(invisible, '').replace(controls, ' ').replace(/\s+/g, ' ').trim();
  return emptyMarks.has(text.toLowerCase()) ? '' : text;
};

/** The parts of a cell that lists several things, cleaned, without repeats. */
export const listOf = (cell: string): readonly string[] => [
  ...new Set(
    cell
      .split(/[、,，;；|]/)
      .map(cleanCell)
      .filter((part) => part !== ''),
  ),
];

const yes = new Set(['是', 'y', 'yes', 'true', '1']);
const no = new Set(['', '否', 'n', 'no', 'false', '0']);

/** Whether a cell says yes; an empty one says no, and one that is not understood nothing. */
export const yesOrNo = (cell: string): boolean | undefined => {
  const word = cell.toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
};

/** A cell that says something and is not longer than this. */
export const fittingText = (cell: string, longest: number): string | undefined =>
  cell !== '' && cell.length <= longest ? cell : undefined;

/** The first entries of a list of words, without those longer than 40 characters. */
export const fittingWords = (words: readonly string[], most: number): readonly string[] =>
  words.filter((word) => word.length <= 40).slice(0, most);

/** The date of a cell as registers write it: 2026-12-31, 2026/12/31, 2026.12.31, 2026年12月31日, 20261231. */
export const dateOf = (text: string): CivilDate | undefined => {
  const parts =
    /^([0-9]{4})([-/.年])([0-9]{1,2})[-/.月]([0-9]{1,2})日?$/.exec(text) ??
    /^([0-9]{4})()([0-9]{2})([0-9]{2})$/.exec(text);
  if (parts === null) return undefined;
  const [, year, , month, day] = parts;
  return civilDateSchema.safeParse(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`).data;
};

/** Headers count as one however they are spaced, cased, bracketed or starred. */
const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s_*-]/g, '')
    .toLowerCase();

/** The cleaned cells of one row by field; the empty text where the row says nothing. */
export type Cells<Field extends string> = Readonly<Record<Field, string>>;

/**
 * Makes a reader of rows from the headers that each field is known by. Unknown columns are ignored; of several
 * columns for one field the first that is not empty counts.
 */
export const cellReader = <Field extends string>(headers: Readonly<Record<Field, readonly string[]>>) => {
  const fields = Object.keys(headers) as Field[];
  const fieldByKey = new Map(
    fields.flatMap((field) => headers[field].map((header) => [headerKey(header), field] as const)),
  );
  return (raw: Readonly<Record<string, string>>): Cells<Field> => {
    const cells = Object.fromEntries(fields.map((field) => [field, ''])) as Record<Field, string>;
    for (const [header, value] of Object.entries(raw)) {
      const field = fieldByKey.get(headerKey(header));
      if (field !== undefined && cells[field] === '') cells[field] = cleanCell(value);
    }
    return cells;
  };
};

/** Makes a test for the headers that a reader of rows knows; no other column needs to be sent to it. */
export const headerTest = (headers: Readonly<Record<string, readonly string[]>>) => {
  const keys = new Set(Object.values(headers).flat().map(headerKey));
  return (header: string): boolean => keys.has(headerKey(header));
};

/**
 * Makes a completer of entries: what a row has no column for, filled or not, stays as it was stored. A list of
 * names and codes says nothing about authorities, and must not wipe them out. `columns` gives the headers that
 * speak of each property.
 */
export const completer =
  <Entry extends object>(columns: Readonly<Partial<Record<keyof Entry, readonly string[]>>>) =>
  (stored: Entry | undefined, entry: Entry, raw: Readonly<Record<string, string>>): Entry => {
    if (stored === undefined) return entry;
    const keys = new Set(Object.keys(raw).map(headerKey));
    const silent = (Object.keys(columns) as (keyof Entry)[]).filter(
      (property) => !columns[property]?.some((header) => keys.has(headerKey(header))),
    );
    const kept = silent.flatMap((property) =>
      stored[property] === undefined ? [] : [[property, stored[property]] as const],
    );
    const spoken = Object.entries(entry).filter(([property]) => !silent.includes(property as keyof Entry));
    return Object.fromEntries([...spoken, ...kept]) as Entry;
  };
