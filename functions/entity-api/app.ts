import * as contracts from '../../shared/contracts/entities.ts';
import type { Caller } from '../../shared/domain/access/caller.ts';
import { toldApplication, toldCase } from '../../shared/domain/lists/told.ts';
import { toldQuery } from '../../shared/domain/pledges/query-log.ts';
import { accepted, type Result } from '../../shared/domain/primitives/result.ts';
import type { TargetId } from '../../shared/domain/registry/identifier.ts';
import { type App, createApp, type HttpPorts, mount } from '../../shared/http/app.ts';
import { valuesOf } from '../../shared/http/listing.ts';
import { fileApplication } from '../../shared/use-cases/applications/file-application.ts';
import { withdrawApplication } from '../../shared/use-cases/applications/withdraw-application.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import type { PageAsked } from '../../shared/use-cases/entities/page-over-codes.ts';
import {
  type OwnPage,
  readOwnApplications,
  readOwnCases,
  readOwnHistory,
  readOwnListings,
  readOwnPledges,
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

  /** What a representative reads about the entity that `code` names; strangers learn nothing. */
  const reading =
    <T>(read: (entity: Stored<'entity'>, code: TargetId) => Promise<T>) =>
    async ({
      caller,
      params: { code },
    }: {
      readonly caller: Caller;
      readonly params: { readonly code: TargetId };
    }): Promise<Result<T>> => {
      const entity = await representedEntity(records, caller, code);
      return entity.ok ? accepted(await read(entity.value, code)) : entity;
    };
  /** A page of what a representative reads. */
  const paging =
    <T>(read: (entity: Stored<'entity'>, page: PageAsked) => Promise<Result<OwnPage<T>>>) =>
    async ({
      caller,
      params: { code },
      query,
    }: {
      readonly caller: Caller;
      readonly params: { readonly code: TargetId };
      readonly query: PageAsked;
    }): Promise<Result<OwnPage<T>>> => {
      const entity = await representedEntity(records, caller, code);
      return entity.ok ? read(entity.value, query) : entity;
    };
  const listing = <T>(read: (entity: Stored<'entity'>) => Promise<readonly T[]>) =>
    reading(async (entity) => ({ items: await read(entity) }));

  mount(
    app,
    ports,
    contracts.getOwnStanding,
    reading((entity, code) => readOwnStanding(ports, entity, code)),
  );
  mount(
    app,
    ports,
    contracts.getOwnHistory,
    listing((entity) => readOwnHistory(ports, entity)),
  );
  mount(
    app,
    ports,
    contracts.listOwnListings,
    paging((entity, page) => readOwnListings(ports, entity, page)),
  );
  mount(
    app,
    ports,
    contracts.listOwnCases,
    paging((entity, page) => readOwnCases(ports, entity, page)),
  );
  mount(
    app,
    ports,
    contracts.listOwnPledges,
    listing((entity) => readOwnPledges(ports, entity)),
  );
  mount(
    app,
    ports,
    contracts.listOwnApplications,
    paging((entity, page) => readOwnApplications(ports, entity, page)),
  );
  mount(app, ports, contracts.listOwnQueries, async ({ caller, params: { code: subject }, query }) => {
    const entity = await representedEntity(records, caller, subject);
    if (!entity.ok) return entity;
    const page = valuesOf(await records.page('queriesAboutSubject', { subject }, query));
    return page.ok ? accepted({ ...page.value, items: page.value.items.map(toldQuery) }) : page;
  });

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
  mount(app, ports, contracts.fileApplication, async ({ caller, command, params: { code }, body }) => {
    const entity = await representedEntity(records, caller, code);
    if (!entity.ok) return entity;
    const asked = { caller, command, entity: entity.value, request: body, via: 'online' as const };
    return fileApplication(ports, asked, toldApplication);
  });
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
