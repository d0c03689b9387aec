import * as contracts from '../../shared/contracts/credit-imports.ts';
import { digestOf } from '../../shared/domain/audit/digest.ts';
import { type App, type Asked, mount } from '../../shared/http/app.ts';
import { readRows } from '../../shared/http/read-rows.ts';
import { type FactRows, penaltyRows, permitRows } from '../../shared/use-cases/credit/fact-rows.ts';
import { importFacts } from '../../shared/use-cases/credit/import-facts.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts the imports of penalties and permits (双公示). */
export const mountCreditImports = (app: App, ports: StaffPorts): void => {
  const importOf =
    (kind: FactRows) =>
    async ({ caller, command, query, body }: Asked<typeof contracts.importPenalties>) => {
      const rows = await readRows(body);
      if (!rows.ok) return rows;
      const { importId = digestOf(command.id) } = query;
      const dryRun = query.dryRun === 'true';
      return importFacts(ports, kind, { caller, command, importId, dryRun, rows: rows.value });
    };
  mount(app, ports, contracts.importPenalties, importOf(penaltyRows));
  mount(app, ports, contracts.importPermits, importOf(permitRows));
};
