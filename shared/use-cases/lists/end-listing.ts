import { type Ending, endedListing, type Listing } from '../../domain/lists/listing.ts';
import { logEntryOf, loggedListing } from '../../domain/lists/logged-listing.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import type { Command, Stored } from '../ports.ts';
import { serviceAsk } from '../service-ask.ts';

/**
 * Ends a listing, for whatever reason; standing and measures follow from the stream. Refuses with `wrong-state` where it
 * cannot end in this way.
 */
export const endListing = async (
  { ledger }: Pick<Ports, 'ledger'>,
  stored: Stored<'listing'>,
  command: Command,
  basis: string,
  ending: Ending,
): Promise<Result<Listing>> => {
  const ended = endedListing(stored.value, ending);
  if (!ended.ok) return ended;
  const { why, at, by, documentNo = null } = ending;
  const vouched = loggedListing(ended.value);
  return ledger.apply({
    command,
    at,
    actor: by,
    action: 'listing-ended',
    about: `case/${stored.value.id}`,
    basis,
    writes: [{ kind: 'listing', value: ended.value, before: stored }],
    ...logEntryOf(ended.value, vouched && { ...vouched, why, documentNo }),
    answer: ended.value,
  });
};

/** Ends a listing whose term is over. Doing it twice changes nothing. */
export const expireListing = async (
  { ledger, clock }: Pick<Ports, 'ledger' | 'clock'>,
  stored: Stored<'listing'>,
): Promise<Result<Listing>> => {
  if (stored.value.state === 'ended') return accepted(stored.value);
  const { actor, command } = serviceAsk('clock', `end-listing#${stored.value.id}`);
  const ending = { why: 'term-over' as const, at: clock.now(), by: actor };
  return endListing({ ledger }, stored, command, '名单管理期限届满', ending);
};

/** Ends a favourable listing whose recognition was withdrawn. Doing it twice changes nothing. */
export const lapseListing = async (
  { ledger, clock }: Pick<Ports, 'ledger' | 'clock'>,
  stored: Stored<'listing'>,
  reason: string,
): Promise<Result<Listing>> => {
  if (stored.value.state === 'ended') return accepted(stored.value);
  const { actor, command } = serviceAsk('reactions', `lapse-listing#${stored.value.id}`);
  const ending = { why: 'lapsed' as const, at: clock.now(), by: actor, reason };
  return endListing({ ledger }, stored, command, '认定已撤销或更正', ending);
};
