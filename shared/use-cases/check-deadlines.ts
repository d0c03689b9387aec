import { type CivilDate, civilDateOf, civilDateSchema, dateAfter } from '../domain/primitives/time.ts';
import type { Log } from '../telemetry/log.ts';
import type { Ports } from './ask.ts';
import { refoldStanding } from './credit/refold-standing.ts';
import { flagOverdueReveal } from './inspections/flag-overdue-reveal.ts';
import { attendDeadline } from './lists/attend-deadline.ts';
import { expireListing } from './lists/end-listing.ts';
import { flagOverdueOrder } from './measures/flag-overdue-order.ts';
import { passPledgeDeadline } from './pledges/pass-pledge-deadline.ts';
import type { Stored } from './ports.ts';
import { serviceAsk } from './service-ask.ts';
import { settle } from './settle.ts';

/** Under this name the last day is remembered whose deadlines are dealt with. */
const progressName = 'deadlines';

/** How far back the first check looks. */
const firstCheckDays = 30;

/** Where everything is whose term is soon to end, of every unit. */
const remindedOf = [
  ['casesDue', { mark: 'soon', authority: '' }],
  ['applicationsDue', { mark: 'soon', unit: '' }],
] as const;

/**
 * Deals with the deadlines of every day since the last check that is over in Asia/Shanghai: flags draws whose
 * secret was not revealed and measure orders that nobody acted on, ends listings whose term is over, reminds of terms that are
 * soon to end and marks those that were missed, withdraws, reminds of and shows pledges as overdue, folds standings anew whose terms are over. Days that were missed are caught up, each deadline
 * is dealt with once, and one that fails does not keep the others waiting: it is thrown at the end, and its
 * day is checked again. Gives the last day that is over.
 */
export const checkDeadlines = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'tables' | 'clock'> & { readonly log: Log },
): Promise<CivilDate> => {
  const { records, ledger, clock, log } = ports;
  const at = clock.now();
  const yesterday = dateAfter(civilDateOf(at), { days: -1 });
  const stored = await records.get('progress', { name: progressName });
  const done =
    stored === undefined
      ? dateAfter(yesterday, { days: -firstCheckDays })
      : civilDateSchema.parse(stored.value.done);
  const failures: unknown[] = [];
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failures.push(error);
    }
  };

  const expire = (listing: Stored<'listing'>): Promise<void> =>
    attempt(async () => settle(log, 'end-listing', listing.value.id, await expireListing(ports, listing)));
  const attend = (timed: Stored<'listingCase' | 'listing' | 'application'>): Promise<void> =>
    attempt(async () => settle(log, 'attend-deadline', timed.value.id, await attendDeadline(ports, timed)));

  for (let on = dateAfter(done, { days: 1 }); on <= yesterday; on = dateAfter(on, { days: 1 })) {
    await attempt(async () => {
      for await (const draw of records.all('drawsDueOn', { on }))
        await attempt(async () =>
          settle(log, 'flag-overdue-reveal', draw.value.id, await flagOverdueReveal(ports, draw)),
        );
    });
    await attempt(async () => {
      for await (const listing of records.all('listingsDueOn', { on })) await expire(listing);
    });
    // A reminder comes with the morning of its day, which begins when the day before is over.
    const morning = { on: dateAfter(on, { days: 1 }) };
    for (const pattern of ['casesToRemindOn', 'listingsToRemindOn', 'applicationsToRemindOn'] as const)
      await attempt(async () => {
        for await (const timed of records.all(pattern, morning)) await attend(timed);
      });
    await attempt(async () => {
      for await (const order of records.all('ordersDueOn', { on }))
        await attempt(async () =>
          settle(log, 'flag-overdue-order', order.value.id, await flagOverdueOrder(ports, order)),
        );
    });
    await attempt(async () => {
      for await (const pledge of records.all('pledgesWatchedOn', { on }))
        await attempt(async () =>
          settle(log, 'pass-pledge-deadline', pledge.value.id, await passPledgeDeadline(ports, pledge)),
        );
    });
    await attempt(async () => {
      for await (const { value } of records.all('standingsDueOn', { on }))
        await attempt(async () =>
          settle(log, 'refold-standing', value.target.id, await refoldStanding(ports, value.target.id)),
        );
    });
  }
  // Who was reminded and did nothing: all of them at each new day, for they are few and none must slip through.
  if (yesterday > done) {
    for (const [pattern, everywhere] of remindedOf)
      await attempt(async () => {
        for await (const timed of records.all(pattern, everywhere as never)) await attend(timed);
      });
    // Overdue listings too: one whose ground fell is found by that term alone, and ends with its own all the same.
    for (const mark of ['soon', 'overdue'] as const)
      await attempt(async () => {
        for await (const listing of records.all('listingsDue', { mark, authority: '' })) {
          const { state, endsOn } = listing.value;
          const isOver = state === 'published' && endsOn !== undefined && endsOn <= yesterday;
          await (isOver ? expire(listing) : attend(listing));
        }
      });
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some deadlines could not be dealt with');

  // A clock that was set back finds the day done already and leaves it so.
  if (yesterday > done)
    settle(
      log,
      'check-deadlines',
      yesterday,
      await ledger.apply({
        ...serviceAsk('clock', `deadlines#${yesterday}`),
        at,
        action: 'deadlines-checked',
        about: 'clock/deadlines',
        basis: '期限管理',
        writes: [{ kind: 'progress', value: { name: progressName, done: yesterday }, before: stored }],
        answer: yesterday,
      }),
    );
  return yesterday;
};
