import * as contracts from '../../shared/contracts/substitutions.ts';
import { accepted } from '../../shared/domain/primitives/result.ts';
import { type App, mount } from '../../shared/http/app.ts';
import { valuesOf } from '../../shared/http/listing.ts';
import { decideSubstitution } from '../../shared/use-cases/inspections/decide-substitution.ts';
import { ownDraw } from '../../shared/use-cases/inspections/own-draw.ts';
import { ownSubstitution } from '../../shared/use-cases/inspections/own-substitution.ts';
import { requestSubstitution } from '../../shared/use-cases/inspections/request-substitution.ts';
import { adviceOn, runIdOf } from '../../shared/use-cases/runs.ts';
import type { StaffPorts } from './ports.ts';

/** Mounts the substitution of targets and inspectors after a draw. */
export const mountSubstitutions = (app: App, ports: StaffPorts): void => {
  const { records } = ports;

  mount(app, ports, contracts.requestSubstitution, ({ caller, command, params, body }) =>
    requestSubstitution(ports, { caller, command, ...params, asked: body }),
  );
  mount(app, ports, contracts.decideSubstitution, ({ caller, command, params, body }) =>
    decideSubstitution(ports, { caller, command, ...params, decision: body }),
  );
  mount(app, ports, contracts.getSubstitution, async ({ caller, params }) => {
    const stored = await ownSubstitution(records, caller, params.substitutionId);
    if (!stored.ok) return stored;
    const run = await records.get('run', { id: runIdOf('make-substitution', params.substitutionId) });
    return accepted({ ...stored.value.value, ...adviceOn(run?.value) });
  });
  mount(app, ports, contracts.listSubstitutions, async ({ caller, params, query }) => {
    const draw = await ownDraw(records, caller, params.drawId);
    return draw.ok ? valuesOf(await records.page('substitutionsOfDraw', params, query)) : draw;
  });
};
