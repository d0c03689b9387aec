import * as z from 'zod';
import type { Caller } from '../access/caller.ts';
import { instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { unitCodeSchema } from '../registry/unit.ts';
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
  /** The unit for which it was asked; absent for a machine that has none. */
  askedFor: unitCodeSchema.optional(),
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

/** Who asks, as the log names them. */
export const askerOf = ({
  subject,
  department,
}: Pick<Caller, 'subject' | 'department'>): Pick<QueryLogEntry, 'askedBy' | 'askedFor'> => ({
  askedBy: subject,
  ...(department !== undefined && { askedFor: department }),
});

/** An entry as the entity sees it: the unit that asked, and not which of its people did. */
export const toldQuerySchema = queryLogEntrySchema.partial({ askedBy: true });

export type ToldQuery = z.infer<typeof toldQuerySchema>;

/** The part of an entry that the entity is told. */
export const toldQuery = ({ askedBy, ...entry }: QueryLogEntry): ToldQuery =>
  entry.askedFor === undefined ? { ...entry, askedBy } : entry;
