import type { Result } from '../domain/primitives/result.ts';
import { type CivilDate, civilDateOf, civilDateSchema, dateAfter } from '../domain/primitives/time.ts';
import type { Log } from '../telemetry/log.ts';
import type { Ports } from './ask.ts';
import { attendDeadline, type Timed } from './attend-deadline.ts';
import { refoldStanding } from './credit/refold-standing.ts';
import { flagOverdueReveal } from './inspections/flag-overdue-reveal.ts';
import { expireListing } from './lists/end-listing.ts';
import { passPledgeDeadline } from './pledges/pass-pledge-deadline.ts';
import type { AccessPatterns, Stored } from './ports.ts';
import { serviceAsk } from './service-ask.ts';
import { settle } from './settle.ts';

/** Under this name the last day is remembered whose deadlines are dealt with. */
const progressName = 'deadlines';

/** How far back the first check looks. */
const firstCheckDays = 30;

/** Where everything is whose term begins to show on a day. */
const toRemind = [
  'casesToRemindOn',
  'listingsToRemindOn',
  'applicationsToRemindOn',
  'ordersToRemindOn',
  'visitsToRemindOn',
] as const;

/** Where everything is whose term is soon to end, of every unit. */
const reminded = [
  ['casesDue', { mark: 'soon', authority: '' }],
  ['applicationsDue', { mark: 'soon', unit: '' }],
  ['ordersDue', { mark: 'soon', department: '' }],
  ['visitsDue', { mark: 'soon', department: '' }],
] as const;

type WatchedPattern =
  | (typeof toRemind)[number]
  | (typeof reminded)[number][0]
  | 'drawsDueOn'
  | 'listingsDue'
  | 'listingsDueOn'
  | 'pledgesToRemindOn'
  | 'pledgesDue'
  | 'standingsDueOn';

const idOf = ({ value }: Stored<AccessPatterns[WatchedPattern]['kind']>): string =>
  'id' in value ? value.id : value.target.id;

/**
 * Deals with the deadlines of every day since the last check that is over in Asia/Shanghai: flags draws whose
 * secret was not revealed, ends listings whose term is over, reminds of terms that are soon to end and marks those that
 * were missed, withdraws acceptances whose papers did not come, folds standings anew whose terms are over. Days that were
 * missed are caught up, each deadline is dealt with once, and one that fails does not keep the others waiting: it is
 * thrown at the end, and its day is checked again. Gives the last day that is over.
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

  const forAll = async <P extends WatchedPattern>(
    pattern: P,
    args: AccessPatterns[P]['args'],
    name: string,
    work: (stored: Stored<AccessPatterns[P]['kind']>) => Promise<Result<unknown>>,
  ): Promise<void> =>
    attempt(async () => {
      for await (const stored of records.all(pattern, args))
        await attempt(async () => settle(log, name, idOf(stored), await work(stored)));
    });
  const attend = (timed: Stored<Timed>): Promise<Result<unknown>> => attendDeadline(ports, timed);
  const passPledge = (pledge: Stored<'pledge'>): Promise<Result<unknown>> =>
    passPledgeDeadline(ports, pledge);

  for (let on = dateAfter(done, { days: 1 }); on <= yesterday; on = dateAfter(on, { days: 1 })) {
    await forAll('drawsDueOn', { on }, 'flag-overdue-reveal', (draw) => flagOverdueReveal(ports, draw));
    await forAll('listingsDueOn', { on }, 'end-listing', (listing) => expireListing(ports, listing));
    // A reminder comes with the morning of its day, which begins when the day before is over.
    const morning = { on: dateAfter(on, { days: 1 }) };
    for (const pattern of toRemind) await forAll(pattern, morning, 'attend-deadline', attend);
    await forAll('pledgesToRemindOn', morning, 'pass-pledge-deadline', passPledge);
    await forAll('standingsDueOn', { on }, 'refold-standing', ({ value }) =>
      refoldStanding(ports, value.target.id),
    );
  }
  // Who was reminded and did nothing: all of them at each new day, for they are few and none must slip through.
  if (yesterday > done) {
    for (const [pattern, everywhere] of reminded)
      await forAll(pattern, everywhere as never, 'attend-deadline', attend);
    // Overdue listings too: one whose ground fell is found by that term alone, and ends with its own all the same.
    for (const mark of ['soon', 'overdue'] as const)
      await forAll('listingsDue', { mark, authority: '' }, 'attend-deadline', (listing) => {
        const { state, endsOn } = listing.value;
        const isOver = state === 'published' && endsOn !== undefined && endsOn <= yesterday;
        return isOver ? expireListing(ports, listing) : attend(listing);
      });
    // And overdue pledges: what was told of so late that its papers were overdue at once is withdrawn all the same.
    for (const mark of ['soon', 'overdue'] as const)
      await forAll('pledgesDue', { mark, department: '' }, 'pass-pledge-deadline', passPledge);
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
