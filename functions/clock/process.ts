import { Temporal } from 'temporal-polyfill';
import { type CivilDate, civilDateOf, civilDateSchema } from '../../shared/domain/primitives/time.ts';
import type { Log } from '../../shared/telemetry/log.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { flagOverdueReveal } from '../../shared/use-cases/inspections/flag-overdue-reveal.ts';
import { endListing } from '../../shared/use-cases/lists/end-listing.ts';
import { serviceAsk } from '../../shared/use-cases/service-ask.ts';
import { settle } from '../../shared/use-cases/settle.ts';

/** What the clock needs from outside. */
export type ClockPorts = Pick<Ports, 'records' | 'ledger' | 'clock'> & { readonly log: Log };

/** Under this name the clock remembers the last day whose deadlines it has dealt with. */
const progressName = 'deadlines';

/** How far back the first tick looks. */
const firstTickDays = 30;

const daysLater = (on: CivilDate, days: number): CivilDate =>
  civilDateSchema.parse(Temporal.PlainDate.from(on).add({ days }).toString());

/**
 * One tick: deals with every deadline that passed on the days since the last one. A day counts as passed when
 * it is over in Asia/Shanghai. Days that a stopped clock missed are caught up; a tick that fails half-way is
 * repeated by the next, and each deadline is dealt with once.
 */
export const createTick = (ports: ClockPorts) => async (): Promise<void> => {
  const { records, ledger, clock, log } = ports;
  const at = clock.now();
  const yesterday = daysLater(civilDateOf(at), -1);
  const stored = await records.get('progress', { name: progressName });
  const done =
    stored === undefined ? daysLater(yesterday, -firstTickDays) : civilDateSchema.parse(stored.value.done);
  for (let on = daysLater(done, 1); on <= yesterday; on = daysLater(on, 1)) {
    for await (const draw of records.all('drawsDueOn', { on }))
      settle(log, 'flag-overdue-reveal', draw.value.id, await flagOverdueReveal(ports, draw));
    for await (const listing of records.all('listingsDueOn', { on }))
      settle(log, 'end-listing', listing.value.id, await endListing(ports, listing));
  }
  // A clock that was set back finds the day done already and leaves it so.
  if (yesterday > done)
    settle(
      log,
      'tick',
      yesterday,
      await ledger.apply({
        ...serviceAsk('clock', `tick#${yesterday}`),
        at,
        action: 'deadlines-checked',
        about: 'clock/deadlines',
        basis: '期限管理',
        writes: [{ kind: 'progress', value: { name: progressName, done: yesterday }, before: stored }],
        answer: yesterday,
      }),
    );
  log('tick-completed', { until: yesterday });
};
