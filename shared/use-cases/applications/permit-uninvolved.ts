import type { Caller } from '../../domain/access/caller.ts';
import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { recordersOf } from '../credit/amendable-event.ts';
import type { Matter } from './matter.ts';

/**
 * Whether the caller may answer an application: an objection is answered by nobody who made the record that it is against,
 * be it that they recorded or reviewed the fact, or took a step of the case that led to the listing. Refuses with `same-person`.
 */
export const permitUninvolved = async (
  { ledger }: Pick<Ports, 'ledger'>,
  caller: Caller,
  kind: 'objection' | 'repair' | 'removal',
  { entry }: Matter,
): Promise<Result<Caller>> =>
  kind !== 'objection' || entry === undefined
    ? accepted(caller)
    : permitSecondPerson(caller, { recorded: await recordersOf(ledger, entry.event) });
