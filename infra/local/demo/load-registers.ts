import { importReportSchema, listUnits } from '../../../shared/contracts/registry.ts';
import type { CivilDate } from '../../../shared/domain/primitives/time.ts';
import { unitSchema } from '../../../shared/domain/registry/unit.ts';
import { mostRows } from '../../../shared/use-cases/registry/run-import.ts';
import type { ApiClient } from '../api-client.ts';
import { demoRows } from '../demo-data/rows.ts';
import { demoUnits } from '../demo-data/units.ts';
import { check } from './checks.ts';

/** How many rows each register of the demonstration holds, and how many of them an import changed. */
export type LoadedRegisters = Readonly<
  Record<'targets' | 'inspectors' | 'items', { read: number; changed: number }>
>;

/** Brings the demonstration's units and registers in through the API, as a steward would. */
export const loadRegisters = async (steward: ApiClient, today: CivilDate): Promise<LoadedRegisters> => {
  const known = await steward.get('/v1/units?limit=200', listUnits.answer);
  const codes = new Set(known.items.map(({ code }) => code));
  for (const unit of demoUnits())
    if (!codes.has(unit.code)) await steward.post('/v1/units', unitSchema, unit);

  const rows = demoRows(today);
  const loaded = {
    targets: { read: 0, changed: 0 },
    inspectors: { read: 0, changed: 0 },
    items: { read: 0, changed: 0 },
  };
  for (const register of ['items', 'inspectors', 'targets'] as const)
    for (let i = 0; i < rows[register].length; i += mostRows) {
      const lines = rows[register]
        .slice(i, i + mostRows)
        .map((row, place) => JSON.stringify({ ...row, line: i + place + 1 }))
        .join('\n');
      const report = await steward.postRows(
        `/v1/${register}/import?importId=demo-${register}`,
        importReportSchema,
        lines,
      );
      check(
        report.rejected === 0,
        `every row of ${register} is accepted: ${JSON.stringify(report.problems[0])}`,
      );
      loaded[register].read += report.read;
      loaded[register].changed += report.changed;
    }
  return loaded;
};
