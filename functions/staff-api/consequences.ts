import * as contracts from '../../shared/contracts/consequences.ts';
import * as feeds from '../../shared/contracts/feeds.ts';
import { ordersFeed } from '../../shared/domain/delivery/feed.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { readFeed } from '../../shared/use-cases/delivery/read-feed.ts';
import { decideCase } from '../../shared/use-cases/lists/decide-case.ts';
import { notifyCase } from '../../shared/use-cases/lists/notify-case.ts';
import { ownCase } from '../../shared/use-cases/lists/own-case.ts';
import { acknowledgeOrder } from '../../shared/use-cases/measures/acknowledge-order.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts listing cases and measure orders. */
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

  mount(app, ports, contracts.listOrders, async ({ caller, query }) => {
    const department = departmentOf(caller);
    if (!department.ok) return department;
    return valuesOf(await records.page('ordersOfDepartment', { department: department.value }, query));
  });
  mount(app, ports, feeds.listOrderChanges, async ({ caller, query }) => {
    const department = departmentOf(caller);
    if (!department.ok) return department;
    return readFeed(records, 'orders', ordersFeed(department.value), query);
  });
  mount(app, ports, contracts.acknowledgeOrder, ({ caller, command, params }) =>
    acknowledgeOrder(ports, { caller, command, ...params }),
  );
};
