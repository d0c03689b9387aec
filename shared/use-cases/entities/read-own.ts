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
import { type ToldPledge, toldPledge } from '../../domain/pledges/told-pledge.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import { currentStanding } from '../credit/current-standing.ts';
import { presentOf } from '../credit/present.ts';
import { readHistory } from '../credit/read-history.ts';
import { codesOf } from '../credit/resolve-entity.ts';
import { pledgesOfEntity } from '../pledges/pledges-of-entity.ts';
import type { Stored } from '../ports.ts';
import { tablesNow } from '../tables-now.ts';

type Outside = Pick<Ports, 'records' | 'clock' | 'tables'>;
type Entity = Stored<'entity'>;

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

/** Every fact of an entity's own history that may still be disclosed, and what became of each. */
export const readOwnHistory = async (ports: Outside, { value }: Entity): Promise<readonly ToldEvent[]> => {
  const now = ports.clock.now();
  const tables = await tablesNow(ports.tables, now);
  const events = await readHistory(ports.records, value);
  return toldHistory(events, tables, presentOf(value, now));
};

/** An entity's own listings under any of its codes, oldest first. */
export const readOwnListings = async (ports: Outside, { value }: Entity): Promise<readonly ToldListing[]> => {
  const now = ports.clock.now();
  const tables = await tablesNow(ports.tables, now);
  const standing = await currentStanding(ports.records, value, tables, now);
  const told: ToldListing[] = [];
  for (const subject of codesOf(value))
    for await (const listing of ports.records.all('listingsOfSubject', { subject }))
      told.push(toldListing(listing.value, standing, tables));
  return told;
};

/** The cases that an entity was told of, under any of its codes, oldest first. */
export const readOwnCases = async (
  { records }: Pick<Outside, 'records'>,
  { value }: Entity,
): Promise<readonly ToldCase[]> => {
  const told: ToldCase[] = [];
  for (const subject of codesOf(value))
    for await (const one of records.all('casesOfSubject', { subject }))
      if (isTold(one.value)) told.push(toldCase(one.value));
  return told;
};

/** An entity's own pledges, under any of its codes. */
export const readOwnPledges = async (
  { records }: Pick<Outside, 'records'>,
  { value }: Entity,
): Promise<readonly ToldPledge[]> => (await pledgesOfEntity(records, value)).map(toldPledge);

/** What an entity has applied for, under any of its codes, oldest first. */
export const readOwnApplications = async (
  { records }: Pick<Outside, 'records'>,
  { value }: Entity,
): Promise<readonly ToldApplication[]> => {
  const told: ToldApplication[] = [];
  for (const subject of codesOf(value))
    for await (const one of records.all('applicationsOfSubject', { subject }))
      told.push(toldApplication(one.value));
  return told;
};
