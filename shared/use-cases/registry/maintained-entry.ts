import type { Caller } from '../../domain/access/caller.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';
import { mayMaintain } from './may-maintain.ts';

/**
 * One of the two entries of a succession, which only those who maintain both take a step of. Refuses with `not-found` or
 * `outside-jurisdiction`.
 */
export const maintainedEntry = async (
  records: Records,
  caller: Caller,
  id: TargetId,
): Promise<Result<Stored<'entity'>>> => {
  const entry = await found(records, 'entity', { target: { id } });
  return !entry.ok || mayMaintain(caller, entry.value.value.target.authority, true)
    ? entry
    : refused(
        refusal(
          'outside-jurisdiction',
          '须由同时维护两个条目的部门或其上级办理。',
          'A unit that maintains both entries, or one above, must do this.',
        ),
      );
};
