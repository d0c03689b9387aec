import type { FeedMark } from '../../domain/delivery/feed.ts';
import type { RefusalCode } from '../../domain/primitives/refusal.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ports } from '../ask.ts';
import { mostWrites, type RecordChange, type Records, type Write } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';
import { type Notice, noticeOf } from './notice.ts';

/** How often a batch is tried whose feeds grew meanwhile, or met an overloaded table; after that the stream brings it again. */
const attempts = 10;

/** What may be otherwise when the ends of the feeds are read once more. Storage that is `busy` has been waited for already. */
const passing: ReadonlySet<RefusalCode> = new Set(['stale-version', 'command-already-applied', 'busy']);

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock'>;

/**
 * Tells the feeds of stored changes, in the order of the changes. Numbers are consecutive, for an entry and the new end
 * of its feed are written together. Seen twice, a change is told of once; one that is older than what was told of its
 * record is not told of at all, so the versions that a feed tells of a record only ever grow. Throws where a feed grows
 * faster than it can be appended to; what was appended before stays.
 */
export const appendToFeeds = async (ports: Outside, changes: readonly RecordChange[]): Promise<void> => {
  const notices = changes.map(noticeOf).filter((notice) => notice !== undefined);
  for (const batch of batchesOf(notices)) await appendBatch(ports, batch);
};

/** An entry in each feed and a mark for every notice, and the end of every feed. */
const writesFor = (notices: readonly Notice[]): number =>
  notices.reduce((sum, { feeds }) => sum + feeds.length + 1, 0) +
  new Set(notices.flatMap(({ feeds }) => feeds)).size;

/** The notices in their order, as many at a time as fit one transaction. */
function* batchesOf(notices: readonly Notice[]): Generator<readonly Notice[]> {
  let batch: Notice[] = [];
  for (const notice of notices) {
    if (batch.length > 0 && writesFor([...batch, notice]) > mostWrites) {
      yield batch;
      batch = [];
    }
    batch.push(notice);
  }
  if (batch.length > 0) yield batch;
}

const appendBatch = async ({ records, ledger, clock }: Outside, batch: readonly Notice[]): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const at = clock.now();
    const { untold, marks } = await notYetTold(records, batch);
    const { entries, heads } = await placed(records, untold, at);
    const [first] = entries;
    if (first === undefined) return;
    const applied = await ledger.apply({
      // The place names the command: of two who would write at it, one does.
      ...serviceAsk('reactions', `feed#${first.feed}#${first.index}`),
      at,
      action: 'feed-appended',
      about: `feed/${first.topic}`,
      basis: '公共信用信息共享',
      writes: [
        ...entries.map((value): Write => ({ kind: 'feedEntry', value, before: undefined })),
        ...marks,
        ...heads,
      ],
      answer: first.index,
    });
    if (applied.ok) return;
    const { code, reason } = applied.refusal;
    if (!passing.has(code)) throw new Error(`the feeds could not be appended to: ${reason.en}`);
  }
  throw new Error(`a batch could not be appended to the feeds in ${attempts} attempts`);
};

const nameOf = ({ topic, about }: Pick<FeedMark, 'topic' | 'about'>): string => `${topic}#${about}`;

/** What is newer than what the feeds have told of its record, and the marks that say so once it is told. */
const notYetTold = async (records: Records, batch: readonly Notice[]) => {
  const refs = [
    ...new Map(batch.map(({ topic, about }) => [nameOf({ topic, about }), { topic, about }])).values(),
  ];
  const stored = await records.getMany('feedMark', refs);
  const before = new Map(refs.map((ref, i) => [nameOf(ref), stored[i]]));
  const told = new Map<string, FeedMark>();
  const untold = batch.filter((notice) => {
    const name = nameOf(notice);
    const last = told.get(name) ?? before.get(name)?.value;
    if (notice.version <= (last?.version ?? 0)) return false;
    const { topic, about, version } = notice;
    told.set(name, { topic, about, version });
    return true;
  });
  const marks = [...told].map(
    ([name, value]): Write => ({ kind: 'feedMark', value, before: before.get(name) }),
  );
  return { untold, marks };
};

/** The entries for the notices at the ends of their feeds, and where the feeds end then. */
const placed = async (records: Records, notices: readonly Notice[], at: Instant) => {
  const feeds = [...new Set(notices.flatMap((notice) => notice.feeds))];
  const stored = await records.getMany(
    'feedHead',
    feeds.map((feed) => ({ feed })),
  );
  const next = new Map(feeds.map((feed, i) => [feed, stored[i]?.value.next ?? 0]));
  const entries = notices.flatMap((notice) =>
    notice.feeds.map((feed) => {
      const index = next.get(feed) ?? 0;
      next.set(feed, index + 1);
      return notice.entryAt(feed, index, at);
    }),
  );
  const heads = feeds.map(
    (feed, i): Write => ({ kind: 'feedHead', value: { feed, next: next.get(feed) ?? 0 }, before: stored[i] }),
  );
  return { entries, heads };
};
