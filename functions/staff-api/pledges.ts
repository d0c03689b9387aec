import * as contracts from '../../shared/contracts/pledges.ts';
import { pageOfWhole } from '../../shared/domain/primitives/page-of-whole.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { resolveEntity } from '../../shared/use-cases/credit/resolve-entity.ts';
import { acceptPledge } from '../../shared/use-cases/pledges/accept-pledge.ts';
import { cancelPledge } from '../../shared/use-cases/pledges/cancel-pledge.ts';
import { ownPledge, permitPledge } from '../../shared/use-cases/pledges/own-pledge.ts';
import { pledgesOfEntity } from '../../shared/use-cases/pledges/pledges-of-entity.ts';
import { receiveMaterials } from '../../shared/use-cases/pledges/receive-materials.ts';
import { recordPermit } from '../../shared/use-cases/pledges/record-permit.ts';
import { verifyPledge } from '../../shared/use-cases/pledges/verify-pledge.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts pledges from their acceptance to their end. */
export const mountPledges = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.acceptPledge, ({ caller, command, body: { code, ...application } }) =>
    acceptPledge(ports, { caller, command, application: { subject: code, ...application } }),
  );
  mount(
    app,
    ports,
    contracts.listPledges,
    async ({ caller, query: { state = 'accepted', due, ...page } }) => {
      const department = departmentOf(caller);
      if (!department.ok) return department;
      return valuesOf(
        due === undefined
          ? await records.page('pledgesInState', { state, department: department.value }, page)
          : await records.page('pledgesDue', { mark: due, department: department.value }, page),
      );
    },
  );
  mount(app, ports, contracts.getPledge, async ({ caller, params }) => {
    const stored = await ownPledge(records, caller, params.pledgeId);
    return stored.ok ? accepted(stored.value.value) : stored;
  });
  mount(app, ports, contracts.listPledgesOfEntity, async ({ caller, params: { code }, query }) => {
    const entity = await resolveEntity(records, code);
    const pledges = entity === undefined ? [] : await pledgesOfEntity(records, entity.value);
    const own = pledges.filter((pledge) => permitPledge(caller, pledge).ok);
    return pageOfWhole(own, ({ id }) => id, query);
  });
  mount(app, ports, contracts.receiveMaterials, ({ caller, command, params, body }) =>
    receiveMaterials(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.recordPermit, ({ caller, command, params, body }) =>
    recordPermit(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.cancelPledge, ({ caller, command, params, body }) =>
    cancelPledge(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.verifyPledge, ({ caller, command, params, body }) =>
    verifyPledge(ports, { caller, command, ...params, verification: body }),
  );
};
