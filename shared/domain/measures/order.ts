import * as z from 'zod';
import type { TermTables } from '../calendar/deadlines.ts';
import { attendDue, dueMarkOf, dueSchema, moveInTime, startDue, type TimedMachine } from '../calendar/due.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { civilDateOf, civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';

/** How far an order has come; see {@link measureOrderMachine}. */
export const measureOrderStateSchema = z.enum([
  'issued',
  'acknowledged',
  'acted',
  'objected',
  'cancelled',
  'lift-ordered',
  'lift-confirmed',
]);
export type MeasureOrderState = z.infer<typeof measureOrderStateSchema>;

/** What a department did on an order: the measure put in place, or taken away again. */
export const orderReportSchema = z.object({
  what: z.string().min(1).max(4000),
  doneOn: civilDateSchema,
  documentNo: z.string().min(1).max(100),
});
export type OrderReport = z.infer<typeof orderReportSchema>;

/**
 * Why a measure must be taken away again: its listing ended, or gives nothing while another lives; the measure's
 * own term is over; another measure takes it away; or the measure is retired, or it, or the department's
 * charge of it, is no longer in the published table.
 */
export const liftReasonSchema = z.enum([
  'listing-ended',
  'listing-suspended',
  'term-over',
  'measure-cancelled',
  'table-changed',
]);
export type LiftReason = z.infer<typeof liftReasonSchema>;

const taken = {
  at: instantSchema,
  /** The subject of the caller's token, or the function that did it by itself. */
  by: z.string().min(1),
  /** Present where it was taken after the last day of its term. */
  isLate: z.literal(true).optional(),
};

/** What happened to an order. Steps are only ever added, and the first is always its issue. */
export const orderStepSchema = z.discriminatedUnion('step', [
  z.object({ ...taken, step: z.literal('issue') }),
  z.object({ ...taken, step: z.literal('acknowledge') }),
  z.object({ ...taken, step: z.literal('act'), report: orderReportSchema }),
  z.object({ ...taken, step: z.literal('object'), reason: z.string().min(1).max(4000) }),
  z.object({ ...taken, step: z.literal('uphold'), reasons: z.string().min(1).max(4000) }),
  z.object({ ...taken, step: z.literal('reject'), reasons: z.string().min(1).max(4000) }),
  z.object({ ...taken, step: z.literal('order-lift'), why: liftReasonSchema }),
  z.object({ ...taken, step: z.literal('confirm-lift'), report: orderReportSchema }),
  /** Another entity carries on the one that the order is about: the measure applies to it from then on. */
  z.object({
    ...taken,
    step: z.literal('succeed'),
    successor: targetIdSchema,
    successorName: z.string().min(1),
  }),
]);
type OrderStep = z.infer<typeof orderStepSchema>;

/** A step that an order can still take. */
export type NextOrderStep = Exclude<OrderStep, { readonly step: 'issue' }>;

/** One measure that one department must apply to one entity because of one listing. */
export const measureOrderSchema = z.object({
  /** `<listing>-<measure>-<department>-<round>`: issuing the same order twice is impossible. */
  id: z.string().min(1).max(330),
  listingId: z.string().min(1),
  /** The entity as it was called when this was ordered; who carries it on by now is in the steps. */
  subject: targetIdSchema,
  subjectName: z.string().min(1),
  /** Code of the measures table. */
  measureCode: z.string().min(1),
  /** The unit that must apply the measure. */
  department: z.string().min(1),
  /** The unit that decided the listing, and so answers the department's objection. */
  authority: z.string().min(1),
  /** From 1; a measure that was lifted and applies once more is ordered in a new round. */
  round: z.int().min(1),
  state: measureOrderStateSchema,
  /** The term within which the present state must be left; absent where nobody owes anything. */
  due: dueSchema.optional(),
  steps: z.array(orderStepSchema).min(1),
});
export type MeasureOrder = z.infer<typeof measureOrderSchema>;

