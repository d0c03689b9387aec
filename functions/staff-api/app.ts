import { type App, createApp } from '../../shared/http/app.ts';
import { mountAudit } from './audit.ts';
import { mountConsequences } from './consequences.ts';
import { mountCreditEvents } from './credit-events.ts';
import { mountDraws } from './draws.ts';
import { mountInspectorDraws } from './inspector-draws.ts';
import type { StaffPorts } from './ports.ts';
import { mountRegistry } from './registry.ts';
import { mountSubstitutions } from './substitutions.ts';
import { mountTasks } from './tasks.ts';
import { mountVisits } from './visits.ts';

/** Registers, tasks, draws, reviews, cases, measure orders and credit facts, for the people of the departments. */
export const createStaffApi = (ports: StaffPorts): App => {
  const app = createApp(ports.log);
  mountRegistry(app, ports);
  mountTasks(app, ports);
  mountDraws(app, ports);
  mountInspectorDraws(app, ports);
  mountSubstitutions(app, ports);
  mountVisits(app, ports);
  mountConsequences(app, ports);
  mountCreditEvents(app, ports);
  mountAudit(app, ports);
  return app;
};
