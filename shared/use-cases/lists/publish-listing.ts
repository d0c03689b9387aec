import { permitSecondPerson } from '../../domain/access/permissions.ts';
import { moveInTime } from '../../domain/calendar/due.ts';
import { type Listing, listingMachine } from '../../domain/lists/listing.ts';
import { listRuleOf } from '../../domain/lists/lists.ts';
import { logEntryOf, loggedListing } from '../../domain/lists/logged-listing.ts';
import type { Result } from '../../domain/primitives/result.ts';
import { type CivilDate, civilDateOf, dateAfter } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import { readHistory } from '../credit/read-history.ts';
import { resolveEntity } from '../credit/resolve-entity.ts';
import { owned } from '../found.ts';
import { tablesNow } from '../tables-now.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables' | 'entropy'>;

/** The last day of the recognition that a favourable listing rests on, where it has one. */
const recognisedUntil = async (
  records: Outside['records'],
  { subject, evidence }: Listing,
): Promise<CivilDate | undefined> => {
  const entity = evidence.eventId === undefined ? undefined : await resolveEntity(records, subject);
  if (entity === undefined) return undefined;
  const history = await readHistory(records, entity.value);
  const ground = history.find(({ id }) => id === evidence.eventId);
  return ground?.kind === 'recognition' ? ground.validUntil : undefined;
};

const earlier = (...days: readonly (CivilDate | undefined)[]): CivilDate | undefined =>
  days.filter((day) => day !== undefined).toSorted()[0];

/**
 * Publishes a decided listing, from which day it counts and its measures may be applied (未经公布不得适用); standing and
 * measures follow from the stream. It ends after the list's term, a favourable one with the recognition that it rests on at
 * the latest. Refuses with `same-person` for whoever decided.
 */
export const publishListing = async (
  ports: Outside,
  { caller, command, listingId }: Ask & { readonly listingId: string },
): Promise<Result<Listing>> => {
  const { records, ledger, clock, entropy } = ports;
  const stored = await owned(records, caller, 'listing', { id: listingId }, ({ authority }) => [authority]);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const second = permitSecondPerson(caller, [value.decidedBy]);
  if (!second.ok) return second;
  const at = clock.now();
  const tables = await tablesNow(ports.tables, at);
  const moved = moveInTime(listingMachine, value, 'publish', { tables, at });
  if (!moved.ok) return moved;
  const listedOn = civilDateOf(at);
  const { termYears } = listRuleOf(tables.lists, value.list);
  const endsOn = earlier(
    termYears === undefined ? undefined : dateAfter(listedOn, { years: termYears }),
    value.list === 'red' ? await recognisedUntil(records, value) : undefined,
  );
  const published: Listing = {
    ...moved.value,
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
    basis: '市场监督管理总局令第44号；浙江省公共信用信息管理条例第25条',
    writes: [{ kind: 'listing', value: published, before: stored.value }],
    ...logEntryOf(published, loggedListing(published)),
    answer: published,
  });
};
