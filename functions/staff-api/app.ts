import { type App, createApp } from '../../shared/http/app.ts';
import { mountApplications } from './applications.ts';
import { mountAudit } from './audit.ts';
import { mountCreditEvents } from './credit-events.ts';
import { mountCreditImports } from './credit-imports.ts';
import { mountDraws } from './draws.ts';
import { mountInspectorDraws } from './inspector-draws.ts';
import { mountLists } from './lists.ts';
import { mountMeasureOrders } from './measure-orders.ts';
import { mountPledges } from './pledges.ts';
import type { StaffPorts } from './ports.ts';
import { mountRegistry } from './registry.ts';
import { mountSubstitutions } from './substitutions.ts';
import { mountTables } from './tables.ts';
import { mountTasks } from './tasks.ts';
import { mountVisits } from './visits.ts';
import { mountWebhooks } from './webhooks.ts';

/** What the people of the departments do: registers and draws, credit facts and lists, orders and pledges, rule tables, audit. */
export const createStaffApi = (ports: StaffPorts): App => {
  const app = createApp(ports.log);
  mountRegistry(app, ports);
  mountTasks(app, ports);
  mountDraws(app, ports);
  mountInspectorDraws(app, ports);
  mountSubstitutions(app, ports);
  mountVisits(app, ports);
  mountLists(app, ports);
  mountApplications(app, ports);
  mountCreditEvents(app, ports);
  mountCreditImports(app, ports);
  mountMeasureOrders(app, ports);
  mountPledges(app, ports);
  mountTables(app, ports);
  mountWebhooks(app, ports);
  mountAudit(app, ports);
  return app;
};
