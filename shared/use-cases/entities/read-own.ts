import type { Standing } from '../../domain/credit/standing.ts';
import { type ToldEvent, toldHistory } from '../../domain/credit/told-history.ts';
import {
  isTold,
  type ToldApplication,
  type ToldCase,
  type ToldListing,
  toldApplication,
  toldCase,
  toldListing,
} from '../../domain/lists/told.ts';
import { type ToldQuery, toldQuery } from '../../domain/pledges/query-log.ts';
import { type ToldPledge, toldPledge } from '../../domain/pledges/told-pledge.ts';
import { pageOfWhole } from '../../domain/primitives/page-of-whole.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import { currentStanding } from '../credit/current-standing.ts';
import { presentOf } from '../credit/present.ts';
import { readHistory } from '../credit/read-history.ts';
import { codesOf, underEveryCode } from '../credit/resolve-entity.ts';
import { type PageAsked, pageOverParts } from '../page-over-parts.ts';
import { pledgesOfEntity } from '../pledges/pledges-of-entity.ts';
import type { Page, RecordKind, RecordValues, Stored } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';

type Outside = Pick<Ports, 'records' | 'clock' | 'tables'>;
type Entity = Stored<'entity'>;

/** A page of what an entity is told of; `cursor` is absent on the last one. */
export interface OwnPage<Told> {
  readonly items: readonly Told[];
  readonly cursor?: string;
}

/** An entity's own standing, every line explained; `askedAs` is the code asked for where another has succeeded to it. */
export const readOwnStanding = async (
  ports: Outside,
  { value }: Entity,
  code: TargetId,
): Promise<Standing & { readonly name: string; readonly askedAs?: TargetId }> => {
  const now = ports.clock.now();
  const tables = await tablesNow(ports.tables, now);
  const standing = await currentStanding(ports.records, value, tables, now);
  return { ...standing, name: value.target.name, ...(code !== value.target.id && { askedAs: code }) };
};

/**
 * The facts of an entity's own history that may still be disclosed, and what became of each, latest first. Refuses a
 * strange cursor with `invalid-cursor`.
 */
export const readOwnHistory = async (
  ports: Outside,
  { value }: Entity,
  page: PageAsked,
): Promise<Result<OwnPage<ToldEvent>>> => {
  const now = ports.clock.now();
  const tables = await tablesNow(ports.tables, now);
  const events = await readHistory(ports.records, value);
  const told = toldHistory(events, tables, presentOf(value, now));
  return pageOfWhole(told.toReversed(), ({ event }) => event.id, page);
};

/** A page of what an entity is told of, each record as it is told. */
const toldPage = <K extends RecordKind, Told>(
  page: Result<Page<K>>,
  told: (value: RecordValues[K]) => Told,
): Result<OwnPage<Told>> =>
  page.ok
    ? accepted({
        items: page.value.items.map(({ value }) => told(value)),
        ...(page.value.cursor !== undefined && { cursor: page.value.cursor }),
      })
    : page;

/** An entity's own listings under any of its codes, of each code the oldest first. Refuses a strange cursor with `invalid-cursor`. */
export const readOwnListings = async (
  ports: Outside,
  entity: Entity,
  page: PageAsked,
): Promise<Result<OwnPage<ToldListing>>> => {
  const now = ports.clock.now();
  const tables = await tablesNow(ports.tables, now);
  const standing = await currentStanding(ports.records, entity.value, tables, now);
  const listings = await pageOverParts(codesOf(entity.value), page, (subject, one) =>
    ports.records.page('listingsOfSubject', { subject }, one),
  );
  return toldPage(listings, (listing) => toldListing(listing, standing, tables));
};

/** The cases that an entity was told of, under any of its codes, of each code the oldest first. Refuses as {@link pageOfWhole} does. */
export const readOwnCases = async (
  { records }: Pick<Outside, 'records'>,
  { value }: Entity,
  page: PageAsked,
): Promise<Result<OwnPage<ToldCase>>> => {
  const told: ToldCase[] = [];
  for await (const { value: one } of underEveryCode(records, 'casesOfSubject', value))
    if (isTold(one)) told.push(toldCase(one));
  return pageOfWhole(told, ({ id }) => id, page);
};

/** An entity's own pledges; see {@link pledgesOfEntity}. Refuses as {@link pageOfWhole} does. */
export const readOwnPledges = async (
  { records }: Pick<Outside, 'records'>,
  { value }: Entity,
  page: PageAsked,
): Promise<Result<OwnPage<ToldPledge>>> => {
  const pledges = await pledgesOfEntity(records, value);
  return pageOfWhole(pledges.map(toldPledge), ({ id }) => id, page);
};

/** What an entity has applied for, as {@link readOwnListings} gives listings. */
export const readOwnApplications = async (
  { records }: Pick<Outside, 'records'>,
  entity: Entity,
  page: PageAsked,
): Promise<Result<OwnPage<ToldApplication>>> => {
  const applications = await pageOverParts(codesOf(entity.value), page, (subject, one) =>
    records.page('applicationsOfSubject', { subject }, one),
  );
  return toldPage(applications, toldApplication);
};

/** Who asked about an entity, as {@link readOwnListings} gives listings: of each code the oldest question first. */
export const readOwnQueries = async (
  { records }: Pick<Outside, 'records'>,
  entity: Entity,
  page: PageAsked,
): Promise<Result<OwnPage<ToldQuery>>> => {
  const queries = await pageOverParts(codesOf(entity.value), page, (subject, one) =>
    records.page('queriesAboutSubject', { subject }, one),
  );
  return toldPage(queries, toldQuery);
};
