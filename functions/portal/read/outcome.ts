import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import type { Records } from '../../../shared/use-cases/ports.ts';

/** How many visits a page of a draw lists. */
const pageSize = 50;

/** Whom a revealed draw drew: the target, and its inspectors by their pseudonyms. */
export interface DrawnVisit
  extends Pick<Visit, 'id' | 'place' | 'target' | 'targetName' | 'replacedBecause' | 'replaces'> {
  readonly isPublished: boolean;
  readonly pseudonyms: readonly string[];
}

/** A page of what a draw drew, in drawn order. */
export interface Outcome {
  readonly visits: readonly DrawnVisit[];
  readonly next: string | undefined;
}

const drawnVisit = (
  { id, place, target, targetName, state, replaces, replacedBecause }: Visit,
  seats: Visit['seats'],
): DrawnVisit => ({
  id,
  place,
  target,
  targetName,
  replaces,
  replacedBecause,
  isPublished: state === 'published',
  pseudonyms: seats.map(({ pseudonym }) => pseudonym),
});

/**
 * What a draw drew: nothing before its secret is revealed, for until then an inspection must stay a surprise, and
 * nothing where it was declared void before anything was drawn. Refuses a cursor of another list with
 * `invalid-cursor`.
 */
export const readOutcome = async (
  records: Records,
  { id: drawId, stage, secret, drawnAt }: Draw,
  cursor: string | undefined,
): Promise<Result<Outcome | undefined>> => {
  if (secret === undefined || drawnAt === undefined) return accepted(undefined);
  return stage.kind === 'inspectors'
    ? readSeatings(records, drawId, cursor)
    : readVisits(records, drawId, cursor);
};

const readVisits = async (
  records: Records,
  drawId: string,
  cursor: string | undefined,
): Promise<Result<Outcome>> => {
  const page = await records.page('visitsOfDraw', { drawId }, { limit: pageSize, cursor });
  return page.ok
    ? accepted({
        visits: page.value.items.map(({ value }) => drawnVisit(value, value.seats)),
        next: page.value.cursor,
      })
    : page;
};

/** A department's own draw gives inspectors to the visits of another draw. */
const readSeatings = async (
  records: Records,
  drawId: string,
  cursor: string | undefined,
): Promise<Result<Outcome>> => {
  const page = await records.page('seatingsOfDraw', { drawId }, { limit: pageSize, cursor });
  if (!page.ok) return page;
  const seatings = page.value.items.map(({ value }) => value);
  const visits = await records.getMany(
    'visit',
    seatings.map(({ visitId: id }) => ({ id })),
  );
  return accepted({
    visits: seatings.map(({ place, visitId, seats }, i) => {
      const visit = visits[i]?.value;
      if (visit === undefined)
        throw new Error(`draw ${drawId} seats the visit ${visitId}, which is not there`);
      return { ...drawnVisit(visit, seats), place };
    }),
    next: page.value.cursor,
  });
};
