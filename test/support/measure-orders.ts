import {
  issueOrder,
  type MeasureOrder,
  type MeasureOrderState,
  type NextOrderStep,
  type OrderReport,
  takeStep,
} from '../../shared/domain/measures/order.ts';
import type { Write } from '../../shared/use-cases/ports.ts';
import { on } from './builders.ts';
import { acceptedValue } from './draws.ts';
import { testNow } from './manual-clock.ts';
import { testTables } from './rule-tables.ts';
import { creation, measureOrder } from './sample-records.ts';

/** What a department reports on the day that most tests play on. */
export const orderReport = (differences: Partial<OrderReport> = {}): OrderReport => ({
  what: '已在审批系统中限制适用告知承诺',
  doneOn: on('2026-03-02'),
  documentNo: '浙市监措〔2026〕7号',
  ...differences,
});

const at = testNow;
const by = 'department-officer';
const steps = {
  acknowledge: { step: 'acknowledge', at, by },
  act: { step: 'act', at, by, report: orderReport() },
  object: { step: 'object', at, by, reason: '该单位在本部门没有许可事项' },
  uphold: { step: 'uphold', at, by: 'approver', reasons: '经核实，该措施不适用' },
  'order-lift': { step: 'order-lift', at, by: 'service:reactions', why: 'listing-ended' },
  'confirm-lift': { step: 'confirm-lift', at, by, report: orderReport() },
} as const satisfies Record<string, NextOrderStep>;

/** The shortest lawful way into each state. */
const ways: Readonly<Record<MeasureOrderState, readonly (keyof typeof steps)[]>> = {
  issued: [],
  acknowledged: ['acknowledge'],
  acted: ['acknowledge', 'act'],
  objected: ['object'],
  cancelled: ['object', 'uphold'],
  'lift-ordered': ['order-lift'],
  'lift-confirmed': ['order-lift', 'confirm-lift'],
};

/** An order in a state, brought there the lawful way. */
export const orderIn = (state: MeasureOrderState, differences: Partial<MeasureOrder> = {}): MeasureOrder => {
  const { state: _, due: __, steps: ___, ...order } = measureOrder(differences);
  return ways[state].reduce(
    (moved, step) => acceptedValue(takeStep(moved, steps[step], testTables)),
    issueOrder(order, { at, by: 'service:reactions' }, testTables),
  );
};

/** The records that make an order known: the order, and what points to it from its entity. */
export const orderRecords = (order: MeasureOrder): readonly Write[] => [
  creation('measureOrder', order),
  creation('subjectOrder', { subject: order.subject, orderId: order.id }),
];
