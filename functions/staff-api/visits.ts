import * as contracts from '../../shared/contracts/visits.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { ownVisit } from '../../shared/use-cases/inspections/own-visit.ts';
import { publishResult } from '../../shared/use-cases/inspections/publish-result.ts';
import { reviewVisit } from '../../shared/use-cases/inspections/review-visit.ts';
import { visitsOfDraw } from '../../shared/use-cases/inspections/visits-of-draw.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts the reading, the review and the publication of visits. */
export const mountVisits = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.listVisits, async ({ caller, params, query }) =>
    valuesOf(await visitsOfDraw(records, caller, params.drawId, query)),
  );
  mount(app, ports, contracts.listVisitsDue, async ({ caller, query: { due: mark, ...page } }) => {
    const department = departmentOf(caller);
    if (!department.ok) return department;
    return valuesOf(await records.page('visitsDue', { mark, department: department.value }, page));
  });
  mount(app, ports, contracts.getVisit, async ({ caller, params }) => {
    const stored = await ownVisit(records, caller, params.visitId);
    return stored.ok ? accepted(stored.value.value) : stored;
  });
  mount(app, ports, contracts.reviewVisit, ({ caller, command, params, body }) =>
    reviewVisit(ports, { caller, command, ...params, verdict: body }),
  );
  mount(app, ports, contracts.publishResult, ({ caller, command, params }) =>
    publishResult(ports, { caller, command, ...params }),
  );
};
