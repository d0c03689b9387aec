import * as contracts from '../../shared/contracts/entities.ts';
import type { Caller } from '../../shared/domain/access/caller.ts';
import { toldApplication, toldCase } from '../../shared/domain/lists/told.ts';
import { accepted, type Result } from '../../shared/domain/primitives/result.ts';
import type { TargetId } from '../../shared/domain/registry/identifier.ts';
import { type App, createApp, type HttpPorts, mount } from '../../shared/http/app.ts';
import { fileApplication } from '../../shared/use-cases/applications/file-application.ts';
import { withdrawApplication } from '../../shared/use-cases/applications/withdraw-application.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import {
  readOwnApplications,
  readOwnCases,
  readOwnHistory,
  readOwnListings,
  readOwnPledges,
  readOwnQueries,
  readOwnStanding,
} from '../../shared/use-cases/entities/read-own.ts';
import { representedEntity } from '../../shared/use-cases/entities/represented-entity.ts';
import {
  representedApplication,
  representedCase,
} from '../../shared/use-cases/entities/represented-records.ts';
import { takeStatement } from '../../shared/use-cases/lists/record-statement.ts';
import type { Stored } from '../../shared/use-cases/ports.ts';

/** What the entity API needs from outside. */
export type EntityPorts = HttpPorts & Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'>;

/** What entities see and do about themselves, through those who represent them. */
export const createEntityApi = (ports: EntityPorts): App => {
  const app = createApp(ports.log);
  const { records } = ports;

  /** What a representative asks of the entity that the code names; strangers learn nothing. */
  const represented =
    <T, Asked extends { readonly caller: Caller; readonly params: { readonly code: TargetId } }>(
      read: (entity: Stored<'entity'>, asked: Asked) => Promise<Result<T>>,
    ) =>
    async (asked: Asked): Promise<Result<T>> => {
      const entity = await representedEntity(records, asked.caller, asked.params.code);
      return entity.ok ? read(entity.value, asked) : entity;
    };

  mount(
    app,
    ports,
    contracts.getOwnStanding,
    represented(async (entity, { params }) => accepted(await readOwnStanding(ports, entity, params.code))),
  );
  mount(
    app,
    ports,
    contracts.getOwnHistory,
    represented((entity, { query }) => readOwnHistory(ports, entity, query)),
  );
  mount(
    app,
    ports,
    contracts.listOwnListings,
    represented((entity, { query }) => readOwnListings(ports, entity, query)),
  );
  mount(
    app,
    ports,
    contracts.listOwnCases,
    represented((entity, { query }) => readOwnCases(ports, entity, query)),
  );
  mount(
    app,
    ports,
    contracts.listOwnPledges,
    represented((entity, { query }) => readOwnPledges(ports, entity, query)),
  );
  mount(
    app,
    ports,
    contracts.listOwnApplications,
    represented((entity, { query }) => readOwnApplications(ports, entity, query)),
  );
  mount(
    app,
    ports,
    contracts.listOwnQueries,
    represented((entity, { query }) => readOwnQueries(ports, entity, query)),
  );

  mount(app, ports, contracts.getOwnCase, async ({ caller, params: { code, caseId } }) => {
    const stored = await representedCase(records, { caller, code }, caseId);
    return stored.ok ? accepted(toldCase(stored.value.value)) : stored;
  });
  mount(app, ports, contracts.stateInCase, async ({ caller, command, params: { code, caseId }, body }) => {
    const stored = await representedCase(records, { caller, code }, caseId);
    if (!stored.ok) return stored;
    return takeStatement(ports, { caller, command }, stored.value, body, toldCase);
  });

  mount(app, ports, contracts.getOwnApplication, async ({ caller, params: { code, applicationId } }) => {
    const stored = await representedApplication(records, { caller, code }, applicationId);
    return stored.ok ? accepted(toldApplication(stored.value.value)) : stored;
  });
  mount(
    app,
    ports,
    contracts.fileApplication,
    represented((entity, { caller, command, body: request }) =>
      fileApplication(ports, { caller, command, entity, request, via: 'online' }, toldApplication),
    ),
  );
  mount(
    app,
    ports,
    contracts.withdrawApplication,
    async ({ caller, command, params: { code, applicationId } }) => {
      const stored = await representedApplication(records, { caller, code }, applicationId);
      if (!stored.ok) return stored;
      return withdrawApplication(ports, { caller, command }, stored.value, toldApplication);
    },
  );
  return app;
};
