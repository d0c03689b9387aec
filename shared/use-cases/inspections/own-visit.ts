import type { Caller } from '../../domain/access/caller.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** The visit, unless its draw is not concluded: half of a draw is nobody's to see. */
const concludedVisit = async (
  records: Records,
  caller: Caller,
  visitId: string,
  unitsOf: (visit: Visit) => readonly string[],
): Promise<Result<Stored<'visit'>>> => {
  const stored = await owned(records, caller, 'visit', { id: visitId }, unitsOf);
  if (!stored.ok) return stored;
  const draw = await records.get('draw', { id: stored.value.value.drawId });
  return draw?.value.drawnAt === undefined
    ? refused(refusal('not-found', `未找到检查 ${visitId}。`, `There is no visit ${visitId}.`))
    : stored;
};

/** A visit that a department of the caller takes part in. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownVisit = (
  records: Records,
  caller: Caller,
  visitId: string,
): Promise<Result<Stored<'visit'>>> =>
  concludedVisit(records, caller, visitId, ({ leadDepartment, seats }) => [
    leadDepartment,
    ...seats.map(({ department }) => department),
  ]);

/** A visit that the caller's department leads, and so reviews and publishes. Refuses as {@link ownVisit} does. */
export const ledVisit = (
  records: Records,
  caller: Caller,
  visitId: string,
): Promise<Result<Stored<'visit'>>> =>
  concludedVisit(records, caller, visitId, ({ leadDepartment }) => [leadDepartment]);
