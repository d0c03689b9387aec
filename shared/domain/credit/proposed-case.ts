import * as z from 'zod';
import { listNameSchema } from '../lists/list-name.ts';

/** The case that a person must look at because of a fact. A fact never lists anyone by itself. */
export const proposedCaseSchema = z.strictObject({
  list: listNameSchema,
  /** Cause code of the lists table. */
  cause: z.string().min(1),
});
export type ProposedCase = z.infer<typeof proposedCaseSchema>;
