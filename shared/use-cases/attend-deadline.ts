import { digestOf } from '../domain/audit/digest.ts';
import type { AuditAction } from '../domain/audit/entry.ts';
import { type DeadlineName, deadlineRuleOf } from '../domain/calendar/deadlines.ts';
import { attendDue, type Due, dueMarkOf, startDue } from '../domain/calendar/due.ts';
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
  visit: 'visit',
} as const;
/** A kind of thing that has a term. */
export type Timed = keyof typeof names;

/** Terms of the entity, whose silence is no fault of the authority, and the authority's own that begin when they are over. */
const nextTerm: Readonly<Partial<Record<DeadlineName, DeadlineName>>> = {
  'state-and-defend': 'conclude-hearing',
};

const actionOf = (before: Due, after: Due): AuditAction => {
  const mark = dueMarkOf(after);
  if (mark === dueMarkOf(before)) return 'deadline-moved';
  return mark === 'overdue' ? 'deadline-missed' : 'deadline-near';
};

/**
 * Marks a running term as soon to end or missed, or counts it anew where the holidays of its year have become known; where the
 * entity's own term is over, the authority's begins. It reminds people and decides nothing. Doing it twice changes nothing.
 */
export const attendDeadline = async <K extends Timed>(
  ports: Pick<Ports, 'ledger' | 'clock' | 'tables'>,
  stored: Stored<K>,
): Promise<Result<unknown>> => {
  const { kind, value, version } = stored;
  const { id, due } = value;
  if (due === undefined) return accepted(undefined);
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const counted = attendDue(due, tables, at);
  const next = counted.overdueSince === undefined ? undefined : nextTerm[due.term];
  const attended = next === undefined ? counted : startDue(tables, next, counted.by.on, at);
  if (digestOf(attended) === digestOf(due)) return accepted(undefined);
  return ports.ledger.apply({
    ...serviceAsk('clock', `deadline#${kind}#${id}#${version}`),
    at,
    action: next === undefined ? actionOf(due, attended) : 'statement-term-over',
    about: `${names[kind]}/${id}`,
    basis: deadlineRuleOf(tables.deadlines, due.term).basis,
    writes: [{ kind, value: { ...value, due: attended }, before: stored } as unknown as Write],
    answer: { on: attended.by.on },
  });
};
