import type { Caller } from '../../domain/access/caller.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A request about a draw of the caller's department. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownSubstitution = (
  records: Records,
  caller: Caller,
  substitutionId: string,
): Promise<Result<Stored<'substitution'>>> =>
  owned(records, caller, 'substitution', { id: substitutionId }, ({ leadDepartment }) => [leadDepartment]);
