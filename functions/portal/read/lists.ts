import type { PublicListing } from '../../../shared/contracts/public.ts';
import type { Standing } from '../../../shared/domain/credit/standing.ts';
import { type ListName, listNameSchema } from '../../../shared/domain/lists/list-name.ts';
import { type ListRule, listRuleOf } from '../../../shared/domain/lists/lists.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import { civilDateOf, type Instant } from '../../../shared/domain/primitives/time.ts';
import type { TargetId } from '../../../shared/domain/registry/identifier.ts';
import type { RuleTables } from '../../../shared/domain/rule-tables/rule-tables.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import { currentStanding } from '../../../shared/use-cases/credit/current-standing.ts';
import { survivorOf } from '../../../shared/use-cases/credit/resolve-entity.ts';
import type { PageAsked } from '../../../shared/use-cases/page-over-parts.ts';
import { tablesNow } from '../../../shared/use-cases/tables-now.ts';
import { isLiveOn, type LiveListing } from './live-listing.ts';
import { unitNames } from './names.ts';

/** How many entities a page of the portal lists. */
const pageSize = 20;

type ReadPorts = Pick<Ports, 'records' | 'tables' | 'clock'>;

/** A list with the rule in force today, and a page of who is on it. */
export interface ListView {
  readonly rule: ListRule;
  readonly items: readonly PublicListing[];
  readonly next: string | undefined;
}

/** The rules of the lists in force today. */
export const readListRules = async ({ tables, clock }: ReadPorts): Promise<readonly ListRule[]> => {
  const { lists } = await tablesNow(tables, clock.now());
  return listNameSchema.options.map((list) => listRuleOf(lists, list));
};

/** What the standings of these entities say of each of their listings now, by its id. */
const entriesOf = async (
  records: ReadPorts['records'],
  subjects: readonly TargetId[],
  tables: RuleTables,
  now: Instant,
): Promise<ReadonlyMap<string, Standing['lists'][number]>> => {
  const entities = await records.getMany(
    'entity',
    [...new Set(subjects)].map((id) => ({ target: { id } })),
  );
  const standings = await Promise.all(
    entities.map(async (stored) => {
      if (stored === undefined) return [];
      const { value } = await survivorOf(records, stored);
      return (await currentStanding(records, value, tables, now)).lists;
    }),
  );
  return new Map(standings.flat().map((entry) => [entry.listingId, entry]));
};

/**
 * Reads a page of who is on a list now, by deciding unit. Until the clock has ended what is past its last day, a page may hold
 * fewer than it read. Refuses a cursor of another list with `invalid-cursor`.
 */
export const readPublicListings = async (
  { records, tables: versions, clock }: ReadPorts,
  list: ListName,
  asked: PageAsked,
): Promise<Result<{ items: PublicListing[]; cursor?: string }>> => {
  const page = await records.page('listingsOfAuthority', { list, stage: 'public', authority: '' }, asked);
  if (!page.ok) return page;
  const now = clock.now();
  const tables = await tablesNow(versions, now);
  const today = civilDateOf(now);
  const live = page.value.items
    .map(({ value }) => value)
    .filter((one): one is LiveListing => isLiveOn(one, today));
  const nameOf = await unitNames(
    records,
    live.map(({ authority }) => authority),
  );
  const entries = await entriesOf(
    records,
    live.map(({ subject }) => subject),
    tables,
    now,
  );
  const { causes } = listRuleOf(tables.lists, list);
  return accepted({
    items: live.map(({ id, subject, subjectName, cause, authority, documentNo, listedOn, endsOn }) => {
      const causeLabel = causes.find(({ code }) => code === cause)?.label;
      const entry = entries.get(id);
      return {
        subject,
        subjectName,
        list,
        cause,
        ...(causeLabel !== undefined && { causeLabel }),
        authority,
        authorityName: nameOf(authority),
        documentNo,
        listedOn,
        ...(endsOn !== undefined && { endsOn }),
        ...(entry?.isSuspended && { isSuspended: true as const }),
        ...(entry?.isDisputed && { isDisputed: true as const }),
      };
    }),
    ...(page.value.cursor !== undefined && { cursor: page.value.cursor }),
  });
};

/** The page of a list; nothing where there is no such list. Refuses a cursor of another list with `invalid-cursor`. */
export const readList = async (
  ports: ReadPorts,
  named: string,
  cursor: string | undefined,
): Promise<Result<ListView | undefined>> => {
  const list = listNameSchema.safeParse(named);
  if (!list.success) return accepted(undefined);
  const page = await readPublicListings(ports, list.data, { limit: pageSize, cursor });
  if (!page.ok) return page;
  const { lists } = await tablesNow(ports.tables, ports.clock.now());
  return accepted({
    rule: listRuleOf(lists, list.data),
    items: page.value.items,
    next: page.value.cursor,
  });
};
