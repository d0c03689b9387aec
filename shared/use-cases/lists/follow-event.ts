import { digestOf } from '../../domain/audit/digest.ts';
import type { DeadlineName } from '../../domain/calendar/deadlines.ts';
import { startDue } from '../../domain/calendar/due.ts';
import type { Annotation, CreditEvent } from '../../domain/credit/event.ts';
import type { HistoryEntry } from '../../domain/credit/history.ts';
import { proposalsFor } from '../../domain/credit/proposals-for.ts';
import type { ProposedCase } from '../../domain/credit/proposed-case.ts';
import { weigh } from '../../domain/credit/weigh-event.ts';
import { caseMachines, isUndecided, type ListingCase } from '../../domain/lists/case.ts';
import { groundFault, groundsOf, replacedBy, standingEventOf } from '../../domain/lists/ground.ts';
import { listingMachine } from '../../domain/lists/listing.ts';
import { causeBasis } from '../../domain/lists/lists.ts';
import { openCase } from '../../domain/lists/open-case.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import { historyNow } from '../credit/history-now.ts';
import { readHistory } from '../credit/read-history.ts';
import { resolveEntity, underEveryCode } from '../credit/resolve-entity.ts';
import type { Stored, Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { tablesNow } from '../tables-now.ts';
import { tablesOn } from '../tables-on.ts';
import { lapseListing } from './end-listing.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;

/** Whether a step came to nothing; one that was taken before did not. */
const hasFailed = (result: Result<unknown>): boolean =>
  !result.ok && result.refusal.code !== 'command-already-applied';

/** One fact opens one case a cause. */
const caseIdOf = (event: CreditEvent, cause: string, eventId = event.id): string =>
  event.kind === 'inspection-result'
    ? `${event.visitId}-${cause}`
    : `${cause}-${digestOf([event.subject, eventId]).slice(0, 32)}`;

/** What the tables of its day and of today propose because of an event that still counts; of a day without tables nothing. */
const proposalsIn = async (
  ports: Outside,
  history: readonly HistoryEntry[],
  eventId: string,
  tables: RuleTables,
  at: Instant,
): Promise<readonly ProposedCase[]> => {
  const entry = history.find(({ event }) => event.id === eventId);
  if (entry === undefined) return [];
  const onItsDay = await tablesOn(ports.tables, entry.event.occurredOn, at, 'occurredOn');
  return onItsDay.ok ? proposalsFor(entry, onItsDay.value, tables) : [];
};

const proposalsOf = async (
  ports: Outside,
  event: CreditEvent,
  tables: RuleTables,
  at: Instant,
): Promise<readonly ProposedCase[]> =>
  // Most events propose nothing, whatever became of them; their histories need not be read.
  weigh(event, tables).every(({ proposes }) => proposes === undefined)
    ? []
    : proposalsIn(ports, await historyNow(ports, event.subject, at), event.id, tables, at);

const entityOf = async ({ records }: Outside, { id, subject }: CreditEvent): Promise<Stored<'entity'>> => {
  const entity = await resolveEntity(records, subject);
  if (entity === undefined) throw new Error(`credit event ${id} is about an unregistered entity`);
  return entity;
};

/** A case whose facts the entity was not told of yet, so that a correction of them wrongs nobody. */
const isUntold = (one: ListingCase): boolean => one.state === 'proposed' && one.groundFellAt === undefined;

const propose = async (
  ports: Outside,
  event: CreditEvent,
  { list, cause }: ProposedCase,
  tables: RuleTables,
  at: Instant,
): Promise<Result<unknown>> => {
  const { records } = ports;
  const id = caseIdOf(event, cause);
  if ((await records.get('listingCase', { id })) !== undefined) return accepted(undefined);
  const entity = await entityOf(ports, event);
  for (const earlier of replacedBy(await readHistory(records, entity.value), event.id)) {
    const stored = await records.get('listingCase', { id: caseIdOf(event, cause, earlier) });
    // Its evidence follows the correction; a second case for the same cause would be one too many.
    if (stored !== undefined && isUntold(stored.value)) return accepted(undefined);
  }
  const { actor, command } = serviceAsk('reactions', `case#${id}`);
  const evidence = {
    eventId: event.id,
    ...(event.kind === 'inspection-result' && { visitId: event.visitId }),
  };
  const value = openCase({ id, list, cause, evidence, proposedBy: actor }, entity.value, tables, at);
  return ports.ledger.apply({
    command,
    actor,
    at,
    action: 'case-opened',
    about: `case/${id}`,
    basis: causeBasis(tables.lists, value),
    writes: [{ kind: 'listingCase', value, before: undefined }],
    answer: { caseId: id },
  });
};

/**
 * What rests on an event that fell, as the fact or as the penalty for it, is brought before people: an open case, and an adverse
 * listing, are marked and given a term. A case that the entity was not told of yet follows a correction. What was repaired was
 * true, so that a published listing for it stands until it is removed; one that is only decided may not be published any more.
 * What was marked by a repair goes on when that is withdrawn. Only a favourable listing ends by itself.
 */
const followFall = async (ports: Outside, event: Annotation): Promise<Result<unknown>> => {
  const { records, ledger } = ports;
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  const entity = await entityOf(ports, event);
  const events = await readHistory(records, entity.value);
  const history = await historyNow(ports, event.subject, at);
  const fallen = { groundFellAt: at, due: startDue(tables, 'review-ground', civilDateOf(at), at) };
  const change = (write: Write & { readonly value: { readonly id: string } }): Promise<Result<unknown>> =>
    ledger.apply({
      ...serviceAsk('reactions', `ground#${write.kind}#${write.value.id}#${event.id}`),
      at,
      action: 'ground-changed',
      about: `case/${write.value.id}`,
      basis: event.reason,
      writes: [write],
      answer: { eventId: event.id },
    });
  // Where a repair is withdrawn (骗取的信用修复), what was repaired counts again, and so do the cases that rest on it.
  const undone = events.find(({ id }) => id === event.of);
  const revived = undone?.kind === 'repaired' ? undone.of : undefined;
  const startAnew = (term: DeadlineName | undefined) =>
    term === undefined ? undefined : startDue(tables, term, civilDateOf(at), at);
  /** The event that a case goes on with where its own was corrected before the entity was told, and calls for the same case still. */
  const followedTo = async (one: ListingCase): Promise<string | undefined> => {
    if (event.kind !== 'corrected' || !isUntold(one)) return undefined;
    const last = standingEventOf(events, event.of);
    const proposed = await proposalsIn(ports, history, last, tables, at);
    return proposed.some(({ cause }) => cause === one.cause) ? last : undefined;
  };
  const followCase = async (stored: Stored<'listingCase'>): Promise<Result<unknown>> => {
    const { value } = stored;
    if (revived !== undefined) {
      const { groundFellAt: _, ...rest } = value;
      const due = startAnew(caseMachines[value.procedure].terms[value.state]);
      return change({ kind: 'listingCase', value: { ...rest, due }, before: stored });
    }
    const eventId = await followedTo(value);
    const changed = eventId === undefined ? fallen : { evidence: { ...value.evidence, eventId } };
    return change({ kind: 'listingCase', value: { ...value, ...changed }, before: stored });
  };
  const followListing = async (stored: Stored<'listing'>): Promise<Result<unknown>> => {
    const { groundFellAt: _, ...rest } = stored.value;
    if (revived !== undefined) {
      const due = startAnew(listingMachine.terms[rest.state]);
      return change({ kind: 'listing', value: { ...rest, due }, before: stored });
    }
    return rest.list === 'red'
      ? lapseListing(ports, stored, event.reason)
      : change({ kind: 'listing', value: { ...rest, ...fallen }, before: stored });
  };
  const isConcerned = (one: Pick<ListingCase, 'list' | 'evidence'>): boolean =>
    groundsOf(one).includes(revived ?? event.of) &&
    (revived === undefined || groundFault(history, one) === undefined);
  const isRepair = event.kind === 'repaired' || revived !== undefined;
  for await (const stored of underEveryCode(records, 'casesOfSubject', entity.value)) {
    if (!isConcerned(stored.value) || !isUndecided(stored.value)) continue;
    const followed = await followCase(stored);
    if (hasFailed(followed)) return followed;
  }
  for await (const stored of underEveryCode(records, 'listingsOfSubject', entity.value)) {
    const { state } = stored.value;
    if (!isConcerned(stored.value) || state === 'ended' || (isRepair && state === 'published')) continue;
    const followed = await followListing(stored);
    if (hasFailed(followed)) return followed;
  }
  return accepted(undefined);
};

const falls: ReadonlySet<CreditEvent['kind']> = new Set(['withdrawn', 'corrected', 'repaired']);

/**
 * What follows from a new credit event: where the tables say so it opens a case for the authority, with the proposed cause
 * and the event as evidence. Where it says that an earlier one fell, what rests on that is brought before people. Nobody is
 * listed by this; people decide. Only a favourable listing whose recognition proved wrong lapses by itself. Doing it twice
 * changes nothing.
 */
export const followEvent = async (ports: Outside, event: CreditEvent): Promise<Result<unknown>> => {
  if ('of' in event) return falls.has(event.kind) ? followFall(ports, event) : accepted(undefined);
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  for (const proposed of await proposalsOf(ports, event, tables, at)) {
    const opened = await propose(ports, event, proposed, tables, at);
    if (hasFailed(opened)) return opened;
  }
  return accepted(undefined);
};
