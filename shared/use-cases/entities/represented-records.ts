import type { Caller } from '../../domain/access/caller.ts';
import { isTold } from '../../domain/lists/told.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import { codesOf } from '../credit/resolve-entity.ts';
import type { Records, Stored } from '../ports.ts';
import { representedEntity } from './represented-entity.ts';

interface Asked {
  readonly caller: Caller;
  readonly code: TargetId;
}

const noSuch = (zh: string, en: string) =>
  refused(refusal('not-found', `该主体没有此${zh}。`, `The entity has no such ${en}.`));

const ofEntity = <K extends 'listingCase' | 'application'>(
  entity: Stored<'entity'>,
  stored: Stored<K> | undefined,
): stored is Stored<K> => stored !== undefined && codesOf(entity.value).includes(stored.value.subject);

/**
 * A case about the entity that the caller represents, once the entity was told of it. Refuses as {@link representedEntity}
 * does, and with `not-found` for a case about another entity as for one that is not there.
 */
export const representedCase = async (
  records: Records,
  { caller, code }: Asked,
  caseId: string,
): Promise<Result<Stored<'listingCase'>>> => {
  const entity = await representedEntity(records, caller, code);
  if (!entity.ok) return entity;
  const stored = await records.get('listingCase', { id: caseId });
  return ofEntity(entity.value, stored) && isTold(stored.value) ? accepted(stored) : noSuch('案件', 'case');
};

/** An application of the entity that the caller represents. Refuses as {@link representedCase} does. */
export const representedApplication = async (
  records: Records,
  { caller, code }: Asked,
  applicationId: string,
): Promise<Result<Stored<'application'>>> => {
  const entity = await representedEntity(records, caller, code);
  if (!entity.ok) return entity;
  const stored = await records.get('application', { id: applicationId });
  return ofEntity(entity.value, stored) ? accepted(stored) : noSuch('申请', 'application');
};
