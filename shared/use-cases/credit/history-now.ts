import { type HistoryEntry, historyOf } from '../../domain/credit/history.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { readHistory } from './read-history.ts';
import { resolveEntity } from './resolve-entity.ts';

/** What has become of every event of an entity by now, with all that is known; of none where the register has no such code. */
export const historyNow = async (
  { records, tables }: Pick<Ports, 'records' | 'tables'>,
  subject: string,
  now: Instant,
): Promise<readonly HistoryEntry[]> => {
  const entity = await resolveEntity(records, subject);
  const events = entity === undefined ? [] : await readHistory(records, entity.value);
  // Another machine's clock may be a little ahead; what it stored is not of the future.
  const knownAt = events.reduce((latest, event) => (event.knownAt > latest ? event.knownAt : latest), now);
  const asOf = civilDateOf(knownAt);
  return historyOf(events, await tables.at(asOf, knownAt), { asOf, knownAt });
};
