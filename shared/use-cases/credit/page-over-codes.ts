import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import { foreignCursor } from '../delivery/feed-cursor.ts';
import type { Page, RecordKind, Stored } from '../ports.ts';

/** Which part of a list is asked for. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * A page of what an entity has under every code of its history (see `codesOf`), from the page of one code. Its cursor names
 * the code by its number and the place in the list of that. Refuses a cursor of another list with `invalid-cursor`.
 */
export const pageOverCodes = async <K extends RecordKind>(
  codes: readonly TargetId[],
  { limit, cursor = '0.' }: PageAsked,
  pageOfCode: (code: TargetId, page: PageAsked) => Promise<Result<Page<K>>>,
): Promise<Result<Page<K>>> => {
  // Hostile input: it may name a code that the entity does not have.
  const [, first, within = ''] = /^(\d{1,4})\.(.*)$/.exec(cursor) ?? [];
  const begin = Number(first);
  if (codes[begin] === undefined) return foreignCursor('cursor');
  const items: Stored<K>[] = [];
  for (const [n, code] of codes.entries()) {
    if (n < begin) continue;
    if (items.length === limit) return accepted({ items, cursor: `${n}.` });
    const from = n === begin && within !== '' ? { cursor: within } : {};
    const page = await pageOfCode(code, { limit: limit - items.length, ...from });
    if (!page.ok) return page;
    items.push(...page.value.items);
    if (page.value.cursor !== undefined) return accepted({ items, cursor: `${n}.${page.value.cursor}` });
  }
  return accepted({ items });
};
