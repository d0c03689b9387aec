import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import { codesOf } from '../credit/resolve-entity.ts';
import type { Page, RecordKind, Stored } from '../ports.ts';

/** Which part of a list is asked for. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A place in none of the lists. */
const nowhere = '.';

/**
 * A page of what an entity has under any of its codes, its own code first, from the page of one code. Its cursor names the code
 * and the place in the list of that. Refuses with `invalid-cursor` as a page of one code does.
 */
export const pageOverCodes = async <K extends RecordKind>(
  { value: entity }: Stored<'entity'>,
  { limit, cursor = '0.' }: PageAsked,
  pageOfCode: (subject: TargetId, page: PageAsked) => Promise<Result<Page<K>>>,
): Promise<Result<Page<K>>> => {
  const codes = codesOf(entity);
  const [, first, within = ''] = /^(\d{1,4})\.(.*)$/.exec(cursor) ?? [];
  const begin = first === undefined ? codes.length : Number(first);
  // Hostile input is refused as a page of one code refuses it.
  if (begin >= codes.length) return pageOfCode(entity.target.id, { limit, cursor: nowhere });
  const items: Stored<K>[] = [];
  for (const [n, subject] of codes.entries()) {
    if (n < begin) continue;
    if (items.length === limit) return accepted({ items, cursor: `${n}.` });
    const from = n === begin && within !== '' ? { cursor: within } : {};
    const page = await pageOfCode(subject, { limit: limit - items.length, ...from });
    if (!page.ok) return page;
    items.push(...page.value.items);
    if (page.value.cursor !== undefined) return accepted({ items, cursor: `${n}.${page.value.cursor}` });
  }
  return accepted({ items });
};
