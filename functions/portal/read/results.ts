import type { ResultCode } from '../../../shared/domain/inspections/result-codes.ts';
import type { Visit, VisitRecord } from '../../../shared/domain/inspections/visit.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import type { TargetId } from '../../../shared/domain/registry/identifier.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import { pageOverParts } from '../../../shared/use-cases/page-over-parts.ts';
import type { Page } from '../../../shared/use-cases/ports.ts';
import { categoriesOf } from './categories.ts';
import { unitNames } from './names.ts';
import { stillShown } from './taken-down.ts';

/** How many results a page of the portal lists. */
const pageSize = 10;

type ReadPorts = Pick<Ports, 'records' | 'tables' | 'clock'>;

/** A published result in a list. */
export interface ResultSummary extends Pick<Visit, 'id' | 'targetName'>, Pick<VisitRecord, 'visitedOn'> {
  readonly categories: readonly ResultCode[];
  /** The name of the lead department. */
  readonly department: string;
}

/** A page of published results, newest first. */
export interface ResultsPage {
  readonly items: readonly ResultSummary[];
  readonly next: string | undefined;
}

const summariesOf = async (ports: ReadPorts, { items, cursor }: Page<'visit'>): Promise<ResultsPage> => {
  const { records, tables } = ports;
  const codesOf = await stillShown(
    ports,
    items.map(({ value }) => value),
  );
  const shown = items.filter(({ value }) => codesOf(value).length > 0);
  const nameOf = await unitNames(
    records,
    shown.map(({ value }) => value.leadDepartment),
  );
  return {
    items: await Promise.all(
      shown.map(async ({ value }) => {
        const { id, targetName, leadDepartment, record, publishedAt } = value;
        if (record === undefined || publishedAt === undefined)
          throw new Error(`visit ${id} is published without a record or a time`);
        return {
          id,
          targetName,
          department: nameOf(leadDepartment),
          visitedOn: record.visitedOn,
          categories: await categoriesOf(tables, codesOf(value), publishedAt),
        };
      }),
    ),
    next: cursor,
  };
};

/**
 * The results of everybody that are still shown; a page may hold fewer than it read. Refuses a cursor of another list with
 * `invalid-cursor`.
 */
export const readResults = async (
  ports: ReadPorts,
  cursor: string | undefined,
): Promise<Result<ResultsPage>> => {
  const page = await ports.records.page('publishedVisits', {}, { limit: pageSize, cursor });
  return page.ok ? accepted(await summariesOf(ports, page.value)) : page;
};

/**
 * The results of an entity that are still shown, under one of its codes after another; a page may hold fewer than it read.
 * Refuses a cursor of another list with `invalid-cursor`.
 */
export const readResultsOf = async (
  ports: ReadPorts,
  codes: readonly TargetId[],
  cursor: string | undefined,
): Promise<Result<ResultsPage>> => {
  const page = await pageOverParts(codes, { limit: pageSize, cursor }, (target, asked) =>
    ports.records.page('publishedVisitsOfTarget', { target }, asked),
  );
  return page.ok ? accepted(await summariesOf(ports, page.value)) : page;
};
