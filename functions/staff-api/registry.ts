import * as contracts from '../../shared/contracts/registry.ts';
import { digestOf } from '../../shared/domain/audit/digest.ts';
import { registeredOf } from '../../shared/domain/credit/entity.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, type Asked, mount } from '../../shared/http/app.ts';
import { departmentOf, valuesOf } from '../../shared/http/listing.ts';
import { readRows } from '../../shared/http/read-rows.ts';
import { found, owned } from '../../shared/use-cases/found.ts';
import { approveSuccession } from '../../shared/use-cases/registry/approve-succession.ts';
import { importRows } from '../../shared/use-cases/registry/import-rows.ts';
import { proposeSuccession } from '../../shared/use-cases/registry/propose-succession.ts';
import { registerUnit } from '../../shared/use-cases/registry/register-unit.ts';
import {
  inspectorRegister,
  itemRegister,
  type Register,
  targetRegister,
} from '../../shared/use-cases/registry/registers.ts';
import { withdrawSuccession } from '../../shared/use-cases/registry/withdraw-succession.ts';
import type { StaffPorts } from './ports.ts';

type ImportContract = typeof contracts.importTargets;

/** Mounts the registers: imports and look-ups. */
export const mountRegistry = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  const importInto =
    <K extends 'entity' | 'inspector' | 'item', Entry>(register: Register<K, Entry>) =>
    async ({ caller, command, query, body }: Asked<ImportContract>) => {
      const rows = await readRows(body);
      if (!rows.ok) return rows;
      const { importId = digestOf(command.id) } = query;
      const dryRun = query.dryRun === 'true';
      return importRows(ports, register, { caller, command, importId, dryRun, rows: rows.value });
    };
  mount(app, ports, contracts.importTargets, importInto(targetRegister));
  mount(app, ports, contracts.importInspectors, importInto(inspectorRegister));
  mount(app, ports, contracts.importItems, importInto(itemRegister));

  mount(app, ports, contracts.getTarget, async ({ params }) => {
    const stored = await found(records, 'entity', { target: { id: params.code } });
    if (!stored.ok) return stored;
    return accepted(registeredOf(stored.value.value));
  });

  mount(app, ports, contracts.proposeSuccession, ({ caller, command, params: { code }, body }) =>
    proposeSuccession(ports, { caller, command, code, ...body }),
  );

  mount(app, ports, contracts.approveSuccession, ({ caller, command, params: { code }, body }) =>
    approveSuccession(ports, { caller, command, code, ...body }),
  );

  mount(app, ports, contracts.withdrawSuccession, ({ caller, command, params: { code }, body }) =>
    withdrawSuccession(ports, { caller, command, code, ...body }),
  );

  mount(app, ports, contracts.listInspectors, async ({ caller, query }) => {
    const department = departmentOf(caller);
    if (!department.ok) return department;
    return valuesOf(await records.page('inspectorsOfDepartment', { department: department.value }, query));
  });

  mount(app, ports, contracts.getInspector, async ({ caller, params: { staffNo } }) => {
    const stored = await owned(records, caller, 'inspector', { staffNo }, ({ department }) => [department]);
    return stored.ok ? accepted(stored.value.value) : stored;
  });

  mount(app, ports, contracts.listItems, async ({ query }) =>
    valuesOf(await records.page('items', {}, query)),
  );

  mount(app, ports, contracts.getItem, async ({ params: { itemCode } }) => {
    const stored = await found(records, 'item', { code: itemCode });
    return stored.ok ? accepted(stored.value.value) : stored;
  });

  mount(app, ports, contracts.listUnits, async ({ query }) =>
    valuesOf(await records.page('units', {}, query)),
  );

  mount(app, ports, contracts.registerUnit, ({ caller, command, body }) =>
    registerUnit(ports, { caller, command, unit: body }),
  );
};
