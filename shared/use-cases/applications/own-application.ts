import type { Caller } from '../../domain/access/caller.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { owned } from '../found.ts';
import type { Records, Stored } from '../ports.ts';

/** An application that the caller's department decides. Refuses with `not-found` or `outside-jurisdiction`. */
export const ownApplication = (
  records: Records,
  caller: Caller,
  applicationId: string,
): Promise<Result<Stored<'application'>>> =>
  owned(records, caller, 'application', { id: applicationId }, ({ unit }) => [unit]);
