import type { CreditEvent } from '../../domain/credit/event.ts';
import { type HistoryEntry, historyOf } from '../../domain/credit/history.ts';
import type { Application, ApplicationRequest } from '../../domain/lists/application.ts';
import { removalFault, repairFault } from '../../domain/lists/application-fault.ts';
import { authorityOf } from '../../domain/lists/lists.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { CivilDate, Instant } from '../../domain/primitives/time.ts';
import type { RuleTables } from '../../domain/rule-tables/rule-tables.ts';
import type { Ports } from '../ask.ts';
import { presentOf } from '../credit/present.ts';
import { readHistory } from '../credit/read-history.ts';
import { codesOf, resolveEntity } from '../credit/resolve-entity.ts';
import type { Stored } from '../ports.ts';
import { eventIdOf, listingIdOf } from './application-events.ts';

/** What an application is about, as it stands: the entry of the history, the listing, and the unit that recorded it. */
export interface Matter {
  readonly entry?: HistoryEntry;
  readonly listing?: Stored<'listing'>;
  readonly history: readonly HistoryEntry[];
  /** Everything that is known of the entity, in no particular order. */
  readonly events: readonly CreditEvent[];
  /** Who recorded the fact decides (谁认定谁修复). */
  readonly unit: string;
}

/** Looks up what an application is about. Refuses with `not-found` what is not this entity's. */
export const matterOf = async (
  { records }: Pick<Ports, 'records'>,
  { value: entity }: Stored<'entity'>,
  request: ApplicationRequest,
  tables: RuleTables,
  at: Instant,
): Promise<Result<Matter>> => {
  const events = await readHistory(records, entity);
  const history = historyOf(events, tables, presentOf(entity, at));
  /** Where the request says what it is about. */
  const place = request.kind === 'objection' ? 'body.about' : 'body';
  const eventId = eventIdOf({ request });
  const listingId = listingIdOf({ request });
  const entry = history.find(({ event }) =>
    listingId === undefined ? event.id === eventId : event.kind === 'listed' && event.listingId === listingId,
  );
  if (listingId === undefined)
    return entry === undefined
      ? refused(
          refusal(
            'not-found',
            '该主体的信用记录中没有此事件。',
            'The history of this entity has no such event.',
            `${place}.eventId`,
          ),
        )
      : accepted({
          entry,
          history,
          events,
          unit: entry.event.source.unit ?? authorityOf(tables.lists, 'serious', entity.target.authority),
        });
  const listing = await records.get('listing', { id: listingId });
  return listing === undefined || !codesOf(entity).includes(listing.value.subject)
    ? refused(
        refusal('not-found', '该主体没有此列入。', 'This entity has no such listing.', `${place}.listingId`),
      )
    : accepted({
        ...(entry !== undefined && { entry }),
        listing,
        history,
        events,
        unit: listing.value.authority,
      });
};

/** Looks up what a filed application is about, as it stands now. */
export const matterNow = async (
  { records }: Pick<Ports, 'records'>,
  { id, subject, request }: Application,
  tables: RuleTables,
  at: Instant,
): Promise<Result<Matter>> => {
  const entity = await resolveEntity(records, subject);
  if (entity === undefined) throw new Error(`application ${id} is about an unregistered entity`);
  return matterOf({ records }, entity, request, tables, at);
};

const objectionFault = ({ entry }: Matter): Refusal | undefined => {
  const isOpen = entry !== undefined && entry.status !== 'withdrawn' && entry.status !== 'corrected';
  if (!isOpen)
    return refusal(
      'wrong-state',
      '该记录尚未公布，或已被撤销、更正，不能提出异议。',
      'This is not published yet, or was revoked, withdrawn or corrected; there is nothing to object to.',
    );
  return entry.isDisputed
    ? refusal('wrong-state', '对该记录的异议正在处理。', 'An objection against this is running already.')
    : undefined;
};

/**
 * Why what is asked for cannot be granted on a day, or nothing, by the tables in force when it was filed. An objection is
 * decided on its merits alone.
 */
export const grantFault = (
  request: ApplicationRequest,
  matter: Matter,
  tables: RuleTables,
  today: CivilDate,
): Refusal | undefined => {
  const { entry, listing, history } = matter;
  if (request.kind === 'repair' && entry !== undefined) return repairFault(entry, history, tables, today);
  if (request.kind === 'removal' && listing !== undefined)
    return removalFault(listing.value, matter, tables, today);
  return undefined;
};

/** Why an application cannot be filed on a day, or nothing. */
export const filingFault = (
  request: ApplicationRequest,
  matter: Matter,
  tables: RuleTables,
  today: CivilDate,
): Refusal | undefined => {
  if (request.kind === 'objection') return objectionFault(matter);
  return request.correction.on > today
    ? refusal(
        'invalid-input',
        '改正日期不能晚于今日。',
        'The day of the correction cannot be later than today.',
        'body.correction.on',
      )
    : grantFault(request, matter, tables, today);
};
