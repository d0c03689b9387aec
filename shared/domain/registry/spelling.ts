import type { Text } from '../primitives/text.ts';

/**
 * The form under which two spellings of a listed wording count as one: no blanks, ASCII brackets and letters
 * where full-width ones were typed, lower case.
 */
export const spellingKey = (wording: string): string =>
  wording.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** A code's label, and how registers write it besides; a bracketed ending such as (自然人独资) need not be listed. */
export interface Wording {
  readonly label: Text;
  readonly spellings: readonly string[];
}

/**
 * Makes a reader of wordings from their table: a code, its Chinese label or a listed spelling, with or without a
 * bracketed ending, gives the code; what is not listed gives nothing.
 */
export const wordingReader = <Code extends string>(table: Readonly<Record<Code, Wording>>) => {
  const codeByKey = new Map(
    (Object.entries(table) as [Code, Wording][]).flatMap(([code, { label, spellings }]) =>
      [code, label.zh, ...spellings].map((spelling) => [spellingKey(spelling), code] as const),
    ),
  );
  return (wording: string): Code | undefined => {
    const key = spellingKey(wording);
    return codeByKey.get(key) ?? codeByKey.get(key.endsWith(')') ? key.slice(0, key.indexOf('(')) : '');
  };
};
