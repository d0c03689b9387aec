import type { Caller } from '../../domain/access/caller.ts';
import { permitWithin } from '../../domain/access/permissions.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A draw that belongs to the caller's department. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownDraw = async (
  records: Records,
  caller: Caller,
  drawId: string,
): Promise<Result<Stored<'draw'>>> => {
  const stored = await found(records, 'draw', { id: drawId }, `draw ${drawId}`);
  if (!stored.ok) return stored;
  const permitted = permitWithin(caller, [stored.value.value.leadDepartment]);
  return permitted.ok ? accepted(stored.value) : permitted;
};
