import { declareRecusal as recusalContract } from '../../shared/contracts/substitutions.ts';
import {
  getAssignment,
  listAssignments,
  recordVisit as recordContract,
} from '../../shared/contracts/visits.ts';
import { assignedVisit } from '../../shared/domain/inspections/visit.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, createApp, type HttpPorts, mount } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { assignedVisits } from '../../shared/use-cases/inspections/assigned-visits.ts';
import { recordVisit, visitOfInspector } from '../../shared/use-cases/inspections/record-visit.ts';
import { declareRecusal } from '../../shared/use-cases/inspections/request-substitution.ts';

/** What the inspector API needs from outside. */
export type InspectorPorts = HttpPorts & Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock' | 'entropy'>;

/** An inspector's own visits and their records. */
export const createInspectorApi = (ports: InspectorPorts): App => {
  const app = createApp(ports.log);
  mount(app, ports, listAssignments, async ({ caller }) => {
    const visits = await assignedVisits(ports.records, caller);
    return visits.ok ? accepted({ items: visits.value }) : visits;
  });
  mount(app, ports, getAssignment, async ({ caller, params }) => {
    const stored = await visitOfInspector(ports.records, caller, params.visitId);
    return stored.ok ? accepted(assignedVisit(stored.value.visit.value)) : stored;
  });
  mount(app, ports, recordContract, ({ caller, command, params, body }) =>
    recordVisit(ports, { caller, command, ...params, record: body }),
  );
  mount(app, ports, recusalContract, ({ caller, command, params, body }) =>
    declareRecusal(ports, { caller, command, ...params, ...body }),
  );
  return app;
};
