import { queryLogEntryOf } from '../../shared/domain/pledges/latest-answer.ts';
import type { Log } from '../../shared/telemetry/log.ts';
import { followApplication } from '../../shared/use-cases/applications/follow-application.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { followResult } from '../../shared/use-cases/credit/follow-result.ts';
import { appendToFeeds } from '../../shared/use-cases/delivery/append-to-feeds.ts';
import { publishEntries } from '../../shared/use-cases/delivery/publish-entries.ts';
import { computeFairness } from '../../shared/use-cases/inspections/compute-fairness.ts';
import { followEvent } from '../../shared/use-cases/lists/follow-event.ts';
import { followListing, followListingEnd } from '../../shared/use-cases/lists/follow-listing.ts';
import { bearsOnOrders, followStanding } from '../../shared/use-cases/measures/follow-standing.ts';
import { addEvidence } from '../../shared/use-cases/pledges/add-evidence.ts';
import type { EventBus, RecordChange } from '../../shared/use-cases/ports.ts';
import { settle } from '../../shared/use-cases/settle.ts';

/** What the reactions need from outside. */
export type ReactionPorts = Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock' | 'queryLog'> & {
  readonly log: Log;
};

/**
 * What follows from stored changes: results reach the credit record and the pledges that they bear on, credit events open
 * cases, listings enter the history, standings reach the departments that apply measures, granted applications take down
 * what they are about, ended draws enter the figures of their year, and the pledge gate's answers the query log. Each does
 * its work, too, for a record that is played again as it is now, without what it was before (see
 * infra/runbook/parked-work.md).
 */
export const createReactions =
  (ports: ReactionPorts) =>
  async (change: RecordChange): Promise<void> => {
    const { log } = ports;
    if (change.kind === 'visit') {
      const { before, after } = change;
      if (after.state === 'published' && before?.state !== 'published') {
        settle(log, 'follow-result', after.id, await followResult(ports, after));
        settle(log, 'add-evidence', after.id, await addEvidence(ports, after));
      }
    }
    if (change.kind === 'latestAnswer') await ports.queryLog.append([queryLogEntryOf(change.after)]);
    if (change.kind === 'draw') {
      const { before, after } = change;
      const hasEnded = after.state === 'revealed' || after.state === 'void';
      if (hasEnded && before?.state !== after.state && after.stage.kind !== 'inspectors')
        settle(log, 'compute-fairness', after.id, await computeFairness(ports, after));
    }
    if (change.kind === 'entity') {
      const { before, after } = change;
      if (bearsOnOrders(before, after))
        settle(log, 'follow-standing', after.target.id, await followStanding(ports, after.target.id));
    }
    if (change.kind === 'creditEvent' && change.before === undefined)
      settle(log, 'follow-event', change.after.id, await followEvent(ports, change.after));
    if (change.kind === 'application') {
      const { before, after } = change;
      if (after.state === 'granted' && before?.state !== 'granted')
        settle(log, 'follow-application', after.id, await followApplication(ports, after));
    }
    if (change.kind === 'listing') {
      const { before, after } = change;
      // What ended before it was published never counted, and what is played again without its past may be past its end.
      const isPublished = after.publishedAt !== undefined;
      if (isPublished && before?.publishedAt === undefined)
        settle(log, 'follow-listing', after.id, await followListing(ports, after));
      // What has ended may be revoked besides.
      if (isPublished && after.ended !== undefined && after.ended.why !== before?.ended?.why)
        settle(log, 'follow-listing-end', after.id, await followListingEnd(ports, after));
    }
  };

/** What the feeds need from outside. Where there is no event bus, copies are kept by the feeds and by webhooks alone. */
export type FeedPorts = Pick<ReactionPorts, 'records' | 'ledger' | 'clock'> & {
  readonly eventBus?: EventBus | undefined;
};

/** What follows from changes that the stream brings together: whoever keeps a copy elsewhere is told. */
export const createFeeds =
  (ports: FeedPorts) =>
  async (changes: readonly RecordChange[]): Promise<void> => {
    await appendToFeeds(ports, changes);
    if (ports.eventBus !== undefined) await publishEntries(ports.eventBus, changes);
  };
