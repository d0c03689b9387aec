import { digestOf } from '../domain/audit/digest.ts';
import { attendDue, dueMarkOf } from '../domain/calendar/due.ts';
import { accepted, type Result } from '../domain/primitives/result.ts';
import type { Ports } from './ask.ts';
import type { Stored, Write } from './ports.ts';
import { serviceAsk } from './service-ask.ts';
import { tablesNow } from './tables-now.ts';

/** The kinds of things whose terms the clock watches, and what the trail calls them. */
const names = {
  listingCase: 'case',
  listing: 'case',
  application: 'application',
  measureOrder: 'order',
  pledge: 'pledge',
} as const;
/** A kind of thing that has a term. */
export type Timed = keyof typeof names;

/**
 * Marks a running term as soon to end or missed, or counts it anew where the holidays of its year have become known. It
 * reminds people and decides nothing. Doing it twice changes nothing.
 */
export const attendDeadline = async <K extends Timed>(
  ports: Pick<Ports, 'ledger' | 'clock' | 'tables'>,
  stored: Stored<K>,
): Promise<Result<unknown>> => {
  const { kind, value, version } = stored;
  const { id, due } = value;
  if (due === undefined) return accepted(undefined);
  const at = ports.clock.now();
  const attended = attendDue(due, await tablesNow(ports.tables, at), at);
  if (digestOf(attended) === digestOf(due)) return accepted(undefined);
  return ports.ledger.apply({
    ...serviceAsk('clock', `deadline#${kind}#${id}#${version}`),
    at,
    action: dueMarkOf(attended) === 'overdue' ? 'deadline-missed' : 'deadline-near',
    about: `${names[kind]}/${id}`,
    basis: `期限管理：${due.term}`,
    writes: [{ kind, value: { ...value, due: attended }, before: stored } as unknown as Write],
    answer: { on: attended.by.on },
  });
};
