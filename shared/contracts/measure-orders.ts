import * as z from 'zod';
import { dueMarkSchema } from '../domain/calendar/due.ts';
import { measureSchema } from '../domain/measures/measures.ts';
import { measureOrderSchema, measureOrderStateSchema } from '../domain/measures/order.ts';
import { orderingListingSchema } from '../domain/measures/ordering-listing.ts';
import { departmentProgressSchema } from '../domain/measures/summarise-orders.ts';
import { textSchema } from '../domain/primitives/text.ts';
import { civilDateSchema } from '../domain/primitives/time.ts';
import { targetSchema } from '../domain/registry/target.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';
import { subjectCodeSchema } from './subject-code.ts';

const orderParams = z.object({ orderId: z.string().min(1).max(330) });
const longText = z.string().trim().min(2).max(4000);
const reportBody = z.strictObject({
  /** What was done. */
  what: longText,
  /** The day on which it was done. */
  doneOn: civilDateSchema,
  /** The number of the document by which it was done. */
  documentNo: z.string().trim().min(4).max(100),
});

export const listOrders = contract({
  id: 'listOrders',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/measure-orders',
  action: 'order:read',
  summary: {
    zh: '列出本部门及下级的措施指令；每页可能少于 limit，没有 cursor 才是最后一页',
    en: 'List the measure orders of your unit and those below it; a page may hold fewer than limit, and only one without cursor is the last',
  },
  query: pageQuerySchema.extend({
    /** `own`: orders that your unit applies; `decided`: orders that follow from its decisions. */
    of: z.enum(['own', 'decided']).default('own'),
    state: measureOrderStateSchema.optional(),
    due: dueMarkSchema.optional(),
    /** Only the orders about this entity, under its own code or one that it carries on. */
    subject: subjectCodeSchema.optional(),
  }),
  answer: pageOf(measureOrderSchema),
});

export const getOrder = contract({
  id: 'getOrder',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/measure-orders/{orderId}',
  action: 'order:read',
  summary: {
    zh: '查看措施指令：主体、列入决定、措施及其依据、期限和经过',
    en: 'Read a measure order: entity, decision, measure with its basis, term and history',
  },
  params: orderParams,
  answer: z.object({
    order: measureOrderSchema,
    /** The entity by the code under which it was ordered. */
    entity: targetSchema,
    /** Who carries that entity on today, where its code gave way to another. */
    successor: targetSchema.optional(),
    listing: orderingListingSchema,
    /** The measure by the table that was in force when it was ordered. */
    measure: measureSchema,
    /** Other live orders to the same department that demand the same measure of the same entity. */
    alsoOrderedBy: z.array(measureOrderSchema.pick({ id: true, listingId: true, state: true })),
    /** What its reader must not overlook, such as that the measure stays in place by another order. */
    note: textSchema.optional(),
  }),
});

export const acknowledgeOrder = contract({
  id: 'acknowledgeOrder',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/measure-orders/{orderId}/acknowledgement',
  action: 'order:acknowledge',
  summary: { zh: '签收措施指令', en: 'Acknowledge a measure order' },
  params: orderParams,
  answer: measureOrderSchema,
});

export const reportAction = contract({
  id: 'reportAction',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/measure-orders/{orderId}/action',
  action: 'order:report',
  summary: { zh: '反馈措施落实情况', en: 'Report what was done on a measure order' },
  params: orderParams,
  body: reportBody,
  answer: measureOrderSchema,
});

export const objectToOrder = contract({
  id: 'objectToOrder',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/measure-orders/{orderId}/objection',
  action: 'order:object',
  summary: {
    zh: '以不适用为由对措施指令提出异议',
    en: 'Object to a measure order because the measure is not applicable',
  },
  params: orderParams,
  body: z.strictObject({ reason: longText }),
  answer: measureOrderSchema,
});

export const answerOrderObjection = contract({
  id: 'answerOrderObjection',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/measure-orders/{orderId}/objection/answer',
  action: 'order:answer',
  summary: {
    zh: '由作出列入决定的单位答复对措施指令的异议',
    en: 'Answer the objection to a measure order, for the unit that decided the listing',
  },
  params: orderParams,
  body: z.strictObject({ outcome: z.enum(['uphold', 'reject']), reasons: longText }),
  answer: measureOrderSchema,
});

export const confirmLift = contract({
  id: 'confirmLift',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/measure-orders/{orderId}/lift-confirmation',
  action: 'order:report',
  summary: { zh: '反馈措施解除情况', en: 'Report that a measure was lifted' },
  params: orderParams,
  body: reportBody,
  answer: measureOrderSchema,
});

export const getListingOrders = contract({
  id: 'getListingOrders',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/listings/{listingId}/measure-orders',
  action: 'order:read',
  summary: {
    zh: '查看一项列入决定的措施指令：谁已落实，谁已逾期',
    en: 'Read the measure orders of a listing that your unit decided: who has acted, who is late',
  },
  params: z.object({ listingId: z.string().min(1).max(240) }),
  answer: z.object({
    listing: orderingListingSchema,
    departments: z.array(departmentProgressSchema),
    orders: z.array(measureOrderSchema),
  }),
});
