import { refusal } from './refusal.ts';
import { accepted, type Result, refused } from './result.ts';

/** What a cursor gets that is not from the list that it is given to. */
export const invalidCursor = refusal(
  'invalid-cursor',
  '游标无效或属于另一个列表；请从第一页重新开始。',
  'The cursor is not valid for this list; start from the first page.',
  'query.cursor',
);

/** The opaque form of a text that says where a page ended. */
export const cursorOf = (text: string): string => Buffer.from(text).toString('base64url');

/** The text that a cursor stands for; hostile input, so that it may be anything. */
export const textOfCursor = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');

/**
 * So many entries behind the one of that id, and, where there are more, the id that they are behind. Refuses with
 * `invalid-cursor` an id that is not in the list.
 */
export const partBehind = <Entry>(
  entries: readonly Entry[],
  idOf: (entry: Entry) => string,
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
): Result<{ readonly items: readonly Entry[]; readonly last?: string }> => {
  const from = after === undefined ? 0 : entries.findIndex((entry) => idOf(entry) === after) + 1;
  if (after !== undefined && from === 0) return refused(invalidCursor);
  const items = entries.slice(from, from + limit);
  const last = items.at(-1);
  return accepted({
    items,
    ...(last !== undefined && from + limit < entries.length && { last: idOf(last) }),
  });
};

/**
 * A page of a list that is there as a whole, because only some of what is stored is shown: its cursor names nothing but what
 * the reader has seen. Refuses as {@link partBehind} does.
 */
export const pageOfWhole = <Entry>(
  entries: readonly Entry[],
  idOf: (entry: Entry) => string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Result<{ readonly items: readonly Entry[]; readonly cursor?: string }> => {
  const after = cursor === undefined ? undefined : textOfCursor(cursor);
  const part = partBehind(entries, idOf, { limit, after });
  if (!part.ok) return part;
  const { items, last } = part.value;
  return accepted({ items, ...(last !== undefined && { cursor: cursorOf(last) }) });
};
