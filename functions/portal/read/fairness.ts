import {
  type FairnessReport,
  fairnessReportSchema,
} from '../../../shared/domain/inspections/fairness-report.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import type { Records } from '../../../shared/use-cases/ports.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';
import { unitNames } from './names.ts';

/** How many reports a page of the portal lists. */
const pageSize = 50;

/** A report with the name of its department. */
export interface FairnessView extends FairnessReport {
  readonly departmentName: string;
}

/** A report in full, each stratum with its label and the share that the ratio table in force publishes. */
export interface FairnessReportView extends Omit<FairnessView, 'strata'> {
  readonly strata: readonly (FairnessReport['strata'][number] & {
    readonly label: Text | undefined;
    readonly published: number | undefined;
  })[];
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
  { records, tables, clock }: Pick<Ports, 'records' | 'tables' | 'clock'>,
  department: string,
  year: string,
): Promise<FairnessReportView | undefined> => {
  const ref = fairnessReportSchema
    .pick({ department: true, year: true })
    .safeParse({ department, year: /^\d{4}$/.test(year) ? Number(year) : undefined });
  if (!ref.success) return undefined;
  const report = (await records.get('fairnessReport', ref.data))?.value;
  if (report === undefined) return undefined;
  const nameOf = await unitNames(records, [report.department]);
  const { 'draw-ratios': ratios } = await tablesNow(tables, clock.now());
  const strata = report.strata.map((figures) => {
    const row = ratios.rows.find(({ stratum }) => stratum === figures.stratum);
    return { ...figures, label: row?.label, published: row && row.perTenThousand / 10_000 };
  });
  return { ...report, strata, departmentName: nameOf(report.department) };
};
