import type { Entity } from '../../domain/credit/entity.ts';
import { isCurrent } from '../../domain/credit/standing.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { civilDateOf } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { serviceAsk } from '../service-ask.ts';
import { tablesNow } from '../tables-now.ts';
import { currentStanding } from './current-standing.ts';

/**
 * Folds the stored standing of an entity anew where it no longer holds: a term is over, or a table has changed. Doing it
 * twice changes nothing.
 */
export const refoldStanding = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  subject: string,
): Promise<Result<unknown>> => {
  const { records, ledger, clock } = ports;
  const at = clock.now();
  const before = await records.get('entity', { target: { id: subject } });
  if (before?.value.standing === undefined) return accepted(undefined);
  const tables = await tablesNow(ports.tables, at);
  if (isCurrent(before.value.standing, tables, civilDateOf(at))) return accepted(undefined);
  const standing = await currentStanding(records, before.value, tables, at);
  const entity: Entity = { ...before.value, standing };
  return ledger.apply({
    ...serviceAsk('clock', `refold#${subject}#${before.version}`),
    at,
    action: 'standing-updated',
    about: `entity/${subject}`,
    basis: tables['publication-terms'].basis,
    writes: [{ kind: 'entity', value: entity, before }],
    answer: { asOf: standing.asOf },
  });
};
