import { loggedResult } from '../../../shared/domain/inspections/logged-result.ts';
import type { ResultCode } from '../../../shared/domain/inspections/result-codes.ts';
import {
  type Finding,
  type Visit,
  type VisitRecord,
  visitSchema,
} from '../../../shared/domain/inspections/visit.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import { categoriesOf } from './categories.ts';
import { findLogged, type LoggedFacts } from './logged-facts.ts';
import { unitNames } from './names.ts';
import { stillShown } from './taken-down.ts';

type ReadPorts = Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>;

/** What anyone may know about a published result: neither who inspected nor what an inspector wrote in words. */
export interface ResultView
  extends Pick<Visit, 'id' | 'drawId' | 'target' | 'targetName'>,
    Pick<VisitRecord, 'visitedOn'> {
  readonly categories: readonly ResultCode[];
  readonly publishedAt: NonNullable<Visit['publishedAt']>;
  readonly taskName: string;
  readonly taskNumber: string;
  /** The name of the lead department. */
  readonly department: string;
  readonly findings: readonly (Pick<Finding, 'itemCode' | 'outcome'> & {
    readonly name: string;
    readonly legalBasis: string | undefined;
  })[];
  /** What vouches for it; absent where the log has no such entry, or vouches for categories that are no longer shown. */
  readonly logged: LoggedFacts | undefined;
  readonly seats: readonly { readonly pseudonym: string; readonly department: string }[];
}

/**
 * Reads a published result; nothing where there is none, which is also the answer for a visit that exists but
 * is not published, or no longer shown.
 */
export const readResult = async (ports: ReadPorts, visitId: string): Promise<ResultView | undefined> => {
  const { records, tables } = ports;
  if (!visitSchema.shape.id.safeParse(visitId).success) return undefined;
  const visit = (await records.get('visit', { id: visitId }))?.value;
  if (visit?.state !== 'published') return undefined;
  const { id, drawId, taskId, target, targetName, leadDepartment, record, publishedAt } = visit;
  const codes = (await stillShown(ports, [visit]))(visit);
  if (codes.length === 0) return undefined;
  if (record === undefined || publishedAt === undefined)
    throw new Error(`visit ${id} is published without a record or a time`);
  const [logged, task, categories, items, nameOf] = await Promise.all([
    codes.length === record.resultCodes.length
      ? findLogged(ports.ledger, `visit/${id}`, loggedResult(visit))
      : undefined,
    records.get('task', { id: taskId }),
    categoriesOf(tables, codes, publishedAt),
    records.getMany(
      'item',
      [...new Set(record.findings.map(({ itemCode }) => itemCode))].map((code) => ({ code })),
    ),
    unitNames(records, [leadDepartment, ...visit.seats.map(({ department }) => department)]),
  ]);
  if (task === undefined) throw new Error(`visit ${id} belongs to no task`);
  const itemOf = new Map(
    items.flatMap((item) => (item === undefined ? [] : [[item.value.code, item.value]])),
  );
  return {
    id,
    drawId,
    target,
    targetName,
    publishedAt,
    visitedOn: record.visitedOn,
    categories,
    taskName: task.value.name,
    taskNumber: task.value.number,
    department: nameOf(leadDepartment),
    findings: record.findings.map(({ itemCode, outcome }) => ({
      itemCode,
      outcome,
      name: itemOf.get(itemCode)?.name ?? itemCode,
      legalBasis: itemOf.get(itemCode)?.legalBasis,
    })),
    logged,
    seats: visit.seats.map(({ pseudonym, department }) => ({ pseudonym, department: nameOf(department) })),
  };
};
