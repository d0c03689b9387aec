import { accepted, type Result } from '../domain/primitives/result.ts';
import { foreignCursor } from './delivery/feed-cursor.ts';
import type { Page, RecordKind, Stored } from './ports.ts';

/** Which part of a list is asked for. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * A page of a list that is kept in parts and read one part after another, such as what an entity has under every code of its
 * history (see `codesOf`), from the page of one part. Its cursor names the part by its number and the place in that.
 * Refuses a cursor of another list with `invalid-cursor`.
 */
export const pageOverParts = async <Part, K extends RecordKind>(
  parts: readonly Part[],
  { limit, cursor = '0.' }: PageAsked,
  pageOfPart: (part: Part, page: PageAsked) => Promise<Result<Page<K>>>,
): Promise<Result<Page<K>>> => {
  // Hostile input: it may name a part that there is not.
  const [, first, within = ''] = /^(\d{1,4})\.(.*)$/.exec(cursor) ?? [];
  const begin = Number(first);
  if (parts[begin] === undefined) return foreignCursor('cursor');
  const items: Stored<K>[] = [];
  for (const [n, part] of parts.entries()) {
    if (n < begin) continue;
    if (items.length === limit) return accepted({ items, cursor: `${n}.` });
    const from = n === begin && within !== '' ? { cursor: within } : {};
    const page = await pageOfPart(part, { limit: limit - items.length, ...from });
    if (!page.ok) return page;
    items.push(...page.value.items);
    if (page.value.cursor !== undefined) return accepted({ items, cursor: `${n}.${page.value.cursor}` });
  }
  return accepted({ items });
};
