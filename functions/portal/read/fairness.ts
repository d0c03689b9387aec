import {
  type FairnessReport,
  fairnessReportSchema,
} from '../../../shared/domain/inspections/fairness-report.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import type { Records } from '../../../shared/use-cases/ports.ts';
import { unitNames } from './names.ts';

/** How many reports a page of the portal lists. */
const pageSize = 50;

/** A report with the name of its department. */
export interface FairnessView extends FairnessReport {
  readonly departmentName: string;
}

/** A page of reports, newest year first. */
export interface FairnessPage {
  readonly items: readonly FairnessView[];
  readonly next: string | undefined;
}

/** Reads a page of all reports. Refuses a cursor of another list with `invalid-cursor`. */
export const readFairnessReports = async (
  records: Records,
  cursor: string | undefined,
): Promise<Result<FairnessPage>> => {
  const page = await records.page('fairnessReports', {}, { limit: pageSize, cursor });
  if (!page.ok) return page;
  const reports = page.value.items.map(({ value }) => value);
  const nameOf = await unitNames(
    records,
    reports.map(({ department }) => department),
  );
  return accepted({
    items: reports.map((report) => ({ ...report, departmentName: nameOf(report.department) })),
    next: page.value.cursor,
  });
};

/** Reads a department's report of a year, or nothing where there is none. */
export const readFairnessReport = async (
  records: Records,
  department: string,
  year: string,
): Promise<FairnessView | undefined> => {
  const ref = fairnessReportSchema
    .pick({ department: true, year: true })
    .safeParse({ department, year: /^\d{4}$/.test(year) ? Number(year) : undefined });
  if (!ref.success) return undefined;
  const report = (await records.get('fairnessReport', ref.data))?.value;
  if (report === undefined) return undefined;
  const nameOf = await unitNames(records, [report.department]);
  return { ...report, departmentName: nameOf(report.department) };
};
