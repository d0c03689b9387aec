import type { Listing } from '../../domain/lists/listing.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import type { Stored } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';

/** Ends a listing whose term is over; standing and measures follow from the stream. Doing it twice changes nothing. */
export const endListing = async (
  { ledger, clock }: Pick<Ports, 'ledger' | 'clock'>,
  stored: Stored<'listing'>,
): Promise<Result<Listing>> => {
  if (stored.value.state === 'ended') return accepted(stored.value);
  const at = clock.now();
  const ended: Listing = { ...stored.value, state: 'ended', endedAt: at };
  return ledger.apply({
    ...serviceAsk('clock', `end-listing#${ended.id}`),
    at,
    action: 'listing-ended',
    about: `case/${ended.id}`,
    basis: '名单管理期限届满',
    writes: [{ kind: 'listing', value: ended, before: stored }],
    facts: { subject: ended.subject, list: ended.list },
    answer: ended,
  });
};
