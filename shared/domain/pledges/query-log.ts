import { z } from 'zod';
import { instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { eligibilityDecisionSchema } from './verdict.ts';

/** What a query is for, in the words of whoever asks. */
export const queryPurposeSchema = z.string().trim().min(2).max(200);

/** Who asked about whom, when and why; kept ten years (浙江省公共信用信息管理条例 art. 20). */
export const queryLogEntrySchema = z.object({
  /** The same as the `jti` of the receipt that came with the answer. */
  id: z.string().min(1),
  subject: targetIdSchema,
  /** The code that was asked about, where `subject` has succeeded to it. */
  askedAs: targetIdSchema.optional(),
  at: instantSchema,
  askedBy: z.string().min(1),
  /** As it was asked; `credit-query` where a query named none, and `pledge-eligibility` for the pledge gate's. */
  purpose: z.string().min(1),
  /** The approval that it was about, and what the gate said. */
  itemCode: z.string().optional(),
  applicationNo: z.string().optional(),
  decision: eligibilityDecisionSchema.optional(),
});
export type QueryLogEntry = z.infer<typeof queryLogEntrySchema>;

/** How long an entry of the query log is kept. */
export const queryLogYears = 10;
