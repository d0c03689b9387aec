import type { CreditEvent } from '../../domain/credit/event.ts';
import { resultCodeOf } from '../../domain/inspections/result-codes.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import type { ListingCase } from '../../domain/lists/case.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { isWithin } from '../../domain/registry/unit.ts';
import type { Ports } from '../ask.ts';
import type { Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { writesOfEvent } from './writes-of-event.ts';

/**
 * What follows from a published result: it enters the entity's credit history, the standing and the risk
 * class are folded anew, and a result that calls for it opens a case for the authority. Nobody is listed by
 * this; a person decides the case. Doing it twice changes nothing.
 */
export const followResult = async (
  { records, ledger, clock }: Pick<Ports, 'records' | 'ledger' | 'clock'>,
  visit: Visit,
): Promise<Result<unknown>> => {
  const { record, publishedAt } = visit;
  if (record === undefined || publishedAt === undefined)
    throw new Error(`visit ${visit.id} is published without a record`);
  const at = clock.now();
  const event: CreditEvent = {
    kind: 'inspection-result',
    id: `inspection-result:${visit.id}`,
    subject: visit.target,
    occurredOn: record.visitedOn,
    knownAt: publishedAt,
    visitId: visit.id,
    resultCodes: record.resultCodes,
  };
  const lastVisit = {
    visitId: visit.id,
    on: record.visitedOn,
    staffNos: visit.seats.map(({ staffNo }) => staffNo),
  };
  const entity = await records.get('entity', { target: { id: visit.target } });
  // Results are not published in the order of the visits; the last visit stays the last one.
  const isLast = (entity?.value.lastVisit?.on ?? '') <= lastVisit.on;
  const writes = await writesOfEvent(records, event, at, isLast ? { lastVisit } : {});
  if (writes.length === 0) return accepted(undefined);
  return ledger.apply({
    ...serviceAsk('reactions', `result#${visit.id}`),
    at,
    action: 'standing-updated',
    about: `entity/${visit.target}`,
    basis: '浙江省公共信用信息管理条例',
    writes: [...writes, ...casesOf(visit, authorityOf(visit, entity?.value.target.authority), at)],
    answer: { eventId: event.id },
  });
};

/**
 * The unit that decides: the one that answers for the entity, where it belongs to the department that found
 * the facts; otherwise that department itself, for another line of authority cannot decide on them.
 */
const authorityOf = ({ leadDepartment }: Visit, responsible: string | undefined): string =>
  responsible !== undefined && isWithin(responsible, leadDepartment) ? responsible : leadDepartment;

/** One case for each cause that the result's codes name. */
const casesOf = (visit: Visit, authority: string, openedAt: ListingCase['openedAt']): readonly Write[] =>
  (visit.record?.resultCodes ?? []).flatMap((code): Write[] => {
    const proposed = resultCodeOf(code)?.case;
    if (proposed === undefined) return [];
    const value: ListingCase = {
      id: `${visit.id}-${proposed.cause}`,
      subject: visit.target,
      subjectName: visit.targetName,
      list: proposed.list,
      cause: proposed.cause,
      visitId: visit.id,
      authority,
      state: 'proposed',
      openedAt,
    };
    return [{ kind: 'listingCase', value, before: undefined }];
  });
