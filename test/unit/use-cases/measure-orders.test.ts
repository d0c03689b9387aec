import { beforeEach, describe, expect, it } from 'vitest';
import { createTick } from '../../../functions/clock/process.ts';
import { createReactions } from '../../../functions/reactions/process.ts';
import { standingOf } from '../../../shared/domain/credit/standing.ts';
import type { Listing } from '../../../shared/domain/lists/listing.ts';
import { isLive, type MeasureOrder } from '../../../shared/domain/measures/order.ts';
import type { TargetId } from '../../../shared/domain/registry/identifier.ts';
import type { Ask } from '../../../shared/use-cases/ask.ts';
import { presentOf } from '../../../shared/use-cases/credit/present.ts';
import { readHistory } from '../../../shared/use-cases/credit/read-history.ts';
import { refoldStanding } from '../../../shared/use-cases/credit/refold-standing.ts';
import { followListing, followListingEnd } from '../../../shared/use-cases/lists/follow-listing.ts';
import { answerOrderObjection } from '../../../shared/use-cases/measures/answer-order-objection.ts';
import { followStanding } from '../../../shared/use-cases/measures/follow-standing.ts';
import { listOrders, type OrderFilter } from '../../../shared/use-cases/measures/list-orders.ts';
import { ordersOfSubject } from '../../../shared/use-cases/measures/orders-of-subject.ts';
import { readListingOrders } from '../../../shared/use-cases/measures/read-listing-orders.ts';
import { readOrder } from '../../../shared/use-cases/measures/read-order.ts';
import { type DepartmentStep, takeOrderStep } from '../../../shared/use-cases/measures/take-order-step.ts';
import type { Ledger, Tables } from '../../../shared/use-cases/ports.ts';
import { askOf, callerIn, entity, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { approver, type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import { orderIn, orderRecords, orderReport } from '../../support/measure-orders.ts';
import { react } from '../../support/reacting.ts';
import { creation, endedAt, listing } from '../../support/sample-records.ts';
import { succeed } from '../../support/succession-steps.ts';
import { publishedVersions, retiring, withoutMeasure } from '../../support/table-steps.ts';

const officer = callerIn('department-officer');
const construction = callerIn('department-officer', { subject: 'construction', department: '33.ZFJS' });
const subject = subjectOf(1);

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([1, 2, 3].map((n) => creation('entity', entity(n))));
});

const acknowledge = { step: 'acknowledge' } as const;
const object = { step: 'object', reason: '该单位在本部门没有许可事项' } as const;
const act = (differences: Parameters<typeof orderReport>[0] = {}) =>
  ({ step: 'act', report: orderReport(differences) }) as const;
const take = (asked: Ask & { readonly orderId: string }, step: DepartmentStep) =>
  takeOrderStep(desk.ports, { ...asked, step });

const list = async (value: Listing, ports = desk.ports): Promise<void> => {
  await desk.ports.ledger.prepare([creation('listing', value)]);
  acceptedValue(await followListing(desk.ports, value));
  acceptedValue(await followStanding(ports, value.subject));
};
const end = async (value: Listing): Promise<void> => {
  acceptedValue(await followListingEnd(desk.ports, endedAt(value, desk.clock.now())));
  acceptedValue(await followStanding(desk.ports, value.subject));
};
const tick = () => createTick({ ...desk.ports, log: () => undefined })();
const ordersNow = async (of: TargetId = subject) =>
  (await ordersOfSubject(desk.ports.records, of)).map(({ value }) => value);
const live = async () =>
  (await ordersNow())
    .filter(isLive)
    .map(({ measureCode, department, round }) => `${measureCode} ${department} ${round}`)
    .toSorted();

const red = listing({ id: 'red', list: 'red', cause: 'RE-01', measures: ['E03', 'E04'] });
const serious = listing({ id: 'serious', measures: ['M02', 'M04'] });

