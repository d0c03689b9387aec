import type { CreditEvent } from '../../domain/credit/event.ts';
import type { Records } from '../ports.ts';

/** Every credit event of a subject, in no particular order. */
export const readHistory = async (records: Records, subject: string): Promise<readonly CreditEvent[]> => {
  const events: CreditEvent[] = [];
  for await (const { value } of records.all('eventsOfSubject', { subject })) events.push(value);
  return events;
};
