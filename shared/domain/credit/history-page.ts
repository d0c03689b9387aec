import * as z from 'zod';
import { refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import type { HistoryEntry, Viewpoint } from './history.ts';

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

/** The place that a cursor stands for; hostile input. Refuses with `invalid-cursor`. */
export const placeOf = (cursor: string): Result<Place> => {
  try {
    const place = placeSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return place.success ? accepted(place.data) : refused(invalidCursor);
  } catch {
    return refused(invalidCursor);
  }
};

/** A page of a history, latest first. Refuses with `invalid-cursor` a place that is not in it. */
export const pageOfHistory = (
  history: readonly HistoryEntry[],
  { asOf, knownAt }: Viewpoint,
  limit: number,
  after: string | undefined,
): Result<{ readonly items: readonly HistoryEntry[]; readonly cursor?: string }> => {
  const latestFirst = history.toReversed();
  const from = after === undefined ? 0 : latestFirst.findIndex(({ event }) => event.id === after) + 1;
  if (after !== undefined && from === 0) return refused(invalidCursor);
  const items = latestFirst.slice(from, from + limit);
  const last = items.at(-1);
  if (last === undefined || from + limit >= latestFirst.length) return accepted({ items });
  const place: Place = { asOf, knownAt, after: last.event.id };
  return accepted({ items, cursor: Buffer.from(JSON.stringify(place)).toString('base64url') });
};
