import * as contracts from '../../shared/contracts/inspector-draws.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { awaitedInspectors } from '../../shared/use-cases/inspections/awaited-draws.ts';
import { inspectorPreparation } from '../../shared/use-cases/inspections/inspector-preparation.ts';
import { requestInspectorDraw } from '../../shared/use-cases/inspections/request-inspector-draw.ts';
import { sharedDraw } from '../../shared/use-cases/inspections/shared-draw.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts the draws in which departments draw their own inspectors for targets that are drawn already. */
export const mountInspectorDraws = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.previewInspectorDraw, ({ caller, command, params, body }) =>
    requestInspectorDraw(ports, { caller, command, ...params, ...body, purpose: 'preview' }),
  );
  mount(app, ports, contracts.freezeInspectorDraw, ({ caller, command, params, body }) =>
    requestInspectorDraw(ports, { caller, command, ...params, ...body, purpose: 'freeze' }),
  );
  mount(app, ports, contracts.getInspectorPreparation, ({ caller, params }) =>
    inspectorPreparation(records, caller, params.drawId, params.department),
  );
  mount(app, ports, contracts.listInspectorDraws, async ({ caller, params, query }) => {
    const shared = await sharedDraw(records, caller, params.drawId);
    return shared.ok ? valuesOf(await records.page('inspectorDraws', { of: params.drawId }, query)) : shared;
  });
  mount(app, ports, contracts.listAwaitedDraws, async ({ caller, query }) => {
    const department = departmentOf(caller);
    return department.ok ? awaitedInspectors(records, department.value, query) : department;
  });
};