describe('a standing with a listing', () => {
  it('sends each measure in force to every department that answers for it', async () => {
    await list(serious);
    expect(await live()).toEqual(['M02 33.SCJG 1', 'M04 33.SCJG 1', 'M04 33.WHLY 1', 'M04 33.ZFJS 1']);
    for (const order of await ordersNow())
      expect(order).toMatchObject({
        subject,
        listingId: 'serious',
        authority: '33.SCJG',
        state: 'issued',
        due: {
          term: 'acknowledge-order',
          by: { on: '2026-03-09', provisional: false },
          remindOn: '2026-03-06',
        },
      });
  });

  it('followed twice, or twice at the same time, orders nothing twice', async () => {
    await desk.ports.ledger.prepare([creation('listing', serious)]);
    acceptedValue(await followListing(desk.ports, serious));
    await Promise.all([followStanding(desk.ports, subject), followStanding(desk.ports, subject)]);
    acceptedValue(await followStanding(desk.ports, subject));
    expect(await ordersNow()).toHaveLength(4);
  });

  it('that no longer has it has every order of it lifted, and nothing of another listing', async () => {
    await list(serious);
    await list(listing({ id: 'abnormal', list: 'abnormal', cause: 'AB-04', measures: ['M03'] }));
    await end(serious);
    expect(await live()).toEqual(['M03 33.SCJG 1', 'M03 33.YJGL 1']);
    for (const order of (await ordersNow()).filter(({ listingId }) => listingId === 'serious')) {
      expect(order).toMatchObject({ state: 'lift-ordered', due: { by: { on: '2026-03-05' } } });
      expect(order.steps.at(-1)).toMatchObject({ step: 'order-lift', why: 'listing-ended' });
    }
  });

  it('suspends what the red list gives while a serious listing lives, and orders it anew afterwards', async () => {
    await list(red);
    expect(await live()).toEqual(['E03 33.SCJG 1', 'E04 33.SCJG 1']);
    await list(serious);
    expect((await live()).filter((order) => order.startsWith('E'))).toEqual([]);
    await end(serious);
    expect(await live()).toEqual(['E03 33.SCJG 2', 'E04 33.SCJG 2']);
    expect((await ordersNow()).map(({ id }) => id)).toContain('red-E03-33.SCJG-2');
  });

  it('orders no measure again to a department whose objection was upheld', async () => {
    await list(red);
    const orderId = 'red-E03-33.SCJG-1';
    acceptedValue(await take({ ...askOf(officer), orderId }, object));
    acceptedValue(
      await answerOrderObjection(desk.ports, {
        ...askOf(approver),
        orderId,
        answer: { outcome: 'uphold', reasons: '属实' },
      }),
    );
    await list(serious);
    await end(serious);
    expect(await live()).toEqual(['E04 33.SCJG 2']);
  });

  it('that carries a measure which was never published orders the others and is then a fault', async () => {
    const odd = listing({ id: 'odd', measures: ['M03', 'M99'] });
    await desk.ports.ledger.prepare([creation('listing', odd)]);
    acceptedValue(await followListing(desk.ports, odd));
    await expect(followStanding(desk.ports, subject)).rejects.toThrow(/M99 of listing odd/);
    expect(await live()).toEqual(['M03 33.SCJG 1', 'M03 33.YJGL 1']);
  });

  it('leaves each change in the audit trail of its case', async () => {
    await list(serious);
    await end(serious);
    const trail = await collect(desk.ports.ledger.trail('case/serious'));
    expect(trail.map(({ action, actor, touched }) => [action, actor, touched.length])).toEqual([
      ['measures-issued', 'service:reactions', 8],
      ['measures-lifted', 'service:reactions', 4],
    ]);
  });
});

