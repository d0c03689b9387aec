import type { Entity } from '../../domain/credit/entity.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import { resultCodeOf } from '../../domain/inspections/result-codes.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import type { ListingCase } from '../../domain/lists/case.ts';
import type { ListName } from '../../domain/lists/list-name.ts';
import { listRuleOf } from '../../domain/lists/lists.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { isWithin } from '../../domain/registry/unit.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import type { Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { type Addition, additionOf } from './addition-of.ts';

/**
 * What follows from a published result: it enters the entity's credit history, the standing and the risk
 * class are folded anew, and a result that calls for it opens a case for the authority. Nobody is listed by
 * this; a person decides the case. Doing it twice changes nothing.
 */
export const followResult = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  visit: Visit,
): Promise<Result<unknown>> => {
  const { record, publishedAt } = visit;
  if (record === undefined || publishedAt === undefined)
    throw new Error(`visit ${visit.id} is published without a record`);
  const at = ports.clock.now();
  const event: CreditEvent = {
    kind: 'inspection-result',
    id: `inspection-result:${visit.id}`,
    subject: visit.target,
    occurredOn: record.visitedOn,
    knownAt: publishedAt,
    source: { kind: 'service', by: `visit/${visit.id}`, unit: visit.leadDepartment },
    visitId: visit.id,
    resultCodes: record.resultCodes,
  };
  const lastVisit = {
    visitId: visit.id,
    on: record.visitedOn,
    staffNos: visit.seats.map(({ staffNo }) => staffNo),
  };
  // Results are not published in the order of the visits; the last visit stays the last one.
  const isLast = (entity: Entity): boolean => (entity.lastVisit?.on ?? '') <= lastVisit.on;
  const addition = await additionOf(ports, [event], at, (entity) => (isLast(entity) ? { lastVisit } : {}));
  if (addition === undefined) return accepted(undefined);
  return ports.ledger.apply({
    ...serviceAsk('reactions', `result#${visit.id}`),
    at,
    action: 'standing-updated',
    about: `entity/${visit.target}`,
    basis: '浙江省公共信用信息管理条例',
    writes: [...addition.writes, ...casesOf(visit, addition, at)],
    answer: { eventId: event.id },
  });
};

/**
 * The unit that decides: the one that answers for the entity, where it belongs to the line of authority that
 * is competent for the list; otherwise the head of that line.
 */
export const authorityOf = (tables: RuleTables, list: ListName, responsible: string | undefined): string => {
  const { competent } = listRuleOf(tables.lists, list);
  return responsible !== undefined && isWithin(responsible, competent) ? responsible : competent;
};

/** One case for each cause that the result's codes name. */
const casesOf = (
  visit: Visit,
  { entity, tables }: Addition,
  openedAt: ListingCase['openedAt'],
): readonly Write[] =>
  (visit.record?.resultCodes ?? []).flatMap((code): Write[] => {
    const proposed = resultCodeOf(tables['result-codes'], code)?.case;
    if (proposed === undefined) return [];
    const value: ListingCase = {
      id: `${visit.id}-${proposed.cause}`,
      subject: visit.target,
      subjectName: visit.targetName,
      list: proposed.list,
      cause: proposed.cause,
      visitId: visit.id,
      authority: authorityOf(tables, proposed.list, entity.target.authority),
      state: 'proposed',
      openedAt,
    };
    return [{ kind: 'listingCase', value, before: undefined }];
  });
