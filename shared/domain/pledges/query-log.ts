import { z } from 'zod';
import { instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';

/** Who asked about whom, when and why; kept ten years (浙江省公共信用信息管理条例 art. 20). */
export const queryLogEntrySchema = z.object({
  id: z.string().min(1),
  subject: targetIdSchema,
  at: instantSchema,
  askedBy: z.string().min(1),
  purpose: z.enum(['credit-query', 'credit-history', 'credit-audit', 'pledge-eligibility']),
  itemCode: z.string().optional(),
  applicationNo: z.string().optional(),
  decision: z.string().optional(),
});
export type QueryLogEntry = z.infer<typeof queryLogEntrySchema>;

/** How long an entry of the query log is kept. */
export const queryLogYears = 10;
