import type { Entity } from '../../domain/credit/entity.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { serviceAsk } from '../service-ask.ts';
import { additionOf } from './addition-of.ts';

/**
 * What follows from a published result: it enters the entity's credit history, and the standing and the risk class are
 * folded anew. Doing it twice changes nothing.
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
    writes: addition.writes,
    answer: { eventId: event.id },
  });
};
