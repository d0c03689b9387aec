import type { Visit, VisitRecord } from '../../../shared/domain/inspections/visit.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import type { Page, Records } from '../../../shared/use-cases/ports.ts';
import { unitNames } from './names.ts';

/** How many results a page of the portal lists. */
const pageSize = 10;

/** A published result in a list. */
export interface ResultSummary
  extends Pick<Visit, 'id' | 'targetName'>,
    Pick<VisitRecord, 'visitedOn' | 'resultCodes'> {
  /** The name of the lead department. */
  readonly department: string;
}

/** A page of published results, newest first. */
export interface ResultsPage {
  readonly items: readonly ResultSummary[];
  readonly next: string | undefined;
}

const summariesOf = async (records: Records, { items, cursor }: Page<'visit'>): Promise<ResultsPage> => {
  const nameOf = await unitNames(
    records,
    items.map(({ value }) => value.leadDepartment),
  );
  return {
    items: items.map(({ value: { id, targetName, leadDepartment, record } }) => {
      if (record === undefined) throw new Error(`visit ${id} is published without a record`);
      const { visitedOn, resultCodes } = record;
      return { id, targetName, department: nameOf(leadDepartment), visitedOn, resultCodes };
    }),
    next: cursor,
  };
};

/** The results of everybody, or of one target. Refuses a cursor of another list with `invalid-cursor`. */
export const readResults = async (
  records: Records,
  target: string | undefined,
  cursor: string | undefined,
): Promise<Result<ResultsPage>> => {
  const wanted = { limit: pageSize, cursor };
  const page =
    target === undefined
      ? await records.page('publishedVisits', {}, wanted)
      : await records.page('publishedVisitsOfTarget', { target }, wanted);
  return page.ok ? accepted(await summariesOf(records, page.value)) : page;
};
