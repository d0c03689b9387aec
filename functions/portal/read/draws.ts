import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import type { Records } from '../../../shared/use-cases/ports.ts';
import { unitNames } from './names.ts';

/** How many draws a page of the portal lists. */
const pageSize = 20;

/** A draw in a list. */
export interface DrawSummary
  extends Pick<
    Draw,
    | 'id'
    | 'taskName'
    | 'number'
    | 'stage'
    | 'state'
    | 'frozenAt'
    | 'drawnAt'
    | 'revealedAt'
    | 'overdueSince'
    | 'voided'
    | 'counts'
  > {
  /** The name of the department whose draw it is. */
  readonly department: string;
}

/** A page of draws, newest first. */
export interface DrawsPage {
  readonly items: readonly DrawSummary[];
  readonly next: string | undefined;
}

/** Reads a page of all draws, void ones included. Refuses a cursor of another list with `invalid-cursor`. */
export const readDraws = async (records: Records, cursor: string | undefined): Promise<Result<DrawsPage>> => {
  const page = await records.page('draws', {}, { limit: pageSize, cursor });
  if (!page.ok) return page;
  const draws = page.value.items.map(({ value }) => value);
  const nameOf = await unitNames(
    records,
    draws.map(({ leadDepartment }) => leadDepartment),
  );
  return accepted({
    items: draws.map((draw) => ({
      id: draw.id,
      taskName: draw.taskName,
      number: draw.number,
      stage: draw.stage,
      state: draw.state,
      frozenAt: draw.frozenAt,
      drawnAt: draw.drawnAt,
      revealedAt: draw.revealedAt,
      overdueSince: draw.overdueSince,
      voided: draw.voided,
      counts: draw.counts,
      department: nameOf(draw.leadDepartment),
    })),
    next: page.value.cursor,
  });
};