/** The only ways a measure order moves, and the term within which each state must be left; the others may last. */
export const measureOrderMachine: TimedMachine<MeasureOrderState, NextOrderStep['step']> = {
  subject: { zh: '措施指令', en: 'measure order' },
  states: {
    issued: { zh: '待签收', en: 'issued' },
    acknowledged: { zh: '已签收，待落实', en: 'acknowledged' },
    acted: { zh: '已落实', en: 'acted on' },
    objected: { zh: '已提出异议，待答复', en: 'objected to' },
    cancelled: { zh: '不适用，已撤销', en: 'cancelled as not applicable' },
    'lift-ordered': { zh: '待解除', en: 'to be lifted' },
    'lift-confirmed': { zh: '已解除', en: 'lifted' },
  },
  steps: {
    acknowledge: { zh: '签收', en: 'acknowledge it' },
    act: { zh: '反馈落实情况', en: 'report what was done' },
    object: { zh: '提出异议', en: 'object to it' },
    uphold: { zh: '采纳异议', en: 'uphold the objection' },
    reject: { zh: '驳回异议', en: 'reject the objection' },
    'order-lift': { zh: '下达解除指令', en: 'order its lift' },
    'confirm-lift': { zh: '反馈解除情况', en: 'confirm its lift' },
    succeed: { zh: '载明承继主体', en: 'note who carries on the entity' },
  },
  automatic: ['order-lift', 'succeed'],
  terms: {
    issued: 'acknowledge-order',
    acknowledged: 'report-on-order',
    objected: 'answer-order-objection',
    'lift-ordered': 'confirm-lift',
  },
  transitions: {
    issued: {
      acknowledge: 'acknowledged',
      object: 'objected',
      'order-lift': 'lift-ordered',
      succeed: 'issued',
    },
    acknowledged: {
      act: 'acted',
      object: 'objected',
      'order-lift': 'lift-ordered',
      succeed: 'acknowledged',
    },
    acted: { 'order-lift': 'lift-ordered', succeed: 'acted' },
    objected: {
      uphold: 'cancelled',
      reject: 'acknowledged',
      'order-lift': 'lift-ordered',
      succeed: 'objected',
    },
    cancelled: {},
    'lift-ordered': { 'confirm-lift': 'lift-confirmed' },
    'lift-confirmed': {},
  },
};

/** A new order with the term for its acknowledgement. */
export const issueOrder = (
  order: Omit<MeasureOrder, 'state' | 'due' | 'steps'>,
  { at, by }: Pick<OrderStep, 'at' | 'by'>,
  tables: TermTables,
): MeasureOrder => ({
  ...order,
  state: 'issued',
  due: startDue(tables, 'acknowledge-order', civilDateOf(at), at),
  steps: [{ step: 'issue', at, by }],
});

/** How often a department may object to one order: each objection starts the terms anew. */
export const mostObjections = 3;

/** The objections to an order, oldest first. */
export const objectionsTo = ({ steps }: Pick<MeasureOrder, 'steps'>) =>
  steps.filter(({ step }) => step === 'object');

/** What is wrong with a step that the procedure allows, or nothing. */
const stepFault = ({ steps }: Pick<MeasureOrder, 'steps'>, step: NextOrderStep): Refusal | undefined => {
  if (step.step === 'object' && objectionsTo({ steps }).length >= mostObjections)
    return refusal(
      'wrong-state',
      `对同一措施指令至多提出 ${mostObjections} 次异议；请落实措施并反馈。`,
      `One order can be objected to ${mostObjections} times; apply the measure and report it.`,
      'state',
    );
  if (!('report' in step)) return undefined;
  const orderedOn = steps.findLast((one) => one.step === 'issue' || one.step === 'order-lift')?.at ?? step.at;
  const { doneOn } = step.report;
  return civilDateOf(orderedOn) <= doneOn && doneOn <= civilDateOf(step.at)
    ? undefined
    : refusal(
        'invalid-input',
        `办理日期应在指令下达日 ${civilDateOf(orderedOn)} 与今日 ${civilDateOf(step.at)} 之间。`,
        `The day on which it was done must lie between the order (${civilDateOf(orderedOn)}) and today (${civilDateOf(step.at)}).`,
        'body.doneOn',
      );
};

/** What nobody owed, but what came about: it is never late. */
const happens = ({ step }: NextOrderStep): boolean => step === 'order-lift' || step === 'succeed';

/**
 * The order after a step, with the term that starts with it. Refuses with `wrong-state`, and with `invalid-input` a
 * report of something done before it was ordered or not yet done.
 */
export const takeStep = (
  order: MeasureOrder,
  step: NextOrderStep,
  tables: TermTables,
): Result<MeasureOrder> => {
  const { due } = order;
  const moved = moveInTime(measureOrderMachine, order, step.step, { tables, at: step.at });
  if (!moved.ok) return moved;
  const fault = stepFault(order, step);
  if (fault !== undefined) return refused(fault);
  const isLate =
    !happens(step) && due !== undefined && dueMarkOf(attendDue(due, tables, step.at)) === 'overdue';
  return accepted({
    ...moved.value,
    steps: [...order.steps, { ...step, ...(isLate && { isLate: true as const }) }],
  });
};

/** Who carries on the entity that an order is about: the order's own subject where nobody else does. */
export const borneBy = ({
  subject,
  subjectName,
  steps,
}: Pick<MeasureOrder, 'subject' | 'subjectName' | 'steps'>): Pick<
  MeasureOrder,
  'subject' | 'subjectName'
> => {
  const last = steps.findLast(({ step }) => step === 'succeed');
  return last?.step === 'succeed'
    ? { subject: last.successor, subjectName: last.successorName }
    : { subject, subjectName };
};

/** Whether the order still binds its department, or may yet: it is neither cancelled nor to be lifted. */
export const isLive = ({ state }: Pick<MeasureOrder, 'state'>): boolean =>
  measureOrderMachine.transitions[state]['order-lift'] !== undefined;
