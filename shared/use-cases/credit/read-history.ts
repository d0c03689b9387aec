import { type Entity, isSucceeded } from '../../domain/credit/entity.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import type { Viewpoint } from '../../domain/credit/history.ts';
import type { Records } from '../ports.ts';
import { underEveryCode } from './resolve-entity.ts';

/**
 * Every credit event of an entity and of those that it has succeeded to, in no particular order; each keeps the subject it
 * was recorded under. With a viewpoint, only predecessors that it had and was known to have then.
 */
export const readHistory = async (
  records: Records,
  { target, predecessors = [] }: Pick<Entity, 'target' | 'predecessors'>,
  viewpoint?: Viewpoint,
): Promise<readonly CreditEvent[]> => {
  const before = predecessors.filter((one) => viewpoint === undefined || isSucceeded(one, viewpoint));
  const events: CreditEvent[] = [];
  for await (const { value } of underEveryCode(records, 'eventsOfSubject', { target, predecessors: before }))
    events.push(value);
  return events;
};
