import * as contracts from '../../shared/contracts/inspections.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { approveTask } from '../../shared/use-cases/inspections/approve-task.ts';
import { commitContribution } from '../../shared/use-cases/inspections/commit-contribution.ts';
import { commitDraw } from '../../shared/use-cases/inspections/commit-draw.ts';
import { dispatchDraw } from '../../shared/use-cases/inspections/dispatch-draw.ts';
import { draftTask } from '../../shared/use-cases/inspections/draft-task.ts';
import { freezeDraw } from '../../shared/use-cases/inspections/freeze-draw.ts';
import { openContribution } from '../../shared/use-cases/inspections/open-contribution.ts';
import { ownDraw } from '../../shared/use-cases/inspections/own-draw.ts';
import { ownTask } from '../../shared/use-cases/inspections/own-task.ts';
import { ownVisit } from '../../shared/use-cases/inspections/own-visit.ts';
import { publishResult } from '../../shared/use-cases/inspections/publish-result.ts';
import { requestDraw } from '../../shared/use-cases/inspections/request-draw.ts';
import { requestReveal } from '../../shared/use-cases/inspections/request-reveal.ts';
import { reviewVisit } from '../../shared/use-cases/inspections/review-visit.ts';
import { voidDraw } from '../../shared/use-cases/inspections/void-draw.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts tasks, draws and the review of visits. */
export const mountInspections = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.draftTask, ({ caller, command, body }) =>
    draftTask(ports, { caller, command, draft: body }),
  );
  mount(app, ports, contracts.listTasks, async ({ caller, query }) => {
    const department = departmentOf(caller);
    if (!department.ok) return department;
    return valuesOf(await records.page('tasksOfDepartment', { department: department.value }, query));
  });
  mount(app, ports, contracts.getTask, async ({ caller, params }) => {
    const stored = await ownTask(records, caller, params.taskId);
    return stored.ok ? accepted(stored.value.value) : stored;
  });
  mount(app, ports, contracts.approveTask, ({ caller, command, params }) =>
    approveTask(ports, { caller, command, ...params }),
  );

  mount(app, ports, contracts.freezeDraw, ({ caller, command, params }) =>
    freezeDraw(ports, { caller, command, ...params }),
  );
  mount(app, ports, contracts.listDraws, async ({ caller, params, query }) => {
    const task = await ownTask(records, caller, params.taskId);
    return task.ok ? valuesOf(await records.page('drawsOfTask', params, query)) : task;
  });
  mount(app, ports, contracts.getDraw, async ({ caller, params }) => {
    const stored = await ownDraw(records, caller, params.drawId);
    return stored.ok ? accepted(stored.value.value) : stored;
  });
  mount(app, ports, contracts.commitDraw, ({ caller, command, params, body }) =>
    commitDraw(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.commitContribution, ({ caller, command, params, body }) =>
    commitContribution(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.openContribution, ({ caller, command, params, body }) =>
    openContribution(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.requestDraw, ({ caller, command, params }) =>
    requestDraw(ports, { caller, command, ...params }),
  );
  mount(app, ports, contracts.dispatchDraw, ({ caller, command, params }) =>
    dispatchDraw(ports, { caller, command, ...params }),
  );
  mount(app, ports, contracts.requestReveal, ({ caller, command, params }) =>
    requestReveal(ports, { caller, command, ...params }),
  );
  mount(app, ports, contracts.voidDraw, ({ caller, command, params, body }) =>
    voidDraw(ports, { caller, command, ...params, ...body }),
  );

  mount(app, ports, contracts.listVisits, async ({ caller, params, query }) => {
    const draw = await ownDraw(records, caller, params.drawId);
    if (!draw.ok) return draw;
    // While the runner writes them, nobody sees a part of the visits.
    if (draw.value.value.drawnAt === undefined) return accepted({ items: [] });
    return valuesOf(await records.page('visitsOfDraw', params, query));
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
