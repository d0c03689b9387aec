import { beforeEach, describe, expect, it } from 'vitest';
import { createTick } from '../../../functions/clock/process.ts';
import { createDrawRunner } from '../../../functions/draw-runner/process.ts';
import { instantOf } from '../../../shared/domain/primitives/time.ts';
import type { Log } from '../../../shared/telemetry/log.ts';
import { readPreparation } from '../../../shared/use-cases/inspections/read-preparation.ts';
import { readProgress } from '../../../shared/use-cases/inspections/read-progress.ts';
import { requestPreparation } from '../../../shared/use-cases/inspections/request-preparation.ts';
import { askOf, at, on } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue } from '../../support/draws.ts';
import { type Desk, inspectionDesk, planner } from '../../support/inspection-desk.ts';
import { orderIn } from '../../support/measure-orders.ts';
import { creation, draw, due, listing, measureOrder, run } from '../../support/sample-records.ts';

const deadline = { on: on('2026-03-10'), provisional: false };
const dispatched = draw({ state: 'dispatched', revealBy: deadline });

let desk: Desk;
const logged: string[] = [];
/** What is logged, but for the refolding of standings under new tables, which nobody does here. */
const log: Log = (code, { run }) => {
  if (!String(run).startsWith('refold-standings/')) logged.push(code);
};
beforeEach(async () => {
  desk = await inspectionDesk([
    creation('draw', dispatched),
    creation('listing', listing({ endsOn: on('2026-03-10') })),
    creation('listing', listing({ id: 'later', endsOn: on('2026-03-12') })),
  ]);
  logged.length = 0;
});
const tickAt = async (instant: string): Promise<void> => {
  desk.clock.set(instant);
  await createTick({ ...desk.ports, log })();
};
const overdueSince = async () =>
  (await desk.ports.records.get('draw', { id: dispatched.id }))?.value.overdueSince;
const listingState = async (id = 'case-1') => (await desk.ports.records.get('listing', { id }))?.value.state;

