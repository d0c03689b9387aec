import type { Caller } from '../../domain/access/caller.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A case that the caller's department decides. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownCase = (
  records: Records,
  caller: Caller,
  caseId: string,
): Promise<Result<Stored<'listingCase'>>> =>
  owned(records, caller, 'listingCase', { id: caseId }, ({ authority }) => [authority]);
