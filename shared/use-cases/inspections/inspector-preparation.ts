import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import type { Records } from '../ports.ts';
import { shownPreparation } from './read-preparation.ts';

/** Under which id a department prepares its own draw of inspectors for the targets of a draw. */
export const inspectorPreparationId = (drawId: string, department: string): string =>
  `${drawId}/${department}`;

/**
 * The latest preparation of a department's own draw of inspectors, and how far it has come while it runs. Refuses with
 * `outside-jurisdiction`, and `not-found` before the first.
 */
export const inspectorPreparation = async (
  records: Records,
  caller: Caller,
  drawId: string,
  department: string,
): ReturnType<typeof shownPreparation> => {
  const permitted = permitWithin(caller, [department]);
  return permitted.ok ? shownPreparation(records, inspectorPreparationId(drawId, department)) : permitted;
};
