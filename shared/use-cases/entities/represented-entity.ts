import type { Caller } from '../../domain/access/caller.ts';
import { permitRepresented } from '../../domain/access/permissions.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import { resolveEntity } from '../credit/resolve-entity.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/**
 * The entity that a caller asks about as its representative; a code that was succeeded is spoken for by whoever represents
 * the successor. Refuses with `outside-jurisdiction` everyone else, whether or not there is such an entity.
 */
export const representedEntity = async (
  records: Records,
  caller: Caller,
  code: TargetId,
): Promise<Result<Stored<'entity'>>> => {
  const entity = await resolveEntity(records, code);
  const permitted = permitRepresented(caller, entity?.value.target.id ?? code);
  if (!permitted.ok) return permitted;
  return entity === undefined ? found(records, 'entity', { target: { id: code } }) : accepted(entity);
};