describe('the clock', () => {
  it('lets a day pass only when it is over in Asia/Shanghai', async () => {
    await tickAt('2026-03-10T15:59:59.999Z');
    expect([await overdueSince(), await listingState()]).toEqual([undefined, 'published']);
    await tickAt('2026-03-10T16:00:00.000Z');
    expect([await overdueSince(), await listingState()]).toEqual(['2026-03-10T16:00:00.000Z', 'ended']);
    expect(await listingState('later')).toBe('published');
  });

  it('makes it public that a secret was not revealed in time, once', async () => {
    await tickAt('2026-03-11T02:00:00.000Z');
    await tickAt('2026-03-11T03:00:00.000Z');
    await tickAt('2026-03-12T03:00:00.000Z');
    expect(await desk.ports.ledger.publicLogAbout(`draw/${dispatched.id}`)).toMatchObject([
      { action: 'reveal-overdue', facts: { revealBy: '2026-03-10' }, at: '2026-03-11T02:00:00.000Z' },
    ]);
  });

  it('catches up with the days that it missed', async () => {
    await tickAt('2026-03-05T02:00:00.000Z');
    await tickAt('2026-03-20T02:00:00.000Z');
    expect([await overdueSince(), await listingState(), await listingState('later')]).toEqual([
      '2026-03-20T02:00:00.000Z',
      'ended',
      'ended',
    ]);
    const progress = await desk.ports.records.get('progress', { name: 'deadlines' });
    expect(progress?.value.done).toBe('2026-03-19');
  });

  it('looks back thirty days when it starts for the first time', async () => {
    await tickAt('2026-04-08T16:00:00.000Z');
    expect(await listingState()).toBe('ended');
    desk = await inspectionDesk([creation('listing', listing({ endsOn: on('2026-03-10') }))]);
    await tickAt('2026-04-09T16:00:00.000Z');
    expect(await listingState()).toBe('published');
  });

  it('repeats a tick that broke off, and deals with each deadline once', async () => {
    const breaking = {
      ...desk.ports,
      ledger: {
        ...desk.ports.ledger,
        apply: (change: Parameters<typeof desk.ports.ledger.apply>[0]) =>
          change.action === 'listing-ended'
            ? Promise.reject(new Error('the machine stopped'))
            : desk.ports.ledger.apply(change),
      },
    };
    desk.clock.set('2026-03-11T02:00:00.000Z');
    const tick = createTick({ ...breaking, log: () => {} } as Parameters<typeof createTick>[0]);
    await expect(tick()).rejects.toMatchObject({ errors: [new Error('the machine stopped')] });
    expect(await desk.ports.records.get('progress', { name: 'deadlines' })).toBeUndefined();
    await tickAt('2026-03-11T02:01:00.000Z');
    expect(await listingState()).toBe('ended');
    expect(await desk.ports.ledger.publicLogAbout(`draw/${dispatched.id}`)).toHaveLength(1);
    expect(await collect(desk.ports.ledger.trail('case/case-1'))).toHaveLength(1);
  });

  it('reminds of measure orders and shows which were left lying, and decides nothing about them', async () => {
    await desk.ports.ledger.prepare([
      creation('measureOrder', orderIn('issued', { id: 'late' })),
      creation('measureOrder', orderIn('acted', { id: 'done' })),
    ]);
    const orderOf = async (id: string) => (await desk.ports.records.get('measureOrder', { id }))?.value;
    const mark = async () => {
      const { remindedAt, overdueSince } = (await orderOf('late'))?.due ?? {};
      return [remindedAt, overdueSince];
    };
    const [morning, evening] = ['2026-03-05T16:00:00.000Z', '2026-03-09T16:00:00.000Z'];
    await tickAt('2026-03-05T15:59:59.999Z');
    expect(await mark()).toEqual([undefined, undefined]);
    await tickAt(morning);
    expect(await mark()).toEqual([morning, undefined]);
    await tickAt('2026-03-09T15:59:59.999Z');
    expect(await mark()).toEqual([morning, undefined]);
    await tickAt(evening);
    await tickAt('2026-03-12T16:00:00.000Z');
    expect(await mark()).toEqual([morning, evening]);
    expect((await orderOf('late'))?.state).toBe('issued');
    expect(await orderOf('done')).toEqual(orderIn('acted', { id: 'done' }));
    expect(await collect(desk.ports.ledger.trail('order/late'))).toMatchObject([
      { action: 'deadline-near', actor: 'service:clock' },
      { action: 'deadline-missed', actor: 'service:clock' },
    ]);
  });

  it('counts the provisional term of a measure order anew once the holidays of its year are known', async () => {
    const provisional = due({
      term: 'acknowledge-order',
      workingDays: 5,
      by: { on: on('2026-03-05'), provisional: true },
    });
    await desk.ports.ledger.prepare([
      creation('measureOrder', measureOrder({ id: 'early', due: provisional })),
    ]);
    await tickAt('2026-03-03T16:00:00.000Z');
    const counted = (await desk.ports.records.get('measureOrder', { id: 'early' }))?.value.due;
    expect(counted).toEqual({
      ...provisional,
      by: { on: '2026-03-09', provisional: false },
      remindOn: '2026-03-06',
    });
  });

  it('lets one deadline that fails keep no other waiting, and tries it again', async () => {
    await desk.ports.ledger.prepare([
      creation('listing', listing({ id: 'other', endsOn: on('2026-03-10') })),
    ]);
    const { ledger } = desk.ports;
    const failing = (change: Parameters<typeof ledger.apply>[0]) =>
      change.about === 'case/case-1' ? Promise.reject(new Error('no')) : ledger.apply(change);
    desk.clock.set('2026-03-11T02:00:00.000Z');
    const ports = { ...desk.ports, ledger: { ...ledger, apply: failing }, log: () => {} };
    await expect(createTick(ports as Parameters<typeof createTick>[0])()).rejects.toThrow();
    expect([await listingState(), await listingState('other')]).toEqual(['published', 'ended']);
    expect(await overdueSince()).toBeDefined();
    await tickAt('2026-03-11T03:00:00.000Z');
    expect(await listingState()).toBe('ended');
  });

  it('ticking twice at the same moment does everything once', async () => {
    desk.clock.set('2026-03-11T02:00:00.000Z');
    const tick = createTick({ ...desk.ports, log: () => {} });
    await Promise.allSettled([tick(), tick()]);
    await tick();
    expect(await collect(desk.ports.ledger.trail('case/case-1'))).toHaveLength(1);
    expect(await collect(desk.ports.ledger.trail('clock/deadlines'))).toHaveLength(1);
  });

  it('that is set back leaves the days that are done', async () => {
    await tickAt('2026-03-11T02:00:00.000Z');
    await tickAt('2026-03-05T02:00:00.000Z');
    const progress = await desk.ports.records.get('progress', { name: 'deadlines' });
    expect(progress?.value.done).toBe('2026-03-10');
  });

  it.each(['committed', 'drawing', 'drawn', 'dispatching', 'revealing', 'void'] as const)(
    'makes it public too where a draw was left lying while it was %s',
    async (state) => {
      const forgotten = draw({ id: '33.SCJG-2026-2-1', state, revealBy: deadline });
      await desk.ports.ledger.prepare([creation('draw', forgotten)]);
      await tickAt('2026-03-11T02:00:00.000Z');
      const log = await desk.ports.ledger.publicLogAbout(`draw/${forgotten.id}`);
      expect(log.map(({ action }) => action)).toEqual(['reveal-overdue']);
      expect(await desk.drawNow(forgotten.id)).toMatchObject({
        state,
        overdueSince: '2026-03-11T02:00:00.000Z',
        lastAt: '2026-03-11T02:00:00.000Z',
      });
    },
  );

  it('makes it public where one that people committed to the lawful way is never gone on with', async () => {
    desk = await inspectionDesk();
    const { id, revealBy } = await desk.drawIn('drawn');
    await tickAt('2026-05-29T15:59:59.999Z');
    expect((await desk.drawNow(id)).overdueSince).toBeUndefined();
    await tickAt('2026-05-29T16:00:00.000Z');
    const entry = (await desk.ports.ledger.publicLogAbout(`draw/${id}`)).at(-1);
    expect([entry?.action, entry?.facts]).toEqual(['reveal-overdue', { revealBy: revealBy?.on }]);
  });

  it('waits with what is due where the log has a later entry already', async () => {
    const ahead = draw({
      id: '33.SCJG-2026-2-1',
      state: 'dispatched',
      revealBy: deadline,
      lastAt: at('2026-03-11T08:00:00.000Z'),
    });
    await desk.ports.ledger.prepare([creation('draw', ahead)]);
    await expect(tickAt('2026-03-11T02:00:00.000Z')).rejects.toThrow('some deadlines');
    expect((await desk.drawNow(ahead.id)).overdueSince).toBeUndefined();
    await tickAt('2026-03-11T09:00:00.000Z');
    expect((await desk.drawNow(ahead.id)).overdueSince).toBe('2026-03-11T09:00:00.000Z');
  });
});

