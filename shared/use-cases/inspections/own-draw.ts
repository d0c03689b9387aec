import type { Caller } from '../../domain/access/caller.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A draw that belongs to the caller's department. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownDraw = (records: Records, caller: Caller, drawId: string): Promise<Result<Stored<'draw'>>> =>
  owned(records, caller, 'draw', { id: drawId }, ({ leadDepartment }) => [leadDepartment]);
