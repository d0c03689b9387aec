import * as z from 'zod';
import { cursorOf, invalidCursor, partBehind, textOfCursor } from '../primitives/page-of-whole.ts';
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

/** The place that a cursor stands for; hostile input. Refuses with `invalid-cursor`. */
export const placeOf = (cursor: string): Result<Place> => {
  try {
    const place = placeSchema.safeParse(JSON.parse(textOfCursor(cursor)));
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
  const part = partBehind(history.toReversed(), ({ event }) => event.id, { limit, after });
  if (!part.ok) return part;
  const { items, last } = part.value;
  if (last === undefined) return accepted({ items });
  const place: Place = { asOf, knownAt, after: last };
  return accepted({ items, cursor: cursorOf(JSON.stringify(place)) });
};
