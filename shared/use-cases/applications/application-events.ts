import type { CreditEvent } from '../../domain/credit/event.ts';
import type { Application } from '../../domain/lists/application.ts';
import { civilDateOf, type Instant } from '../../domain/primitives/time.ts';

/** The event that an application is about, or nothing where it asks for the removal of a listing. */
export const eventIdOf = ({ request }: Pick<Application, 'request'>): string | undefined => {
  switch (request.kind) {
    case 'objection':
      return request.about.of === 'event' ? request.about.eventId : `listed:${request.about.listingId}`;
    case 'repair':
      return request.eventId;
    case 'removal':
      return undefined;
  }
};

/** The listing that an application is about, or nothing where it is about another event. */
export const listingIdOf = ({ request }: Pick<Application, 'request'>): string | undefined => {
  switch (request.kind) {
    case 'objection':
      return request.about.of === 'listing' ? request.about.listingId : undefined;
    case 'repair':
      return undefined;
    case 'removal':
      return request.listingId;
  }
};

/** What every event has that an application adds to a history. */
export const eventOf = (
  { id, subject, unit }: Pick<Application, 'id' | 'subject' | 'unit'>,
  kind: CreditEvent['kind'],
  at: Instant,
) => ({
  id: `${kind}:${id}`,
  subject,
  occurredOn: civilDateOf(at),
  knownAt: at,
  source: { kind: 'service' as const, by: `application/${id}`, unit },
});

/** That an objection no longer runs; nothing for what is no objection. */
export const settlementOf = (
  application: Application,
  reason: string,
  at: Instant,
): CreditEvent | undefined => {
  const of = eventIdOf(application);
  return application.request.kind === 'objection' && of !== undefined
    ? {
        ...eventOf(application, 'dispute-settled', at),
        kind: 'dispute-settled',
        of,
        reason,
        applicationId: application.id,
      }
    : undefined;
};
