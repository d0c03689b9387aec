import type { Caller } from '../domain/access/caller.ts';
import { seesAll } from '../domain/access/permissions.ts';
import { refusal } from '../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../domain/primitives/result.ts';
import type { AccessPattern, AccessPatterns, Page, RecordValues } from '../use-cases/ports.ts';

/** A page of stored records as the API shows it: their values and the cursor. */
export const valuesOf = <K extends AccessPatterns[AccessPattern]['kind']>(
  page: Result<Page<K>>,
): Result<{ items: RecordValues[K][]; cursor?: string }> =>
  page.ok
    ? accepted({
        items: page.value.items.map(({ value }) => value),
        ...(page.value.cursor !== undefined && { cursor: page.value.cursor }),
      })
    : page;

/**
 * The unit whose affairs a caller may list, `''` for all: an auditor sees everything. Refuses with
 * `outside-jurisdiction` for a token without a unit.
 */
export const departmentOf = (caller: Caller): Result<string> => {
  if (seesAll(caller)) return accepted('');
  return caller.department === undefined
    ? refused(
        refusal(
          'outside-jurisdiction',
          '令牌中没有所属部门。',
          'The token names no department.',
          'authorization',
        ),
      )
    : accepted(caller.department);
};