describe('a standing that calls for more than one transaction', () => {
  const units = Array.from({ length: 120 }, (_, n) => `33.SCJG.${3301 + n}`);
  /** The published tables, but for a measure that many units answer for. */
  const wide: Tables = {
    versions: () => desk.ports.tables.versions(),
    at: async (day, knownAt) => {
      const tables = await desk.ports.tables.at(day, knownAt);
      const rows = tables.measures.rows.map((row) =>
        row.code === 'M03' ? { ...row, responsible: units } : row,
      );
      return { ...tables, measures: { ...tables.measures, rows } };
    },
  };
  const everywhere = listing({ id: 'wide', measures: ['M03'] });

  it('is followed in parts, each of them whole', async () => {
    await list(everywhere, { ...desk.ports, tables: wide });
    expect(await live()).toHaveLength(units.length);
    const trail = await collect(desk.ports.ledger.trail('case/wide'));
    expect(trail.map(({ touched }) => touched.length)).toEqual([90, 90, 60]);
  });

  it('is taken up where it broke off', async () => {
    await desk.ports.ledger.prepare([creation('listing', everywhere)]);
    acceptedValue(await followListing(desk.ports, everywhere));
    let calls = 0;
    const breaking: Ledger = {
      ...desk.ports.ledger,
      apply: (change) => {
        calls += 1;
        return calls === 2 ? Promise.reject(new Error('power cut')) : desk.ports.ledger.apply(change);
      },
    };
    const ports = { ...desk.ports, tables: wide };
    await expect(followStanding({ ...ports, ledger: breaking }, subject)).rejects.toThrow('power cut');
    expect(await live()).toHaveLength(45);
    acceptedValue(await followStanding(ports, subject));
    expect(await live()).toHaveLength(units.length);
    expect(await ordersNow()).toHaveLength(units.length);
  });
});

describe('the reactions', () => {
  it('look at the orders when what a standing says of lists changes, and not at every change of an entity', async () => {
    const logged: unknown[] = [];
    const react = createReactions({ ...desk.ports, log: (code, fields) => void logged.push([code, fields]) });
    await desk.ports.ledger.prepare([creation('listing', serious)]);
    const before = (await desk.ports.records.get('entity', { target: { id: subject } }))?.value;
    acceptedValue(await followListing(desk.ports, serious));
    const after = (await desk.ports.records.get('entity', { target: { id: subject } }))?.value;
    if (before === undefined || after === undefined) throw new Error('no entity');
    await react({ kind: 'entity', before: undefined, after: before, version: 1 });
    const moved = { ...after, source: { importId: 'new', line: 2 } };
    await react({ kind: 'entity', before: after, after: moved, version: 3 });
    expect([logged, await live()]).toEqual([[], []]);
    await react({ kind: 'entity', before, after, version: 2 });
    expect(logged).toEqual([['reaction-completed', { reaction: 'follow-standing', about: subject }]]);
    expect(await live()).toHaveLength(4);
  });
});

