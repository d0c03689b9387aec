import { type LatestAnswer, queryLogEntryOf } from '../../domain/pledges/latest-answer.ts';
import type { Ports } from '../ask.ts';

/** Makes the entry of the query log that an answer of the gate leaves behind. Doing it twice makes the same entry. */
export const logAnswer = ({ queryLog }: Pick<Ports, 'queryLog'>, answer: LatestAnswer): Promise<void> =>
  queryLog.append([queryLogEntryOf(answer)]);
