import { digestOf } from '../../domain/audit/digest.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import type { ProposedCase } from '../../domain/credit/proposed-case.ts';
import { weigh } from '../../domain/credit/weigh-event.ts';
import { openCase } from '../../domain/lists/open-case.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import { codesOf, resolveEntity } from '../credit/resolve-entity.ts';
import type { Stored } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { tablesNow } from '../tables-now.ts';
import { caseBasis } from './change-case.ts';
import { lapseListing } from './end-listing.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>;

/** One fact opens one case a cause. */
const caseIdOf = (event: CreditEvent, cause: string): string =>
  event.kind === 'inspection-result'
    ? `${event.visitId}-${cause}`
    : `${cause}-${digestOf([event.subject, event.id]).slice(0, 32)}`;

/** What the tables propose because of an event that still counts, each cause once. */
const proposalsOf = (event: CreditEvent, tables: RuleTables, at: Instant): readonly ProposedCase[] => {
  const today = civilDateOf(at);
  const proposed = weigh(event, tables).flatMap(({ proposes, countsThrough }) =>
    proposes === undefined || (countsThrough !== undefined && countsThrough < today) ? [] : [proposes],
  );
  return [...new Map(proposed.map((one) => [one.cause, one])).values()];
};

const entityOf = async ({ records }: Outside, event: CreditEvent): Promise<Stored<'entity'>> => {
  const entity = await resolveEntity(records, event.subject);
  if (entity === undefined) throw new Error(`credit event ${event.id} is about an unregistered entity`);
  return entity;
};

const propose = async (
  ports: Outside,
  event: CreditEvent,
  { list, cause }: ProposedCase,
  tables: RuleTables,
  at: Instant,
): Promise<Result<unknown>> => {
  const id = caseIdOf(event, cause);
  if ((await ports.records.get('listingCase', { id })) !== undefined) return accepted(undefined);
  const { actor, command } = serviceAsk('reactions', `case#${id}`);
  const evidence = {
    eventId: event.id,
    ...(event.kind === 'inspection-result' && { visitId: event.visitId }),
  };
  const entity = await entityOf(ports, event);
  const value = openCase({ id, list, cause, evidence, proposedBy: actor }, entity.value, tables, at);
  return ports.ledger.apply({
    command,
    actor,
    at,
    action: 'case-opened',
    about: `case/${id}`,
    basis: caseBasis(tables, value),
    writes: [{ kind: 'listingCase', value, before: undefined }],
    answer: { caseId: id },
  });
};

/** Ends the favourable listings that rested on an event which proved wrong. */
const lapse = async (
  ports: Outside,
  event: Extract<CreditEvent, { of: string }>,
): Promise<Result<unknown>> => {
  const entity = await entityOf(ports, event);
  for (const subject of codesOf(entity.value))
    for await (const stored of ports.records.all('listingsOfSubject', { subject })) {
      const { list, evidence } = stored.value;
      if (list !== 'red' || evidence.eventId !== event.of) continue;
      const lapsed = await lapseListing(ports, stored, event.reason);
      if (!lapsed.ok && lapsed.refusal.code !== 'command-already-applied') return lapsed;
    }
  return accepted(undefined);
};

/**
 * What follows from a new credit event: where the tables say so it opens a case for the authority, with the proposed cause
 * and the event as evidence. Nobody is listed by this; people decide. Only a favourable listing whose recognition proved
 * wrong lapses by itself. Doing it twice changes nothing.
 */
export const followEvent = async (ports: Outside, event: CreditEvent): Promise<Result<unknown>> => {
  if (event.kind === 'withdrawn' || event.kind === 'corrected') return lapse(ports, event);
  const at = ports.clock.now();
  const tables = await tablesNow(ports.tables, at);
  for (const proposed of proposalsOf(event, tables, at)) {
    const opened = await propose(ports, event, proposed, tables, at);
    if (!opened.ok && opened.refusal.code !== 'command-already-applied') return opened;
  }
  return accepted(undefined);
};
