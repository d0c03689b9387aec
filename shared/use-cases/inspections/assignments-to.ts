import type { Visit } from '../../domain/inspections/visit.ts';
import type { Write } from '../ports.ts';

/** The pointers that lead the inspectors in a visit's seats to it; whoever is not in a seat any more is not shown the visit. */
export const assignmentsTo = ({ id: visitId, plannedOn, seats }: Visit): readonly Write[] =>
  seats.map(({ staffNo }) => ({
    kind: 'assignment',
    value: { staffNo, plannedOn, visitId },
    before: undefined,
  }));
