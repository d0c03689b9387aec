import { describe, expect, it } from 'vitest';
import { attendDue } from '../../../shared/domain/calendar/due.ts';
import {
  borneBy,
  isLive,
  type MeasureOrder,
  measureOrderStateSchema,
  mostObjections,
  takeStep,
} from '../../../shared/domain/measures/order.ts';
import { summariseOrders } from '../../../shared/domain/measures/summarise-orders.ts';
import { at, on, subjectOf } from '../../support/builders.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { orderIn, orderReport } from '../../support/measure-orders.ts';
import { testTables } from '../../support/rule-tables.ts';
import { due } from '../../support/sample-records.ts';

const by = 'someone';
const monday = at('2026-03-02T01:00:00.000Z');
const take = (order: MeasureOrder, step: Parameters<typeof takeStep>[1]) => takeStep(order, step, testTables);

describe('the terms of a measure order', () => {
  it.each([
    ['issued', '2026-03-09'],
    ['acknowledged', '2026-03-23'],
    ['acted', undefined],
    ['objected', '2026-03-09'],
    ['cancelled', undefined],
    ['lift-ordered', '2026-03-05'],
    ['lift-confirmed', undefined],
  ] as const)('an order that is %s must move on by %s', (state, due) => {
    expect(orderIn(state).due?.by.on).toBe(due);
  });

  it('run anew when an objection is rejected', () => {
    const rejected = take(orderIn('objected'), {
      step: 'reject',
      at: at('2026-03-06T01:00:00.000Z'),
      by,
      reasons: '该单位仍有许可事项',
    });
    expect(acceptedValue(rejected)).toMatchObject({
      state: 'acknowledged',
      due: { from: '2026-03-06', by: { on: '2026-03-27' } },
    });
  });

  it('mark a step that is taken after its last day, and no other', () => {
    const late = (instant: string) =>
      acceptedValue(take(orderIn('issued'), { step: 'acknowledge', at: at(instant), by })).steps.at(-1)
        ?.isLate;
    expect(late('2026-03-09T15:59:59.999Z')).toBeUndefined();
    expect(late('2026-03-09T16:00:00.000Z')).toBe(true);
    const lifted = take(orderIn('issued'), {
      step: 'order-lift',
      at: at('2026-04-09T16:00:00.000Z'),
      by,
      why: 'listing-ended',
    });
    expect(acceptedValue(lifted).steps.at(-1)?.isLate).toBeUndefined();
  });

  it('start anew, without a mark, when the order moves on', () => {
    const order = orderIn('issued');
    const overdue = {
      ...order,
      due: order.due && attendDue(order.due, testTables, at('2026-03-10T01:00:00.000Z')),
    };
    expect(overdue.due?.overdueSince).toBeDefined();
    const { due } = acceptedValue(take(overdue, { step: 'acknowledge', at: monday, by }));
    expect([due?.term, due?.overdueSince]).toEqual(['report-on-order', undefined]);
  });

  it('run on, and are not late, when another entity carries on', () => {
    const order = orderIn('issued');
    const moved = acceptedValue(
      take(order, {
        step: 'succeed',
        at: at('2026-04-01T01:00:00.000Z'),
        by,
        successor: subjectOf(2),
        successorName: '承继公司',
      }),
    );
    expect([moved.state, moved.due]).toEqual(['issued', order.due]);
    expect(moved.steps.at(-1)).not.toHaveProperty('isLate');
    expect([borneBy(order).subject, borneBy(moved)]).toEqual([
      order.subject,
      { subject: subjectOf(2), subjectName: '承继公司' },
    ]);
  });

  it('that were counted provisionally are late only by the holidays as they are known in the end', () => {
    const order = orderIn('issued');
    const provisional = {
      ...order,
      due: due({
        term: 'acknowledge-order',
        workingDays: 5,
        by: { on: on('2026-03-05'), provisional: true },
      }),
    };
    const taken = take(provisional, { step: 'acknowledge', at: at('2026-03-09T01:00:00.000Z'), by });
    expect(acceptedValue(taken).steps.at(-1)?.isLate).toBeUndefined();
  });
});

describe('a step', () => {
  it('is added to those before it, none of which changes', () => {
    const order = orderIn('lift-confirmed');
    expect(order.steps.map(({ step }) => step)).toEqual(['issue', 'order-lift', 'confirm-lift']);
    const acted = orderIn('acted');
    const lifted = acceptedValue(
      take(acted, { step: 'order-lift', at: monday, by, why: 'listing-suspended' }),
    );
    expect(lifted.steps.slice(0, -1)).toEqual(acted.steps);
  });

  it.each([
    ['before the order', '2026-03-01'],
    ['in the future', '2026-03-03'],
  ])('that reports something done %s is refused', (_, doneOn) => {
    const report = orderReport({ doneOn: on(doneOn) });
    for (const [state, step] of [
      ['acknowledged', 'act'],
      ['lift-ordered', 'confirm-lift'],
    ] as const)
      expect(refusalIn(take(orderIn(state), { step, at: monday, by, report }))).toMatchObject({
        code: 'invalid-input',
        errors: [{ field: 'body.doneOn' }],
      });
  });

  it('that the state does not allow is refused as such, whatever else is wrong with it', () => {
    const report = orderReport({ doneOn: on('2030-01-01') });
    expect(refusalIn(take(orderIn('issued'), { step: 'act', at: monday, by, report })).code).toBe(
      'wrong-state',
    );
  });

  it('that objects once more is refused after several objections, for each starts the terms anew', () => {
    let order = orderIn('issued');
    for (let n = 0; n < mostObjections; n += 1) {
      order = acceptedValue(take(order, { step: 'object', at: monday, by, reason: '不适用' }));
      order = acceptedValue(take(order, { step: 'reject', at: monday, by, reasons: '适用' }));
    }
    expect(refusalIn(take(order, { step: 'object', at: monday, by, reason: '不适用' })).code).toBe(
      'wrong-state',
    );
    expect(acceptedValue(take(order, { step: 'act', at: monday, by, report: orderReport() })).state).toBe(
      'acted',
    );
  });
});

it('an order lives until it is cancelled or its lift is ordered', () => {
  const live = measureOrderStateSchema.options.filter((state) => isLive({ state }));
  expect(live).toEqual(['issued', 'acknowledged', 'acted', 'objected']);
});

it('how far a department is counts what it let pass, beside the states of its orders', () => {
  const missed = due({ overdueSince: at('2026-03-10T01:00:00.000Z') });
  const orders = [
    { ...orderIn('issued', { department: '33.ZFJS' }), due: missed },
    orderIn('acted', { department: '33.ZFJS' }),
    orderIn('issued', { department: '33.SCJG' }),
    orderIn('acted', { department: '33.SCJG' }),
  ];
  expect(summariseOrders(orders)).toEqual([
    { department: '33.SCJG', orders: 2, states: { issued: 1, acted: 1 }, overdue: 0 },
    { department: '33.ZFJS', orders: 2, states: { issued: 1, acted: 1 }, overdue: 1 },
  ]);
});
