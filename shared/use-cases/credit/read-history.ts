import type { Entity } from '../../domain/credit/entity.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import type { Viewpoint } from '../../domain/credit/history.ts';
import type { Records } from '../ports.ts';

/**
 * Every credit event of an entity and of those that it has succeeded to, in no particular order; each keeps the subject it
 * was recorded under. With a viewpoint, only predecessors that it had and was known to have then.
 */
export const readHistory = async (
  records: Records,
  { target, predecessors = [] }: Pick<Entity, 'target' | 'predecessors'>,
  viewpoint?: Viewpoint,
): Promise<readonly CreditEvent[]> => {
  const before = predecessors.filter(
    ({ effectiveOn, knownAt }) =>
      viewpoint === undefined || (effectiveOn <= viewpoint.asOf && knownAt <= viewpoint.knownAt),
  );
  const events: CreditEvent[] = [];
  for (const { id: subject } of [target, ...before])
    for await (const { value } of records.all('eventsOfSubject', { subject })) events.push(value);
  return events;
};
