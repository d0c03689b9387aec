import * as z from 'zod';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { ListQuery } from './keys.ts';

const lastKeySchema = z.record(z.string().max(8), z.string().min(1).max(1024));
type LastKey = z.infer<typeof lastKeySchema>;

/** What a cursor gets that is not from this list. */
export const invalidCursor = refused(
  refusal(
    'invalid-cursor',
    '游标无效或属于另一个列表；请从第一页重新开始。',
    'The cursor is not valid for this list; start from the first page.',
    'cursor',
  ),
);

/** The opaque form of the place where a page ended. */
export const encodeCursor = (lastKey: LastKey): string =>
  Buffer.from(JSON.stringify(lastKey)).toString('base64url');

/**
 * The place that a cursor stands for. Hostile input: what does not parse, or points into another list, is
 * refused with `invalid-cursor`.
 */
export const decodeCursor = (cursor: string, query: ListQuery): Result<LastKey> => {
  try {
    const parsed = lastKeySchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (!parsed.success) return invalidCursor;
    const names =
      query.index === undefined ? ['pk', 'sk'] : ['pk', 'sk', `${query.index}pk`, `${query.index}sk`];
    const { [`${query.index ?? ''}pk`]: partition, [`${query.index ?? ''}sk`]: sort } = parsed.data;
    const fits =
      Object.keys(parsed.data).sort().join() === names.sort().join() &&
      partition === query.partition &&
      sort?.startsWith(query.sortPrefix ?? '');
    return fits ? accepted(parsed.data) : invalidCursor;
  } catch {
    return invalidCursor;
  }
};
