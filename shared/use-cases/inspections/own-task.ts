import type { Caller } from '../../domain/access/caller.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A task that the caller's department leads. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownTask = (records: Records, caller: Caller, taskId: string): Promise<Result<Stored<'task'>>> =>
  owned(records, caller, 'task', { id: taskId }, ({ leadDepartment }) => [leadDepartment]);
