import type { DrawnVisit } from '../../domain/draws/outcome.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Visit } from '../../domain/inspections/visit.ts';
import type { Records } from '../ports.ts';

/**
 * Throws where what a concluded draw left (its visits, or its seatings in the visits of the targets' draw) is not what
 * the draw comes to when it is held again: nothing else than what was carried out may be certified.
 */
export const checkOutcome = async (
  records: Records,
  { id, stage }: Draw,
  outcome: readonly DrawnVisit[],
): Promise<void> => {
  let seen = 0;
  const see = (place: number, isSame: (drawn: DrawnVisit) => boolean): void => {
    const drawn = outcome[place - 1];
    if (drawn === undefined || !isSame(drawn))
      throw new Error(`draw ${id} does not come out again as it was carried out, at place ${place}`);
    seen += 1;
  };
  if (stage.kind === 'inspectors')
    for await (const { value } of records.all('seatingsOfDraw', { drawId: id }))
      see(value.place, ({ inspectors }) => isSameList(inspectors, value.seats.map(pseudonymOf)));
  else
    for await (const { value } of records.all('visitsOfDraw', { drawId: id })) {
      if (value.replaces !== undefined) continue;
      const drawnFirst = stage.kind === 'together' ? firstHolders(value) : [];
      see(value.place, (drawn) => drawn.target === value.target && isSameList(drawn.inspectors, drawnFirst));
    }
  if (seen !== outcome.length)
    throw new Error(`draw ${id} comes to ${outcome.length} visits, but ${seen} are there to be seen`);
};

const pseudonymOf = ({ pseudonym }: { readonly pseudonym: string }): string => pseudonym;

/** Whom the draw gave each seat, whoever took it over since. */
const firstHolders = ({ seats, formerSeats }: Visit): readonly string[] =>
  seats.map((seat, i) => pseudonymOf(formerSeats.find(({ place }) => place === i) ?? seat));

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);
