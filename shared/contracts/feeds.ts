import * as z from 'zod';
import { creditCopySchema } from '../domain/delivery/credit-copy.ts';
import { creditEntrySchema, orderEntrySchema } from '../domain/delivery/feed.ts';
import { queryPurposeSchema } from '../domain/pledges/query-log.ts';
import { contract, pageQuerySchema } from './contract.ts';

/** Where reading goes on: the `next` of the page before, or the `since` of a snapshot; absent for the beginning. */
const changesQuerySchema = z.object({
  limit: pageQuerySchema.shape.limit,
  since: z.string().max(400).optional(),
});

/** What the copy is for; it goes to the query log, and is `credit-copy` where it is not given. */
const purposeQuerySchema = z.object({ purpose: queryPurposeSchema.optional() });

/** A page of a feed. `next` is for the next request, now where `hasMore` says so, otherwise whenever one likes. */
const changesOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string(), hasMore: z.boolean() });

export const listCreditChanges = contract({
  id: 'listCreditChanges',
  servedBy: 'credit-api',
  method: 'get',
  path: '/v1/credit/changes',
  action: 'credit:read',
  summary: {
    zh: '按顺序读取信用状况的变更；从 since 续读，凭 next 可一直读下去',
    en: 'Read the changes of credit standing in order, on from since; with next one can go on for ever',
  },
  query: changesQuerySchema.extend(purposeQuerySchema.shape),
  answer: changesOf(creditEntrySchema),
});

export const readCreditSnapshot = contract({
  id: 'readCreditSnapshot',
  servedBy: 'credit-api',
  method: 'get',
  path: '/v1/credit/snapshot',
  action: 'credit:read',
  summary: {
    zh: '逐页读取除自然人外全部主体的信用状况；每页可能少于 limit，读完后从 since 起读变更，即得完整副本',
    en: 'Read the credit standing of every entity but natural persons page by page, which may hold fewer than limit; then read the changes from since for a complete copy',
  },
  query: pageQuerySchema.extend(purposeQuerySchema.shape),
  answer: z.object({
    items: z.array(z.object({ version: creditEntrySchema.shape.version, credit: creditCopySchema })),
    since: z.string(),
    /** Absent on the last page. */
    cursor: z.string().optional(),
  }),
});

export const listOrderChanges = contract({
  id: 'listOrderChanges',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/measure-orders/changes',
  action: 'order:read',
  summary: {
    zh: '按顺序读取本部门及下级单位所执行或所决定的措施指令的变更',
    en: 'Read the changes of the measure orders that your unit and those below it apply or decided, in order',
  },
  query: changesQuerySchema,
  answer: changesOf(orderEntrySchema),
});
