import type { TargetId } from '../registry/identifier.ts';
import type { SubstitutionRequest } from './substitution.ts';
import type { Visit, VisitSeat } from './visit.ts';

type TargetReason = Extract<SubstitutionRequest, { of: 'target' }>['reason'];

/** What a substitute target brings to its visit. */
export interface Substitute {
  readonly target: TargetId;
  readonly targetName: string;
  readonly seats: readonly VisitSeat[];
}

/**
 * A visit whose target is replaced, and the one that takes its place: `attempt` is 2 for the first substitute of the
 * drawn target, and ends the new visit's id. The old row stays, with the reason and the way to the new one.
 */
export const replaceTarget = (
  visit: Visit,
  { target, targetName, seats }: Substitute,
  attempt: number,
  reason: TargetReason,
): { readonly replaced: Visit; readonly substitute: Visit } => {
  const id = `${visit.drawId}-${visit.place}-${attempt}`;
  return {
    replaced: { ...visit, state: 'replaced', replacedBy: id, replacedBecause: reason },
    substitute: { ...visit, id, target, targetName, seats: [...seats], formerSeats: [], replaces: visit.id },
  };
};

/** The visit with someone else in the seat at `place`; who held it is kept. */
export const replaceSeat = (
  visit: Visit,
  place: number,
  substitute: Pick<VisitSeat, 'staffNo' | 'pseudonym'>,
  { reason, replacedAt }: Pick<Visit['formerSeats'][number], 'reason' | 'replacedAt'>,
): Visit => {
  const former = visit.seats[place];
  if (former === undefined) throw new RangeError(`visit ${visit.id} has no seat ${place}`);
  return {
    ...visit,
    seats: visit.seats.with(place, { ...former, ...substitute }),
    formerSeats: [...visit.formerSeats, { ...former, place, reason, replacedAt }],
  };
};
