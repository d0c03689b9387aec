import { type CreditCopy, creditCopyOf } from '../../domain/delivery/credit-copy.ts';
import { creditFeed } from '../../domain/delivery/feed.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import { type Instant, instantOf } from '../../domain/primitives/time.ts';
import { isNaturalPerson } from '../../domain/registry/identifier.ts';
import type { Ports } from '../ask.ts';
import { entityShards, type Records } from '../ports.ts';
import { feedCursor, foreignCursor } from './feed-cursor.ts';
import { endOf } from './read-feed.ts';

/**
 * How far the place in the feed that a snapshot gives lies before its first page, in milliseconds. The register is listed
 * from an index that follows the table within moments; what it does not show yet was told less long ago than this.
 */
const indexDelay = 10 * 60_000;

/** How many times the register is read for one page: parts that hold none but natural persons must not be read without end. */
const mostReads = 2 * entityShards;

type Outside = Pick<Ports, 'records' | 'clock'>;

/** Where a snapshot goes on: the place in the feed that it began with, the part of the register, the place in that part. */
interface Place {
  readonly since: number;
  readonly shard: number;
  readonly within?: string | undefined;
}

interface SnapshotItem {
  readonly version: number;
  readonly credit: CreditCopy;
}

/** A part of the copy of all entities, and from where the changes must be read to complete it. */
export interface SnapshotPage {
  readonly items: readonly SnapshotItem[];
  /** The same on every page of one snapshot. */
  readonly since: string;
  /** Absent on the last page. */
  readonly cursor?: string;
}

const cursorOf = ({ since, shard, within = '' }: Place): string =>
  Buffer.from(`snapshot@${since}@${shard}@${within}`).toString('base64url');

/** Hostile input: what does not parse gives nothing. */
const placeOf = (cursor: string): Place | undefined => {
  const pattern = /^snapshot@(0|[1-9][0-9]{0,9})@(0|[1-9][0-9]{0,3})@([\w-]*)$/;
  const found = pattern.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (found === null) return undefined;
  const shard = Number(found[2]);
  if (shard >= entityShards) return undefined;
  return { since: Number(found[1]), shard, within: found[3] === '' ? undefined : found[3] };
};

/** The first entry of the feed that was told at the instant or later, or its end. */
const firstSince = async (records: Records, at: Instant): Promise<number> => {
  let [low, high] = [0, await endOf(records, creditFeed)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const entry = await records.get('feedEntry', { feed: creditFeed, index: middle });
    if (entry !== undefined && entry.value.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Where a snapshot begins, or goes on; nothing for a cursor that is not from a snapshot. */
const placeFrom = async (
  { records, clock }: Outside,
  cursor: string | undefined,
): Promise<Place | undefined> => {
  if (cursor === undefined) {
    const since = await firstSince(records, instantOf(Date.parse(clock.now()) - indexDelay));
    return { since, shard: 0 };
  }
  const place = placeOf(cursor);
  return place !== undefined && place.since <= (await endOf(records, creditFeed)) ? place : undefined;
};

/**
 * A page of the copy of every entity's credit, natural persons left out (浙江省公共信用信息管理条例 art. 15). All pages together, and
 * then the changes from `since` on, make a complete copy, whatever is written meanwhile; of two things said of an entity,
 * the one with the higher version holds. Refuses a cursor that is not from a snapshot with `invalid-cursor`.
 */
export const readSnapshot = async (
  ports: Outside,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Result<SnapshotPage>> => {
  let place = await placeFrom(ports, cursor);
  if (place === undefined) return foreignCursor('cursor');
  const items: SnapshotItem[] = [];
  for (let reads = 0; reads < mostReads && place.shard < entityShards && items.length < limit; reads += 1) {
    const read = await readOn(ports.records, place, limit - items.length);
    if (!read.ok) return foreignCursor('cursor');
    items.push(...read.value.items);
    place = read.value.next;
  }
  return accepted({
    items,
    since: feedCursor(creditFeed, place.since),
    ...(place.shard < entityShards && { cursor: cursorOf(place) }),
  });
};

/** At most so many entities of the part that the place is in, and the place behind them. */
const readOn = async (
  records: Records,
  { since, shard, within }: Place,
  limit: number,
): Promise<Result<{ readonly items: readonly SnapshotItem[]; readonly next: Place }>> => {
  const page = await records.page('entitiesInShard', { shard }, { limit, cursor: within });
  if (!page.ok) return page;
  const { items, cursor } = page.value;
  return accepted({
    items: items
      .filter(({ value }) => !isNaturalPerson(value.target.id))
      .map(({ value, version }) => ({ version, credit: creditCopyOf(value) })),
    next: cursor === undefined ? { since, shard: shard + 1 } : { since, shard, within: cursor },
  });
};
