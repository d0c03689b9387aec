import { beforeEach, describe, expect, it } from 'vitest';
import { createReactions } from '../../../functions/reactions/process.ts';
import type { Listing } from '../../../shared/domain/lists/listing.ts';
import { isLive } from '../../../shared/domain/measures/order.ts';
import type { TargetId } from '../../../shared/domain/registry/identifier.ts';
import { followListing, followListingEnd } from '../../../shared/use-cases/lists/follow-listing.ts';
import { acknowledgeOrder } from '../../../shared/use-cases/measures/acknowledge-order.ts';
import { answerOrderObjection } from '../../../shared/use-cases/measures/answer-order-objection.ts';
import { confirmLift } from '../../../shared/use-cases/measures/confirm-lift.ts';
import { followStanding } from '../../../shared/use-cases/measures/follow-standing.ts';
import { listOrders, type OrderFilter } from '../../../shared/use-cases/measures/list-orders.ts';
import { objectToOrder } from '../../../shared/use-cases/measures/object-to-order.ts';
import { ordersOfSubject } from '../../../shared/use-cases/measures/orders-of-subject.ts';
import { readListingOrders } from '../../../shared/use-cases/measures/read-listing-orders.ts';
import { readOrder } from '../../../shared/use-cases/measures/read-order.ts';
import { reportAction } from '../../../shared/use-cases/measures/report-action.ts';
import type { Ledger, Tables } from '../../../shared/use-cases/ports.ts';
import { askOf, callerIn, entity, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { approver, type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import { orderIn, orderRecords, orderReport } from '../../support/measure-orders.ts';
import { react } from '../../support/reacting.ts';
import { creation, endedAt, listing } from '../../support/sample-records.ts';

const officer = callerIn('department-officer');
const construction = callerIn('department-officer', { subject: 'construction', department: '33.ZFJS' });
const subject = subjectOf(1);

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([1, 2].map((n) => creation('entity', entity(n))));
});

const list = async (value: Listing, ports = desk.ports): Promise<void> => {
  await desk.ports.ledger.prepare([creation('listing', value)]);
  acceptedValue(await followListing(desk.ports, value));
  acceptedValue(await followStanding(ports, value.subject));
};
const end = async (value: Listing): Promise<void> => {
  acceptedValue(await followListingEnd(desk.ports, endedAt(value, desk.clock.now())));
  acceptedValue(await followStanding(desk.ports, value.subject));
};
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
        dueBy: { on: '2026-03-09', provisional: false },
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
      expect(order).toMatchObject({ state: 'lift-ordered', dueBy: { on: '2026-03-05' } });
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
    acceptedValue(await objectToOrder(desk.ports, { ...askOf(officer), orderId, reason: '不适用' }));
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
    expect(acceptedValue(await acknowledgeOrder(desk.ports, own))).toMatchObject({
      state: 'acknowledged',
      dueBy: { on: '2026-03-23' },
    });
    const report = orderReport();
    const acted = acceptedValue(await reportAction(desk.ports, { ...ask(), report }));
    expect(acted.steps.at(-1)).toEqual({ step: 'act', at: desk.clock.now(), by: 'construction', report });
    desk.clock.advance({ days: 7 });
    await end(serious);
    const lift = orderReport({ what: '已恢复适用告知承诺', doneOn: on('2026-03-09') });
    const lifted = acceptedValue(await confirmLift(desk.ports, { ...ask(), report: lift }));
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
      const theirs = ask(other);
      const answers = [
        await acknowledgeOrder(desk.ports, theirs),
        await reportAction(desk.ports, { ...theirs, report: orderReport() }),
        await objectToOrder(desk.ports, { ...theirs, reason: '不适用' }),
        await confirmLift(desk.ports, { ...theirs, report: orderReport() }),
      ];
      expect(answers.map((answer) => refusalIn(answer).code)).toEqual(
        Array.from(answers, () => 'outside-jurisdiction'),
      );
    }
    const above = callerIn('department-officer', { department: '33' });
    acceptedValue(await acknowledgeOrder(desk.ports, ask(above)));
  });

  it('that is objected to is answered by the unit that decided the listing, and by no other', async () => {
    const answer = { outcome: 'reject', reasons: '该单位有在办许可' } as const;
    acceptedValue(await objectToOrder(desk.ports, { ...ask(), reason: '该单位在本部门没有许可事项' }));
    const theirOwn = callerIn('approver', { department: '33.ZFJS' });
    expect(refusalIn(await answerOrderObjection(desk.ports, { ...ask(theirOwn), answer })).code).toBe(
      'outside-jurisdiction',
    );
    expect(acceptedValue(await answerOrderObjection(desk.ports, { ...ask(approver), answer }))).toMatchObject(
      {
        state: 'acknowledged',
        dueBy: { on: '2026-03-23' },
      },
    );
    expect(refusalIn(await answerOrderObjection(desk.ports, { ...ask(approver), answer })).code).toBe(
      'wrong-state',
    );
  });

  it('that is objected to is not answered by who objected, even where one unit is both', async () => {
    const theirs = { orderId: 'serious-M04-33.SCJG-1' };
    acceptedValue(await objectToOrder(desk.ports, { ...askOf(officer), ...theirs, reason: '不适用' }));
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
    acceptedValue(await acknowledgeOrder(desk.ports, own));
    acceptedValue(await reportAction(desk.ports, { ...ask(), report: orderReport() }));
    desk.clock.advance({ days: 8 });
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

  it('can be narrowed to a state, to what is due and to one entity', async () => {
    expect((await shown('33.A', { state: 'acted' })).ids).toEqual(['o3']);
    expect((await shown('33.A', { subject: subjectOf(2) })).ids).toEqual(['o3']);
    expect((await shown('33.B', { subject: subjectOf(2) })).ids).toEqual([]);
    desk.clock.set('2026-03-09T01:00:00.000Z');
    expect((await shown('33.A', { due: 'soon' })).ids).toEqual(['o1']);
    desk.clock.set('2026-03-10T01:00:00.000Z');
    expect((await shown('33.A', { due: 'overdue' })).ids).toEqual(['o1']);
    desk.clock.set('2026-03-24T01:00:00.000Z');
    expect((await shown('33.A', { due: 'overdue', state: 'acknowledged' })).ids).toEqual(['o2']);
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
