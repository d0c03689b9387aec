import { type HistoryEntry, historyOf } from '../../domain/credit/history.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { presentOf } from './present.ts';
import { readHistory } from './read-history.ts';
import { resolveEntity } from './resolve-entity.ts';

/** What has become of every event of an entity by now, with all that is known; of none where the register has no such code. */
export const historyNow = async (
  { records, tables }: Pick<Ports, 'records' | 'tables'>,
  subject: string,
  now: Instant,
): Promise<readonly HistoryEntry[]> => {
  const entity = await resolveEntity(records, subject);
  if (entity === undefined) return [];
  const present = presentOf(entity.value, now);
  const events = await readHistory(records, entity.value);
  return historyOf(events, await tables.at(present.asOf, present.knownAt), present);
};
