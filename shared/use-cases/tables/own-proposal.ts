import type { Caller } from '../../domain/access/caller.ts';
import { permitRoot } from '../../domain/access/permissions.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { found } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** A proposal that the caller may act on. Refuses with `outside-jurisdiction` below the root unit, and `not-found`. */
export const ownProposal = async (
  records: Records,
  caller: Caller,
  proposalId: string,
): Promise<Result<Stored<'tableProposal'>>> => {
  const permitted = permitRoot(caller);
  return permitted.ok ? found(records, 'tableProposal', { id: proposalId }) : permitted;
};
