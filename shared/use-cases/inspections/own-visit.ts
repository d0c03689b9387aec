import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A visit that a department of the caller takes part in. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownVisit = async (
  records: Records,
  caller: Caller,
  visitId: string,
): Promise<Result<Stored<'visit'>>> => {
  const stored = await found(records, 'visit', { id: visitId }, `visit ${visitId}`);
  if (!stored.ok) return stored;
  const { leadDepartment, seats } = stored.value.value;
  const permitted = permitWithin(caller, [leadDepartment, ...seats.map(({ department }) => department)]);
  return permitted.ok ? accepted(stored.value) : permitted;
};
