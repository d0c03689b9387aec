import type { EntryOf, FeedEntry, Topic } from '../../domain/delivery/feed.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Records } from '../ports.ts';
import { feedCursor, foreignCursor, placeInFeed } from './feed-cursor.ts';

/** Some entries of a feed in order, and where to ask for those that follow, now or whenever there are any. */
export interface FeedPage<T extends Topic> {
  readonly items: readonly EntryOf<T>[];
  readonly next: string;
  /** Whether there were more already. */
  readonly hasMore: boolean;
}

/** Up to a thousand entries from an index on, all of them there: an entry exists as long as its index is below the end. */
export const entriesOf = async (
  records: Records,
  feed: string,
  from: number,
  to: number,
): Promise<readonly FeedEntry[]> => {
  const refs = Array.from({ length: to - from }, (_, i) => ({ feed, index: from + i }));
  const stored = await records.getMany('feedEntry', refs);
  return stored.map((entry, i) => {
    if (entry === undefined) throw new Error(`the feed ${feed} lacks its entry ${from + i}`);
    return entry.value;
  });
};

/** The index that the next entry of a feed will have. */
export const endOf = async (records: Records, feed: string): Promise<number> =>
  (await records.get('feedHead', { feed }))?.value.next ?? 0;

const isAbout =
  <T extends Topic>(topic: T) =>
  (entry: FeedEntry): entry is EntryOf<T> =>
    entry.topic === topic;

/**
 * A page of a feed of the topic, from the beginning or from where an earlier page ended. Refuses with `invalid-cursor` what was never
 * given for this feed, such as a place behind its end.
 */
export const readFeed = async <T extends Topic>(
  records: Records,
  topic: T,
  feed: string,
  { since, limit }: { readonly since?: string | undefined; readonly limit: number },
): Promise<Result<FeedPage<T>>> => {
  const place = since === undefined ? accepted(0) : placeInFeed(since, feed);
  if (!place.ok) return place;
  const end = await endOf(records, feed);
  if (place.value > end) return foreignCursor('since');
  const to = Math.min(place.value + limit, end);
  const entries = await entriesOf(records, feed, place.value, to);
  return accepted({ items: entries.filter(isAbout(topic)), next: feedCursor(feed, to), hasMore: to < end });
};
