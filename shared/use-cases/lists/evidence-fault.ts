import type { HistoryEntry } from '../../domain/credit/history.ts';
import { groundFault } from '../../domain/lists/ground.ts';
import { heavyPenaltyFault } from '../../domain/lists/heavy-penalty-fault.ts';
import type { Listing } from '../../domain/lists/listing.ts';
import type { ListRule } from '../../domain/lists/lists.ts';
import type { Refusal } from '../../domain/primitives/refusal.ts';
import type { Records } from '../ports.ts';
import { rivalListingFault } from './rival-listing-fault.ts';

/**
 * Why what a listing would rest on does not bear it, or nothing: its ground fell, its list demands a heavy penalty that there is
 * not, or another listing rests on it already, which is a fault of `field`. Asked with the decision and the publication.
 */
export const evidenceFault = async (
  records: Records,
  history: readonly HistoryEntry[],
  rule: ListRule,
  one: Pick<Listing, 'id' | 'subject' | 'list' | 'evidence'>,
  field?: string,
): Promise<Refusal | undefined> =>
  groundFault(history, one) ??
  heavyPenaltyFault(history, rule, one.evidence) ??
  (await rivalListingFault(records, one, field));
