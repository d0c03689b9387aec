import { type App, createApp, type HttpPorts } from '../../shared/http/app.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { mountAudit } from './audit.ts';
import { mountConsequences } from './consequences.ts';
import { mountInspections } from './inspections.ts';
import { mountRegistry } from './registry.ts';

/** What the staff API needs from outside. */
export type StaffPorts = HttpPorts & Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy' | 'vault'>;

/** Registers, tasks, draws, reviews, cases and measure orders, for the people of the departments. */
export const createStaffApi = (ports: StaffPorts): App => {
  const app = createApp(ports.log);
  mountRegistry(app, ports);
  mountInspections(app, ports);
  mountConsequences(app, ports);
  mountAudit(app, ports);
  return app;
};
