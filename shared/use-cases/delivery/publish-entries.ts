import { creditFeed, ordersFeed } from '../../domain/delivery/feed.ts';
import type { EventBus, RecordChange } from '../ports.ts';

/** The feeds that between them tell of everything once; the others repeat what is in them. */
const wholeFeeds: ReadonlySet<string> = new Set([creditFeed, ordersFeed('')]);

/** Publishes the entries that are new among stored changes, in their order: at least once each. */
export const publishEntries = async (bus: EventBus, changes: readonly RecordChange[]): Promise<void> => {
  const entries = changes.flatMap((change) =>
    change.kind === 'feedEntry' && change.before === undefined && wholeFeeds.has(change.after.feed)
      ? [change.after]
      : [],
  );
  if (entries.length > 0) await bus.publish(entries);
};
