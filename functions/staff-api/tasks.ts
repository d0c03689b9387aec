import * as contracts from '../../shared/contracts/tasks.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { approveTask } from '../../shared/use-cases/inspections/approve-task.ts';
import { draftTask } from '../../shared/use-cases/inspections/draft-task.ts';
import { editTask } from '../../shared/use-cases/inspections/edit-task.ts';
import { ownTask } from '../../shared/use-cases/inspections/own-task.ts';
import { readPreparation } from '../../shared/use-cases/inspections/read-preparation.ts';
import { requestPreparation } from '../../shared/use-cases/inspections/request-preparation.ts';
import { returnTask } from '../../shared/use-cases/inspections/return-task.ts';
import { withdrawTask } from '../../shared/use-cases/inspections/withdraw-task.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts the tasks of a department, up to the freezing of their frames. */
export const mountTasks = (app: App, ports: StaffPorts): void => {
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
  mount(app, ports, contracts.approveTask, ({ caller, command, params, body }) =>
    approveTask(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.editTask, ({ caller, command, params, body: { revision, ...draft } }) =>
    editTask(ports, { caller, command, ...params, revision, draft }),
  );
  mount(app, ports, contracts.returnTask, ({ caller, command, params, body }) =>
    returnTask(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.withdrawTask, ({ caller, command, params, body }) =>
    withdrawTask(ports, { caller, command, ...params, ...body }),
  );
  mount(app, ports, contracts.previewDraw, ({ caller, command, params }) =>
    requestPreparation(ports, { caller, command, ...params, purpose: 'preview' }),
  );
  mount(app, ports, contracts.freezeDraw, ({ caller, command, params }) =>
    requestPreparation(ports, { caller, command, ...params, purpose: 'freeze' }),
  );
  mount(app, ports, contracts.getPreparation, ({ caller, params }) =>
    readPreparation(records, caller, params.taskId),
  );
};
