import * as contracts from '../../shared/contracts/consequences.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { decideCase } from '../../shared/use-cases/lists/decide-case.ts';
import { notifyCase } from '../../shared/use-cases/lists/notify-case.ts';
import { ownCase } from '../../shared/use-cases/lists/own-case.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts listing cases. */
export const mountConsequences = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.listCases, async ({ caller, query }) => {
    const department = departmentOf(caller);
    if (!department.ok) return department;
    return valuesOf(await records.page('casesOfAuthority', { authority: department.value }, query));
  });
  mount(app, ports, contracts.getCase, async ({ caller, params }) => {
    const stored = await ownCase(records, caller, params.caseId);
    return stored.ok ? accepted(stored.value.value) : stored;
  });
  mount(app, ports, contracts.notifyCase, ({ caller, command, params, body }) =>
    notifyCase(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.decideCase, ({ caller, command, params, body }) =>
    decideCase(ports, { caller, command, ...params, decision: body }),
  );
};
