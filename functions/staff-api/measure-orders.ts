import * as feeds from '../../shared/contracts/feeds.ts';
import * as contracts from '../../shared/contracts/measure-orders.ts';
import { ordersFeed } from '../../shared/domain/delivery/feed.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { readFeed } from '../../shared/use-cases/delivery/read-feed.ts';
import { answerOrderObjection } from '../../shared/use-cases/measures/answer-order-objection.ts';
import { listOrders } from '../../shared/use-cases/measures/list-orders.ts';
import { readListingOrders } from '../../shared/use-cases/measures/read-listing-orders.ts';
import { readOrder } from '../../shared/use-cases/measures/read-order.ts';
import { takeOrderStep } from '../../shared/use-cases/measures/take-order-step.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts measure orders, for the departments that apply them and the units that decided. */
export const mountMeasureOrders = (app: App, ports: StaffPorts): void => {
  mount(app, ports, contracts.listOrders, async ({ caller, query: { limit, cursor, ...filter } }) => {
    const department = departmentOf(caller);
    if (!department.ok) return department;
    return valuesOf(await listOrders(ports, caller, department.value, filter, { limit, cursor }));
  });
  // Before the order of that name: routes are tried in the order in which they were mounted.
  mount(app, ports, feeds.listOrderChanges, async ({ caller, query }) => {
    const department = departmentOf(caller);
    if (!department.ok) return department;
    return readFeed(ports.records, 'orders', ordersFeed(department.value), query);
  });
  mount(app, ports, contracts.getOrder, ({ caller, params }) => readOrder(ports, caller, params.orderId));
  mount(app, ports, contracts.acknowledgeOrder, ({ caller, command, params }) =>
    takeOrderStep(ports, { caller, command, ...params, step: { step: 'acknowledge' } }),
  );
  mount(app, ports, contracts.reportAction, ({ caller, command, params, body }) =>
    takeOrderStep(ports, { caller, command, ...params, step: { step: 'act', report: body } }),
  );
  mount(app, ports, contracts.objectToOrder, ({ caller, command, params, body }) =>
    takeOrderStep(ports, { caller, command, ...params, step: { step: 'object', ...body } }),
  );
  mount(app, ports, contracts.answerOrderObjection, ({ caller, command, params, body }) =>
    answerOrderObjection(ports, { caller, command, ...params, answer: body }),
  );
  mount(app, ports, contracts.confirmLift, ({ caller, command, params, body }) =>
    takeOrderStep(ports, { caller, command, ...params, step: { step: 'confirm-lift', report: body } }),
  );
  mount(app, ports, contracts.getListingOrders, ({ caller, params }) =>
    readListingOrders(ports, caller, params.listingId),
  );
};
