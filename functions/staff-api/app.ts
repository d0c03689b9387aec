import { type App, createApp } from '../../shared/http/app.ts';
import { mountAudit } from './audit.ts';
import { mountConsequences } from './consequences.ts';
import { mountInspections } from './inspections.ts';
import type { StaffPorts } from './ports.ts';
import { mountRegistry } from './registry.ts';

/** Registers, tasks, draws, reviews, cases and measure orders, for the people of the departments. */
export const createStaffApi = (ports: StaffPorts): App => {
  const app = createApp(ports.log);
  mountRegistry(app, ports);
  mountInspections(app, ports);
  mountConsequences(app, ports);
  mountAudit(app, ports);
  return app;
};
