import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';

/** The opaque form of a place in a feed: what comes next has this index. */
export const feedCursor = (feed: string, next: number): string =>
  Buffer.from(`${feed}@${next}`).toString('base64url');

/** What a cursor gets that is not from the list that it is given to; `field` is where it was given. */
export const foreignCursor = (field: 'since' | 'cursor') =>
  refused(
    refusal(
      'invalid-cursor',
      '游标无效或属于另一个列表；请从头开始。',
      'The cursor is not valid for this list; start from the beginning.',
      `query.${field}`,
    ),
  );

/**
 * The place that a cursor stands for. Hostile input: what does not parse, or is a place in another feed, is refused with
 * `invalid-cursor`.
 */
export const placeInFeed = (cursor: string, feed: string): Result<number> => {
  const place = /^(.+)@(0|[1-9][0-9]{0,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  return place?.[1] === feed ? accepted(Number(place[2])) : foreignCursor('since');
};
