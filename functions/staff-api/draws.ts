import * as contracts from '../../shared/contracts/draws.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { valuesOf } from '../../shared/http/listing.ts';
import { approveVoid } from '../../shared/use-cases/inspections/approve-void.ts';
import { commitContribution } from '../../shared/use-cases/inspections/commit-contribution.ts';
import { commitDraw } from '../../shared/use-cases/inspections/commit-draw.ts';
import { dispatchDraw } from '../../shared/use-cases/inspections/dispatch-draw.ts';
import { openContribution } from '../../shared/use-cases/inspections/open-contribution.ts';
import { ownDraw } from '../../shared/use-cases/inspections/own-draw.ts';
import { ownTask } from '../../shared/use-cases/inspections/own-task.ts';
import { passOverSource } from '../../shared/use-cases/inspections/pass-over-source.ts';
import { readProgress } from '../../shared/use-cases/inspections/read-progress.ts';
import { recordBeacon } from '../../shared/use-cases/inspections/record-beacon.ts';
import { recordLottery } from '../../shared/use-cases/inspections/record-lottery.ts';
import { requestDraw } from '../../shared/use-cases/inspections/request-draw.ts';
import { requestReveal } from '../../shared/use-cases/inspections/request-reveal.ts';
import { requestVoid } from '../../shared/use-cases/inspections/request-void.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts the steps of a draw. */
export const mountDraws = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

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
  mount(app, ports, contracts.recordLottery, ({ caller, command, params, body }) =>
    recordLottery(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.recordBeacon, ({ caller, command, params, body }) =>
    recordBeacon(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.passOverSource, ({ caller, command, params, body }) =>
    passOverSource(ports, { caller, command, ...params, ...body }),
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
  mount(app, ports, contracts.requestVoid, ({ caller, command, params, body }) =>
    requestVoid(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.voidDraw, ({ caller, command, params, body }) =>
    approveVoid(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.getDrawProgress, async ({ caller, params }) => {
    const stored = await ownDraw(records, caller, params.drawId);
    return stored.ok ? accepted(await readProgress(records, params.drawId)) : stored;
  });
};