describe('an entity that another carries on', () => {
  const successor = subjectOf(2);
  const carryOn = async (code: TargetId, by: TargetId): Promise<void> => {
    const before = await desk.ports.records.get('entity', { target: { id: by } });
    acceptedValue(await succeed(desk.ports, by, code));
    const after = await desk.ports.records.get('entity', { target: { id: by } });
    if (before === undefined || after === undefined) throw new Error('no entity');
    // The stream brings it twice.
    for (let n = 0; n < 2; n += 1)
      await react(desk.ports, {
        kind: 'entity',
        before: before.value,
        after: after.value,
        version: after.version,
      });
  };
  const told = ({ steps }: MeasureOrder) =>
    steps.flatMap((one) => (one.step === 'succeed' ? [[one.successor, one.successorName, one.by]] : []));

  it('keeps its live orders, whose departments are told once who it is, and each time anew', async () => {
    await list(serious);
    acceptedValue(await take({ ...askOf(construction), orderId: 'serious-M04-33.ZFJS-1' }, acknowledge));
    await carryOn(subject, successor);
    const [second, third] = [entity(2).target, entity(3).target];
    const line = [second.id, second.name, 'service:reactions'];
    for (const order of await ordersNow()) {
      expect(order).toMatchObject({ subject, due: { from: '2026-03-02' } });
      expect(told(order)).toEqual([line]);
    }
    expect(await ordersNow(successor)).toEqual([]);
    await carryOn(successor, third.id);
    for (const order of await ordersNow())
      expect(told(order)).toEqual([line, [third.id, third.name, 'service:reactions']]);
    expect((await ordersNow()).map(({ state }) => state).toSorted()).toEqual([
      'acknowledged',
      'issued',
      'issued',
      'issued',
    ]);
  });

  it('has nothing added to orders that no longer live', async () => {
    await list(red);
    await list(serious);
    await carryOn(subject, successor);
    for (const order of await ordersNow())
      expect([order.listingId, told(order).length]).toEqual([order.listingId, isLive(order) ? 1 : 0]);
  });

  it('is ordered about, in new rounds, by the name that it has now', async () => {
    await list(red);
    await list(serious);
    await carryOn(subject, successor);
    acceptedValue(await followListingEnd(desk.ports, endedAt(serious, desk.clock.now())));
    acceptedValue(await followStanding(desk.ports, successor));
    expect((await ordersNow()).filter(isLive)).toEqual([]);
    expect((await ordersNow(successor)).map(({ id, subjectName }) => [id, subjectName])).toEqual([
      ['red-E03-33.SCJG-2', entity(2).target.name],
      ['red-E04-33.SCJG-2', entity(2).target.name],
    ]);
  });

  it('is found by either code, page by page, and shown beside who carries it on', async () => {
    await list(red);
    await list(serious);
    await carryOn(subject, successor);
    acceptedValue(await followListingEnd(desk.ports, endedAt(serious, desk.clock.now())));
    acceptedValue(await followStanding(desk.ports, successor));
    const expected = [...(await ordersNow()), ...(await ordersNow(successor))].map(({ id }) => id).toSorted();
    for (const code of [subject, successor])
      for (const limit of [1, 3, 50]) {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = acceptedValue(
            await listOrders(
              desk.ports,
              callerIn('auditor'),
              '',
              { of: 'own', subject: code },
              { limit, cursor },
            ),
          );
          ids.push(...page.items.map(({ value }) => value.id));
          cursor = page.cursor;
        } while (cursor !== undefined);
        expect(ids.toSorted()).toEqual(expected);
      }
    const shown = async (orderId: string) => {
      const full = acceptedValue(await readOrder(desk.ports, callerIn('auditor'), orderId));
      return [full.entity.id, full.successor?.id];
    };
    expect(await shown('red-E03-33.SCJG-1')).toEqual([subject, successor]);
    expect(await shown('red-E03-33.SCJG-2')).toEqual([successor, undefined]);
  });

  it.each(['x', '-1.', '9.', '0.x'])('is not listed on from %s', async (cursor) => {
    const page = await listOrders(
      desk.ports,
      callerIn('auditor'),
      '',
      { of: 'own', subject },
      { limit: 5, cursor },
    );
    expect(refusalIn(page).code).toBe('invalid-cursor');
  });
});

