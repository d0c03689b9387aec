import { groundFault, standingEventOf } from '../../domain/lists/ground.ts';
import { heavyPenaltyFault } from '../../domain/lists/heavy-penalty-fault.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import { causeBasis, listRuleOf } from '../../domain/lists/lists.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { historyNow } from '../credit/history-now.ts';
import { readHistory } from '../credit/read-history.ts';
import { resolveEntity } from '../credit/resolve-entity.ts';
import { tablesNow } from '../tables-now.ts';
import { type ListingReview, reviewedListing } from './own-listing.ts';

/**
 * Upholds a published listing whose ground was corrected, the fact or the penalty for it: as it was really, it still bears the
 * listing, which rests on the correction from now on. Refuses with `same-person` for whoever decided it, with `ground-fallen` where
 * nothing is left of its ground and with `heavy-penalty-missing` where no heavy penalty is left that its list demands, so that it
 * can only be revoked, and with `wrong-state` where no ground fell.
 */
export const upholdListing = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  { caller, command, listingId, documentNo, reason }: ListingReview,
): Promise<Result<Listing>> => {
  const { records, ledger, clock } = ports;
  const stored = await reviewedListing(records, { caller, listingId });
  if (!stored.ok) return stored;
  const { groundFellAt, due: _, ...value } = stored.value.value;
  if (groundFellAt === undefined || value.state !== 'published')
    return refused(
      refusal(
        'wrong-state',
        '只有已公布、且依据发生变化的列入才需决定是否维持。',
        'Only a published listing whose ground has changed is upheld.',
        'state',
      ),
    );
  const at = clock.now();
  const entity = await resolveEntity(records, value.subject);
  if (entity === undefined) throw new Error(`listing ${listingId} is of an unregistered entity`);
  const events = await readHistory(records, entity.value);
  const { eventId, penaltyEventId } = value.evidence;
  const evidence = {
    ...value.evidence,
    ...(eventId !== undefined && { eventId: standingEventOf(events, eventId) }),
    ...(penaltyEventId !== undefined && { penaltyEventId: standingEventOf(events, penaltyEventId) }),
  };
  const { lists } = await tablesNow(ports.tables, at);
  const history = await historyNow(ports, value.subject, at);
  const fault =
    groundFault(history, { ...value, evidence }) ??
    heavyPenaltyFault(history, listRuleOf(lists, value.list), evidence);
  if (fault !== undefined) return refused(fault);
  const upheld: Listing = { ...value, evidence, upheld: { by: caller.subject, at, documentNo, reason } };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'listing-upheld',
    about: `case/${listingId}`,
    basis: causeBasis(lists, value),
    writes: [{ kind: 'listing', value: upheld, before: stored.value }],
    answer: upheld,
  });
};
