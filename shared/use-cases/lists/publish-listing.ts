import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import type { HistoryEntry } from '../../domain/credit/history.ts';
import { type Listing, listingMachine } from '../../domain/lists/listing.ts';
import { listRuleOf } from '../../domain/lists/lists.ts';
import { logEntryOf, loggedListing } from '../../domain/lists/logged-listing.ts';
import { isRetired } from '../../domain/measures/measures.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import { type CivilDate, civilDateOf, dateAfter } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { historyNow } from '../credit/history-now.ts';
import { tablesNow } from '../tables-now.ts';
import { evidenceFault } from './evidence-fault.ts';
import { ownListing } from './own-listing.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables' | 'entropy'>;

const earlier = (...days: readonly (CivilDate | undefined)[]): CivilDate | undefined =>
  days.filter((day) => day !== undefined).toSorted()[0];

/** The last day on which the recognition that a favourable listing rests on counts: its own, or that of its rule. */
const recognisedUntil = (
  history: readonly HistoryEntry[],
  { list, evidence }: Listing,
): CivilDate | undefined =>
  list === 'red'
    ? earlier(
        ...history
          .filter(({ event }) => event.id === evidence.eventId)
          .flatMap(({ weights }) => weights.map(({ countsThrough }) => countsThrough)),
      )
    : undefined;

/**
 * Publishes a decided listing, from which day it counts and its measures may be applied (未经公布不得适用); standing and
 * measures follow from the stream. It ends after the list's term, a favourable one with the recognition that it rests on at
 * the latest, and carries no measure that was retired since it was decided. Refuses with `same-person` for whoever decided, with
 * `ground-fallen` where the fact that it rests on or the penalty for it fell since, with `heavy-penalty-missing` where the list
 * demands one that it does not rest on, and with `wrong-state` where another listing of the list rests on the same.
 */
export const publishListing = async (
  ports: Outside,
  { caller, command, listingId }: Ask & { readonly listingId: string },
): Promise<Result<Listing>> => {
  const { records, ledger, clock, entropy } = ports;
  const stored = await ownListing(records, caller, listingId);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const second = permitSecondPerson(caller, { decided: [value.decidedBy] });
  if (!second.ok) return second;
  const at = clock.now();
  const tables = await tablesNow(ports.tables, at);
  const moved = moveInTime(listingMachine, value, 'publish', { tables, at });
  if (!moved.ok) return moved;
  const history = await historyNow(ports, value.subject, at);
  const rule = listRuleOf(tables.lists, value.list);
  const fault = await evidenceFault(records, history, rule, value);
  if (fault !== undefined) return refused(fault);
  const listedOn = civilDateOf(at);
  const { termYears, publicationBasis } = rule;
  const endsOn = earlier(
    termYears === undefined ? undefined : dateAfter(listedOn, { years: termYears }),
    recognisedUntil(history, value),
  );
  // A mark that the ground fell is stale where it stands again, which was just asked.
  const { groundFellAt: _, ...standing } = moved.value;
  const published: Listing = {
    ...standing,
    measures: value.measures.filter((code) => !isRetired(tables.measures, code)),
    publishedBy: caller.subject,
    publishedAt: at,
    logSalt: entropy.secret(),
    listedOn,
    ...(endsOn !== undefined && { endsOn }),
  };
  return ledger.apply({
    command,
    at,
    actor: caller.subject,
    action: 'listing-published',
    about: `case/${listingId}`,
    basis: publicationBasis,
    writes: [{ kind: 'listing', value: published, before: stored.value }],
    ...logEntryOf(published, loggedListing(published)),
    answer: published,
  });
};