describe('a measure with a term of its own', () => {
  const endless = (id: string, listedOn: string) =>
    listing({
      id,
      list: 'abnormal',
      cause: 'AB-04',
      measures: ['R05'],
      listedOn: on(listedOn),
      endsOn: undefined,
    });
  const standingNow = async () =>
    (await desk.ports.records.get('entity', { target: { id: subject } }))?.value.standing;
  /** What the clock and then the reactions do on a day. */
  const goTo = async (instant: string) => {
    const before = await desk.ports.records.get('entity', { target: { id: subject } });
    desk.clock.set(instant);
    await tick();
    const after = await desk.ports.records.get('entity', { target: { id: subject } });
    if (before === undefined || after === undefined) throw new Error('no entity');
    await react(desk.ports, {
      kind: 'entity',
      before: before.value,
      after: after.value,
      version: after.version,
    });
  };

  it('is lifted when that is over, though the listing lives on', async () => {
    await list(endless('long', '2026-03-02'));
    expect(await standingNow()).toMatchObject({ measures: ['R05'], validThrough: '2029-03-02' });
    await goTo('2029-03-02T15:00:00.000Z');
    expect(await live()).toEqual(['R05 33.SCJG 1']);
    await goTo('2029-03-02T16:00:00.000Z');
    expect(await standingNow()).toMatchObject({ lists: [{ listingId: 'long' }], measures: [] });
    const [order] = await ordersNow();
    expect(order?.steps.at(-1)).toMatchObject({ step: 'order-lift', why: 'term-over' });
  });

  it('is over by one listing and stays by another that is younger', async () => {
    await list(endless('long', '2026-02-02'));
    await list(endless('young', '2026-03-02'));
    await goTo('2029-02-02T16:00:00.000Z');
    expect((await standingNow())?.measures).toEqual(['R05']);
    expect((await ordersNow()).filter(isLive).map(({ listingId }) => listingId)).toEqual(['young']);
  });
});

describe('a measure that is retired', () => {
  const red = listing({ id: 'red', list: 'red', cause: 'RE-01', measures: ['E03'] });
  const abnormal = listing({ id: 'abnormal', list: 'abnormal', cause: 'AB-04', measures: ['M02', 'M03'] });
  const standingNow = async () =>
    (await desk.ports.records.get('entity', { target: { id: subject } }))?.value.standing;

  it('applies to nobody from that day on: its orders are lifted, and none is issued', async () => {
    await list(red);
    await list(abnormal);
    const { clock, ports } = desk;
    const { ledger, records } = ports;
    const versions = publishedVersions(clock.now(), withoutMeasure('M02'), retiring('M02'));
    await ledger.prepare(versions);
    clock.set('2026-03-09T16:00:00.000Z');
    // Before anyone has folded the standing anew.
    acceptedValue(await followStanding(ports, subject));
    expect(await live()).toEqual(['M03 33.SCJG 1', 'M03 33.YJGL 1']);
    const lifted = (await ordersNow()).filter(({ measureCode }) => measureCode === 'M02');
    expect(lifted.map(({ steps }) => steps.at(-1))).toMatchObject([
      { step: 'order-lift', why: 'table-changed' },
    ]);
    acceptedValue(await refoldStanding(ports, subject));
    expect((await standingNow())?.measures).toEqual(['E03', 'M03']);
    acceptedValue(await followStanding(ports, subject));
    // What it took away applies once more, and it itself stays lifted.
    expect(await live()).toEqual(['E03 33.SCJG 2', 'M03 33.SCJG 1', 'M03 33.YJGL 1']);
    // For the day before, it was in force.
    const entityNow = (await records.get('entity', { target: { id: subject } }))?.value;
    if (entityNow === undefined) throw new Error('no entity');
    const viewpoint = { ...presentOf(entityNow, clock.now()), asOf: on('2026-03-09') };
    const events = await readHistory(records, entityNow, viewpoint);
    const then = await ports.tables.at(viewpoint.asOf, viewpoint.knownAt);
    expect(standingOf(subject, events, then, viewpoint).measures).toEqual(['M02', 'M03']);
  });
});