describe('a run that nobody has finished', () => {
  const runs = (...differences: Parameters<typeof run>[0][]) =>
    desk.ports.ledger.prepare(differences.map((one) => creation('run', run(one))));
  const runNow = async (id = run().id) => (await desk.ports.records.get('run', { id }))?.value;

  it('is woken after ten minutes, and again after twice as long each time', async () => {
    await runs({ requestedAt: at('2026-03-02T01:00:00.000Z') });
    await tickAt('2026-03-02T01:10:00.000Z');
    expect((await runNow())?.wokenAt).toBeUndefined();
    await tickAt('2026-03-02T01:10:00.001Z');
    expect((await runNow())?.wokenAt).toBe('2026-03-02T01:10:00.001Z');
    await tickAt('2026-03-02T01:30:00.001Z');
    expect((await runNow())?.wokenAt).toBe('2026-03-02T01:10:00.001Z');
    await tickAt('2026-03-02T01:31:00.000Z');
    expect(await runNow()).toMatchObject({ wokenAt: '2026-03-02T01:31:00.000Z', wakes: 2 });
    const trail = await collect(desk.ports.ledger.trail(`run/${run().id}`));
    expect(trail.map(({ actor, action }) => [actor, action])).toEqual([
      ['service:clock', 'run-resumed'],
      ['service:clock', 'run-resumed'],
    ]);
  });

  it('for good is woken once a day in the end, and never given up', async () => {
    await runs({ requestedAt: at('2026-03-02T00:00:00.000Z') });
    for (let minute = 10; minute <= 5 * 24 * 60; minute += 10)
      await tickAt(instantOf(Date.parse('2026-03-02T00:00:00.000Z') + minute * 60_000));
    const stuck = await runNow();
    // After 10, 20, 40, … 1,280 minutes, which are two days, then daily.
    expect(stuck?.wakes).toBe(8 + 3);
    expect(logged.filter((code) => code === 'run-stuck')).toHaveLength(stuck?.wakes ? stuck.wakes - 2 : 0);
  }, 60_000);

  it('tells who waits, when waking has not helped, whom to call', async () => {
    desk = await inspectionDesk();
    const { id } = await desk.drawIn('drawing');
    for (const wakes of [1, 2, 3]) {
      const shown = await readProgress(desk.ports.records, id);
      expect([wakes, 'advice' in shown]).toEqual([wakes, false]);
      desk.clock.advance({ minutes: 10 * 2 ** (wakes - 1) + 1 });
      await createTick({ ...desk.ports, log })();
    }
    expect(await readProgress(desk.ports.records, id)).toMatchObject({
      work: 'conclude-draw',
      advice: { zh: expect.stringContaining(`conclude-draw/${id}`), en: expect.stringContaining('3 times') },
    });
    expect(logged.filter((code) => code === 'run-stuck')).toHaveLength(1);
    const task = acceptedValue(await desk.draft());
    const asked = { ...askOf(planner), taskId: task.id, purpose: 'preview' as const };
    acceptedValue(await requestPreparation(desk.ports, asked));
    for (const wakes of [1, 2, 3]) {
      const shown = acceptedValue(await readPreparation(desk.ports.records, planner, task.id));
      expect([wakes, shown.advice]).toEqual([wakes, undefined]);
      desk.clock.advance({ minutes: 10 * 2 ** (wakes - 1) + 1 });
      await createTick({ ...desk.ports, log: () => {} })();
    }
    const shown = acceptedValue(await readPreparation(desk.ports.records, planner, task.id));
    expect(shown.advice?.zh).toContain(`prepare-draw/${task.id}`);
    acceptedValue(await desk.conclude(id));
    expect(await readProgress(desk.ports.records, id)).not.toHaveProperty('advice');
  });

  it('is left alone once it is done', async () => {
    await runs({ doneAt: at('2026-03-02T01:01:00.000Z') });
    await tickAt('2026-03-02T03:00:00.000Z');
    expect((await runNow())?.wokenAt).toBeUndefined();
  });

  it('is done by the draw runner when it is woken: no draw is ever stuck', async () => {
    desk = await inspectionDesk();
    const stuck = await desk.drawIn('drawing');
    const before = await runNow(`conclude-draw/${stuck.id}`);
    desk.clock.advance({ minutes: 11 });
    await createTick({ ...desk.ports, log: () => {} })();
    const after = await runNow(`conclude-draw/${stuck.id}`);
    if (after === undefined) throw new Error('no run');
    await createDrawRunner({ ...desk.ports, log: () => {} })({ kind: 'run', before, after, version: 3 });
    expect((await desk.drawNow(stuck.id)).state).toBe('drawn');
    desk.clock.advance({ minutes: 11 });
    await createTick({ ...desk.ports, log: () => {} })();
    expect((await runNow(`conclude-draw/${stuck.id}`))?.wokenAt).toBe(after.wokenAt);
  });

  it('is woken once when two ticks come at the same moment', async () => {
    await runs({});
    desk.clock.set('2026-03-02T03:00:00.000Z');
    const tick = createTick({ ...desk.ports, log: () => {} });
    await Promise.allSettled([tick(), tick()]);
    expect(await collect(desk.ports.ledger.trail(`run/${run().id}`))).toHaveLength(1);
  });

  it('that cannot be woken keeps neither other runs nor deadlines waiting, nor they it', async () => {
    await runs({}, { id: 'reveal-secret/other', work: 'reveal-secret', about: 'other' });
    const { ledger } = desk.ports;
    const failing = (about: string): Parameters<typeof createTick>[0] => {
      const apply = (change: Parameters<typeof ledger.apply>[0]) =>
        change.about === about ? Promise.reject(new Error('no')) : ledger.apply(change);
      return { ...desk.ports, ledger: { ...ledger, apply: apply as typeof ledger.apply }, log: () => {} };
    };
    desk.clock.set('2026-03-11T02:00:00.000Z');
    await expect(createTick(failing(`run/${run().id}`))()).rejects.toThrow('some stalled runs');
    expect([await overdueSince(), await listingState()]).toEqual([desk.clock.now(), 'ended']);
    expect((await runNow())?.wokenAt).toBeUndefined();
    expect((await runNow('reveal-secret/other'))?.wokenAt).toBe(desk.clock.now());

    desk.clock.set('2026-03-13T02:00:00.000Z');
    await expect(createTick(failing('case/later'))()).rejects.toThrow('some deadlines');
    expect((await runNow())?.wokenAt).toBe(desk.clock.now());
  });
});
