import * as z from 'zod';
import { refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import type { HistoryEntry, Viewpoint } from './history.ts';
import type { ToldEvent } from './told-history.ts';

/** Where a page ended: the viewpoint, so that all pages are of one history, and the last entry. */
const placeSchema = z.strictObject({
  asOf: civilDateSchema,
  knownAt: instantSchema,
  after: z.string().min(1).max(320),
});
type Place = z.infer<typeof placeSchema>;

const invalidCursor = refusal(
  'invalid-cursor',
  '游标无效或属于另一个列表；请从第一页重新开始。',
  'The cursor is not valid for this list; start from the first page.',
  'query.cursor',
);

const cursorOf = (text: string): string => Buffer.from(text).toString('base64url');
const textOf = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');

/** The place that a cursor stands for; hostile input. Refuses with `invalid-cursor`. */
export const placeOf = (cursor: string): Result<Place> => {
  try {
    const place = placeSchema.safeParse(JSON.parse(textOf(cursor)));
    return place.success ? accepted(place.data) : refused(invalidCursor);
  } catch {
    return refused(invalidCursor);
  }
};

/** The entries behind the one of that id, and the id behind which more of them are. */
const partBehind = <Entry extends { readonly event: { readonly id: string } }>(
  entries: readonly Entry[],
  limit: number,
  after: string | undefined,
): Result<{ readonly items: readonly Entry[]; readonly last?: string }> => {
  const from = after === undefined ? 0 : entries.findIndex(({ event }) => event.id === after) + 1;
  if (after !== undefined && from === 0) return refused(invalidCursor);
  const items = entries.slice(from, from + limit);
  const last = items.at(-1);
  return accepted({
    items,
    ...(last !== undefined && from + limit < entries.length && { last: last.event.id }),
  });
};

/** A page of a history, latest first. Refuses with `invalid-cursor` a place that is not in it. */
export const pageOfHistory = (
  history: readonly HistoryEntry[],
  { asOf, knownAt }: Viewpoint,
  limit: number,
  after: string | undefined,
): Result<{ readonly items: readonly HistoryEntry[]; readonly cursor?: string }> => {
  const part = partBehind(history.toReversed(), limit, after);
  if (!part.ok) return part;
  const { items, last } = part.value;
  if (last === undefined) return accepted({ items });
  const place: Place = { asOf, knownAt, after: last };
  return accepted({ items, cursor: cursorOf(JSON.stringify(place)) });
};

/** A page of what an entity is told of its history, latest first and as it is today. Refuses as {@link pageOfHistory} does. */
export const pageOfToldHistory = (
  history: readonly ToldEvent[],
  limit: number,
  cursor: string | undefined,
): Result<{ readonly items: readonly ToldEvent[]; readonly cursor?: string }> => {
  const part = partBehind(history.toReversed(), limit, cursor === undefined ? undefined : textOf(cursor));
  if (!part.ok) return part;
  const { items, last } = part.value;
  return accepted({ items, ...(last !== undefined && { cursor: cursorOf(last) }) });
};