describe('two listings that demand the same of one department', () => {
  const orderOf = (listingId: string) => `${listingId}-M04-33.ZFJS-1`;
  const read = async (listingId: string) =>
    acceptedValue(await readOrder(desk.ports, construction, orderOf(listingId)));

  it('name each other, and the lift of one says that the measure stays by the other', async () => {
    await list(serious);
    expect(await read('serious')).toMatchObject({ alsoOrderedBy: [] });
    await list(listing({ id: 'other', list: 'abnormal', cause: 'AB-04', measures: ['M04'] }));
    const { alsoOrderedBy, note } = await read('serious');
    expect([alsoOrderedBy.map(({ id }) => id), note]).toEqual([[orderOf('other')], undefined]);
    await end(serious);
    const lifted = await read('serious');
    expect(lifted).toMatchObject({
      order: { state: 'lift-ordered' },
      alsoOrderedBy: [{ id: orderOf('other'), listingId: 'other', state: 'issued' }],
      note: { zh: expect.stringContaining('继续执行'), en: expect.stringContaining(orderOf('other')) },
    });
    expect(await read('other')).toMatchObject({ alsoOrderedBy: [] });
  });

  it('leave nothing to be said once both have ended', async () => {
    const other = listing({ id: 'other', list: 'abnormal', cause: 'AB-04', measures: ['M04'] });
    await list(serious);
    await list(other);
    await end(serious);
    await end(other);
    expect((await read('serious')).note).toBeUndefined();
  });
});

describe('what was parked and is played again as it is now, without what it was before', () => {
  const entityNow = async () => {
    const stored = await desk.ports.records.get('entity', { target: { id: subject } });
    if (stored === undefined) throw new Error('no entity');
    return { kind: 'entity', before: undefined, after: stored.value, version: stored.version } as const;
  };

  it('issues the orders of a listing', async () => {
    await desk.ports.ledger.prepare([creation('listing', serious)]);
    acceptedValue(await followListing(desk.ports, serious));
    await react(desk.ports, await entityNow());
    expect(await live()).toHaveLength(4);
  });

  it('lifts them once the listing has ended, though the standing has no listing any more', async () => {
    await list(serious);
    const over = endedAt(serious, desk.clock.now());
    await react(desk.ports, { kind: 'listing', before: undefined, after: over, version: 2 });
    await react(desk.ports, await entityNow());
    await react(desk.ports, await entityNow());
    expect(await live()).toEqual([]);
    expect((await ordersNow()).map(({ state }) => state)).toEqual(
      Array.from({ length: 4 }, () => 'lift-ordered'),
    );
  });
});

