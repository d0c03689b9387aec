import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A visit as it may be shown: without the inspectors whom a dispatch that is under way has put in by now. */
export const asFarAsDispatched = (
  visit: Stored<'visit'>,
  { stage, dispatchedAt }: Pick<Draw, 'stage' | 'dispatchedAt'>,
): Stored<'visit'> =>
  stage.kind === 'targets' && dispatchedAt === undefined
    ? { ...visit, value: { ...visit.value, seats: [] } }
    : visit;

/** The visit, unless its draw is not concluded: half of a draw is nobody's to see. */
const concludedVisit = async (
  records: Records,
  caller: Caller,
  visitId: string,
  unitsOf: (visit: Visit) => readonly string[],
): Promise<Result<Stored<'visit'>>> => {
  const stored = await found(records, 'visit', { id: visitId });
  if (!stored.ok) return stored;
  const draw = await records.get('draw', { id: stored.value.value.drawId });
  if (draw?.value.drawnAt === undefined)
    return refused(refusal('not-found', `未找到检查 ${visitId}。`, `There is no visit ${visitId}.`));
  const shown = asFarAsDispatched(stored.value, draw.value);
  const permitted = permitWithin(caller, unitsOf(shown.value));
  return permitted.ok ? accepted(shown) : permitted;
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
