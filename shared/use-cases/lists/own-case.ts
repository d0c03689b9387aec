import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A case that the caller's department decides. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownCase = async (
  records: Records,
  caller: Caller,
  caseId: string,
): Promise<Result<Stored<'listingCase'>>> => {
  const stored = await found(records, 'listingCase', { id: caseId }, `case ${caseId}`);
  if (!stored.ok) return stored;
  const permitted = permitWithin(caller, [stored.value.value.authority]);
  return permitted.ok ? accepted(stored.value) : permitted;
};