describe('a measure order', () => {
  const orderId = 'serious-M04-33.ZFJS-1';
  const own = { ...askOf(construction), orderId };
  const ask = (by = construction) => ({ ...askOf(by), orderId });
  beforeEach(async () => {
    await list(serious);
  });

  it('is acknowledged, acted on and lifted by its department', async () => {
    expect(acceptedValue(await take(own, acknowledge))).toMatchObject({
      state: 'acknowledged',
      due: { by: { on: '2026-03-23' } },
    });
    const acted = acceptedValue(await take(ask(), act()));
    expect(acted.steps.at(-1)).toEqual({ ...act(), at: desk.clock.now(), by: 'construction' });
    desk.clock.advance({ days: 7 });
    await end(serious);
    const report = orderReport({ what: '已恢复适用告知承诺', doneOn: on('2026-03-09') });
    const lifted = acceptedValue(await take(ask(), { step: 'confirm-lift', report }));
    expect(lifted.state).toBe('lift-confirmed');
    expect(lifted.steps.map(({ step }) => step)).toEqual([
      'issue',
      'acknowledge',
      'act',
      'order-lift',
      'confirm-lift',
    ]);
    const trail = await collect(desk.ports.ledger.trail(`order/${orderId}`));
    expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
      ['measure-acknowledged', 'construction'],
      ['measure-acted-on', 'construction'],
      ['measure-lift-confirmed', 'construction'],
    ]);
  });

  it('is in nobody else’s hands', async () => {
    const stranger = callerIn('department-officer', { department: '33.STHJ' });
    const below = callerIn('department-officer', { department: '33.ZFJS.3301' });
    const decider = callerIn('department-officer');
    for (const other of [stranger, below, decider]) {
      for (const step of [acknowledge, act(), object, { ...act(), step: 'confirm-lift' as const }])
        expect(refusalIn(await take(ask(other), step)).code).toBe('outside-jurisdiction');
    }
    const above = callerIn('department-officer', { department: '33' });
    acceptedValue(await take(ask(above), acknowledge));
  });

  it('that is objected to is answered by the unit that decided the listing, and by no other', async () => {
    const answer = { outcome: 'reject', reasons: '该单位有在办许可' } as const;
    acceptedValue(await take(ask(), object));
    const theirOwn = callerIn('approver', { department: '33.ZFJS' });
    expect(refusalIn(await answerOrderObjection(desk.ports, { ...ask(theirOwn), answer })).code).toBe(
      'outside-jurisdiction',
    );
    expect(acceptedValue(await answerOrderObjection(desk.ports, { ...ask(approver), answer }))).toMatchObject(
      {
        state: 'acknowledged',
        due: { by: { on: '2026-03-23' } },
      },
    );
    expect(refusalIn(await answerOrderObjection(desk.ports, { ...ask(approver), answer })).code).toBe(
      'wrong-state',
    );
  });

  it('that is objected to is not answered by who objected, even where one unit is both', async () => {
    const theirs = { orderId: 'serious-M04-33.SCJG-1' };
    acceptedValue(await take({ ...askOf(officer), ...theirs }, object));
    const same = callerIn('approver', { subject: officer.subject });
    const answer = { outcome: 'uphold', reasons: '属实' } as const;
    expect(
      refusalIn(await answerOrderObjection(desk.ports, { ...askOf(same), ...theirs, answer })).code,
    ).toBe('same-person');
    expect(
      acceptedValue(await answerOrderObjection(desk.ports, { ...askOf(approver), ...theirs, answer })).state,
    ).toBe('cancelled');
  });

  it('is read in full by those whom it concerns', async () => {
    for (const caller of [construction, approver, callerIn('auditor')]) {
      const full = acceptedValue(await readOrder(desk.ports, caller, orderId));
      expect(full).toMatchObject({
        order: { id: orderId },
        entity: { id: subject },
        listing: { id: 'serious', documentNo: '浙市监列〔2026〕1号' },
        measure: { code: 'M04', effect: { pledge: 'deny' } },
      });
      expect(full.listing).not.toHaveProperty('state');
    }
    const culture = callerIn('department-officer', { department: '33.WHLY' });
    expect(refusalIn(await readOrder(desk.ports, culture, orderId)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await readOrder(desk.ports, culture, 'none')).code).toBe('not-found');
  });

  it('shows the unit that decided who has acted and who is late', async () => {
    acceptedValue(await take(own, acknowledge));
    acceptedValue(await take(ask(), act()));
    desk.clock.advance({ days: 8 });
    await tick();
    const { departments, orders } = acceptedValue(await readListingOrders(desk.ports, approver, 'serious'));
    expect(departments).toEqual([
      { department: '33.SCJG', orders: 2, states: { issued: 2 }, overdue: 2 },
      { department: '33.WHLY', orders: 1, states: { issued: 1 }, overdue: 1 },
      { department: '33.ZFJS', orders: 1, states: { acted: 1 }, overdue: 0 },
    ]);
    expect(orders).toHaveLength(4);
    const other = callerIn('approver', { department: '33.ZFJS' });
    expect(refusalIn(await readListingOrders(desk.ports, other, 'serious')).code).toBe(
      'outside-jurisdiction',
    );
  });
});

