import { creditFeed, type FeedEntry, ordersFeed } from '../../domain/delivery/feed.ts';
import { isNaturalPerson, type TargetId } from '../../domain/registry/identifier.ts';
import type { EventBus, RecordChange } from '../ports.ts';

/** The feeds that between them tell of everything once; the others repeat what is in them. */
const wholeFeeds: ReadonlySet<string> = new Set([creditFeed, ordersFeed('')]);

const subjectOf = (entry: FeedEntry): TargetId =>
  entry.topic === 'credit' ? entry.credit.subject : entry.order.subject;

/**
 * Publishes the entries that are new among stored changes, in their order: at least once each. An order about a natural person
 * is for the units that it concerns, which have feeds of their own, and not for whoever listens.
 */
export const publishEntries = async (bus: EventBus, changes: readonly RecordChange[]): Promise<void> => {
  const entries = changes.flatMap((change) =>
    change.kind === 'feedEntry' &&
    change.before === undefined &&
    wholeFeeds.has(change.after.feed) &&
    !isNaturalPerson(subjectOf(change.after))
      ? [change.after]
      : [],
  );
  if (entries.length > 0) await bus.publish(entries);
};
