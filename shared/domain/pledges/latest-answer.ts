import * as z from 'zod';
import { instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { gateFactsSchema } from './gate-facts.ts';
import { type QueryLogEntry, queryLogEntrySchema } from './query-log.ts';
import { eligibilityDecisionSchema, eligibilityReasonCodeSchema } from './verdict.ts';

/**
 * The gate's latest answer to one application: what the next one is compared with, and by what an acceptance must be
 * covered. Each answer takes the place of the one before; all of them are in the query log.
 */
export const latestAnswerSchema = z.object({
  /** The same as the entry's in the query log and the receipt's `jti`. */
  id: z.string().min(1),
  /** The code that was asked about. */
  subject: targetIdSchema,
  /** Who was judged, where another entity has succeeded to that code. */
  judged: targetIdSchema.optional(),
  itemCode: z.string().min(1),
  applicationNo: z.string().min(1),
  ...queryLogEntrySchema.pick({ askedBy: true, askedFor: true }).shape,
  at: instantSchema,
  decision: eligibilityDecisionSchema,
  reasons: z.array(eligibilityReasonCodeSchema).min(1),
  /** What it was judged by, or was when it was last judged, while the tables could not be read; absent where it never was. */
  facts: gateFactsSchema.optional(),
});
export type LatestAnswer = z.infer<typeof latestAnswerSchema>;

/** Whether anything was judged, or the tables could not be read. */
export const isJudged = ({ reasons }: Pick<LatestAnswer, 'reasons'>): boolean =>
  !reasons.includes('TABLES_UNAVAILABLE');

/** The entry of the query log that an answer leaves behind; the same answer always leaves the same. */
export const queryLogEntryOf = ({
  facts: _,
  reasons: __,
  subject,
  judged,
  ...answer
}: LatestAnswer): QueryLogEntry => ({
  ...answer,
  ...(judged === undefined ? { subject } : { subject: judged, askedAs: subject }),
  purpose: 'pledge-eligibility',
});