describe('the list of orders', () => {
  const made = [
    orderIn('issued', { id: 'o1', department: '33.A', authority: '33.Z' }),
    orderIn('acknowledged', { id: 'o2', department: '33.A.1', authority: '33.Z.1' }),
    orderIn('acted', { id: 'o3', department: '33.A', authority: '33.Z', subject: subjectOf(2) }),
    orderIn('objected', { id: 'o4', department: '33.B', authority: '33.Z' }),
  ];
  beforeEach(async () => {
    await desk.ports.ledger.prepare(made.flatMap(orderRecords));
  });
  const shown = async (
    department: string,
    filter: Partial<OrderFilter> = {},
    page: { limit: number; cursor?: string } = { limit: 50 },
  ) => {
    const caller = callerIn('department-officer', { department });
    const { items, cursor } = acceptedValue(
      await listOrders(desk.ports, caller, department, { of: 'own', ...filter }, page),
    );
    return { ids: items.map(({ value }) => value.id), cursor };
  };

  it('holds those of a unit and the ones below it', async () => {
    expect((await shown('33.A')).ids).toEqual(['o1', 'o3', 'o2']);
    expect((await shown('33.A.1')).ids).toEqual(['o2']);
  });

  it('holds, for the unit that decided, those that follow from its decisions', async () => {
    expect((await shown('33.Z', { of: 'decided' })).ids.toSorted()).toEqual(['o1', 'o2', 'o3', 'o4']);
    expect((await shown('33.Z', { of: 'decided', state: 'objected' })).ids).toEqual(['o4']);
    expect((await shown('33.A', { of: 'decided' })).ids).toEqual([]);
  });

  it('can be narrowed to a state and to one entity', async () => {
    expect((await shown('33.A', { state: 'acted' })).ids).toEqual(['o3']);
    expect((await shown('33.A', { subject: subjectOf(2) })).ids).toEqual(['o3']);
    expect((await shown('33.B', { subject: subjectOf(2) })).ids).toEqual([]);
  });

  it('can be narrowed to what is due, as the clock has marked it', async () => {
    const due = async (instant: string) => {
      desk.clock.set(instant);
      await tick();
      return [(await shown('33.A', { due: 'soon' })).ids, (await shown('33.A', { due: 'overdue' })).ids];
    };
    expect(await due('2026-03-05T01:00:00.000Z')).toEqual([[], []]);
    expect(await due('2026-03-09T01:00:00.000Z')).toEqual([['o1'], []]);
    expect(await due('2026-03-10T01:00:00.000Z')).toEqual([[], ['o1']]);
    expect(await due('2026-03-24T01:00:00.000Z')).toEqual([[], ['o1', 'o2']]);
    expect((await shown('33.A', { due: 'overdue', state: 'acknowledged' })).ids).toEqual(['o2']);
    expect((await shown('33.Z', { of: 'decided', due: 'overdue' })).ids.toSorted()).toEqual([
      'o1',
      'o2',
      'o4',
    ]);
  });

  it('never passes over an order that an entity points to and that is not there', async () => {
    await desk.ports.ledger.prepare([creation('subjectOrder', { subject: subjectOf(2), orderId: 'lost' })]);
    await expect(shown('33.A', { subject: subjectOf(2) })).rejects.toThrow('missing order lost');
  });

  it.each<[string, Partial<OrderFilter>]>([
    ['as it is', {}],
    ['filtered', { state: 'issued' }],
    ['of one entity', { subject: subjectOf(3) }],
  ])('%s, read page by page, is complete and repeats nothing', async (_, filter) => {
    const many = Array.from({ length: 25 }, (__, n) =>
      orderIn(n % 3 === 0 ? 'issued' : 'acted', {
        id: `many-${String(n).padStart(2, '0')}`,
        department: '33.C',
        subject: subjectOf(3),
      }),
    );
    await desk.ports.ledger.prepare(many.flatMap(orderRecords));
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await shown('33.C', filter, { limit: 4, ...(cursor !== undefined && { cursor }) });
      expect(page.ids.length).toBeLessThanOrEqual(4);
      read.push(...page.ids);
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(read).toEqual(
      many.filter(({ state }) => filter.state === undefined || state === filter.state).map(({ id }) => id),
    );
  });
});
