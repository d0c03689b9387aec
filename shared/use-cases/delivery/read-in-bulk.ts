import type { Caller } from '../../domain/access/caller.ts';
import { creditFeed } from '../../domain/delivery/feed.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { type FeedPage, readFeed } from './read-feed.ts';
import { readSnapshot, type SnapshotPage } from './read-snapshot.ts';

type Outside = Pick<Ports, 'records' | 'clock' | 'entropy' | 'queryLog'>;

/** Which page somebody wants, and what for. */
interface BulkRequest {
  readonly limit: number;
  readonly purpose?: string | undefined;
}

/** Who asks, when and what for. */
const asking = ({ clock, entropy }: Outside, caller: Caller, { purpose = 'credit-copy' }: BulkRequest) => ({
  id: entropy.id(),
  at: clock.now(),
  askedBy: caller.subject,
  purpose,
});

/** A page of the feed of credit, as {@link readFeed} gives it. Whoever is told anything by it stands in the query log. */
export const readCreditChanges = async (
  ports: Outside,
  caller: Caller,
  request: BulkRequest & { readonly since?: string | undefined },
): Promise<Result<FeedPage<'credit'>>> => {
  const page = await readFeed(ports.records, 'credit', creditFeed, request);
  const [first, last] = page.ok ? [page.value.items[0], page.value.items.at(-1)] : [];
  if (first !== undefined && last !== undefined)
    await ports.queryLog.appendBulk({
      ...asking(ports, caller, request),
      read: 'changes',
      from: first.index,
      to: last.index,
    });
  return page;
};

/** A page of the snapshot, as {@link readSnapshot} gives it. Whoever is told anything by it stands in the query log. */
export const readCreditSnapshot = async (
  ports: Outside,
  caller: Caller,
  request: BulkRequest & { readonly cursor?: string | undefined },
): Promise<Result<SnapshotPage>> => {
  const page = await readSnapshot(ports, request);
  const items = page.ok ? page.value.items : [];
  const [first, last] = [items[0], items.at(-1)];
  if (first !== undefined && last !== undefined)
    await ports.queryLog.appendBulk({
      ...asking(ports, caller, request),
      read: 'snapshot',
      count: items.length,
      from: first.credit.subject,
      to: last.credit.subject,
    });
  return page;
};
