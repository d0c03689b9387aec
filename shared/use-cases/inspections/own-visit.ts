import type { Caller } from '../../domain/access/caller.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/**
 * A visit that a department of the caller takes part in. Refuses with `not-found`, also while its draw is not
 * concluded: half of a draw is nobody's to see, and `outside-jurisdiction`.
 */
export const ownVisit = async (
  records: Records,
  caller: Caller,
  visitId: string,
): Promise<Result<Stored<'visit'>>> => {
  const stored = await owned(records, caller, 'visit', { id: visitId }, ({ leadDepartment, seats }) => [
    leadDepartment,
    ...seats.map(({ department }) => department),
  ]);
  if (!stored.ok) return stored;
  const draw = await records.get('draw', { id: stored.value.value.drawId });
  return draw?.value.drawnAt === undefined
    ? refused(refusal('not-found', `未找到检查 ${visitId}。`, `There is no visit ${visitId}.`))
    : stored;
};
