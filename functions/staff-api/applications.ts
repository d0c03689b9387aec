import * as contracts from '../../shared/contracts/applications.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { decideApplication } from '../../shared/use-cases/applications/decide-application.ts';
import { ownApplication } from '../../shared/use-cases/applications/own-application.ts';
import { recordApplication } from '../../shared/use-cases/applications/record-application.ts';
import { revokeRepair } from '../../shared/use-cases/applications/revoke-repair.ts';
import {
  acceptApplication,
  declineApplication,
  extendApplication,
} from '../../shared/use-cases/applications/take-up-application.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts what the departments do about objections and applications for repair and removal. */
export const mountApplications = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.listApplications, async ({ caller, query: { due: mark, stage, ...page } }) => {
    const unit = departmentOf(caller);
    if (!unit.ok) return unit;
    return valuesOf(
      mark === undefined
        ? await records.page('applicationsOfUnit', { stage, unit: unit.value }, page)
        : await records.page('applicationsDue', { unit: unit.value, mark }, page),
    );
  });
  mount(app, ports, contracts.getApplication, async ({ caller, params }) => {
    const stored = await ownApplication(records, caller, params.applicationId);
    return stored.ok ? accepted(stored.value.value) : stored;
  });
  mount(app, ports, contracts.recordApplication, ({ caller, command, body: { code: subject, request } }) =>
    recordApplication(ports, { caller, command, subject, request }),
  );
  mount(app, ports, contracts.acceptApplication, ({ caller, command, params }) =>
    acceptApplication(ports, { caller, command, ...params }),
  );
  mount(app, ports, contracts.declineApplication, ({ caller, command, params, body }) =>
    declineApplication(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.extendApplication, ({ caller, command, params, body }) =>
    extendApplication(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.decideApplication, ({ caller, command, params, body }) =>
    decideApplication(ports, { caller, command, ...params, decision: body }),
  );
  mount(app, ports, contracts.revokeRepair, ({ caller, command, params, body }) =>
    revokeRepair(ports, { caller, command, ...params, ...body }),
  );
};
