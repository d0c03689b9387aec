import * as z from 'zod';
import { queryPurposeSchema } from '../pledges/query-log.ts';
import { instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';

const common = {
  id: z.string().min(1),
  at: instantSchema,
  /** Who asked, or `webhook/<id>` for what a webhook was told. */
  askedBy: z.string().min(1),
  /** As it was asked; `credit-copy` where the request named none, `webhook` for a webhook's. */
  purpose: queryPurposeSchema,
};

/**
 * Who read the credit of many entities at once, when and why: an entry for each page that held anything, kept as long as
 * those of the query log (浙江省公共信用信息管理条例 art. 20).
 */
export const bulkReadSchema = z.discriminatedUnion('read', [
  /** The entries of the feed of credit from the index `from` to the index `to`, both included. */
  z.object({ ...common, read: z.literal('changes'), from: z.int().min(0), to: z.int().min(0) }),
  /** So many entities of the snapshot from one to another, both included, in the order of the snapshot. */
  z.object({
    ...common,
    read: z.literal('snapshot'),
    count: z.int().min(1),
    from: targetIdSchema,
    to: targetIdSchema,
  }),
]);
export type BulkRead = z.infer<typeof bulkReadSchema>;
