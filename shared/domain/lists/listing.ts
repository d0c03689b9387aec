import { z } from 'zod';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { listNameSchema } from './list-name.ts';

/** An entity's place on a list, by a numbered decision, with its end. */
export const listingSchema = z.object({
  /** The id of the case that led to it. */
  id: z.string().min(1).max(240),
  subject: targetIdSchema,
  subjectName: z.string().min(1),
  list: listNameSchema,
  cause: z.string().min(1),
  authority: z.string().min(1),
  documentNo: z.string().min(1),
  reasons: z.string().min(1),
  listedOn: civilDateSchema,
  publishedAt: instantSchema,
  /** The day it ends by itself, where the list has a term. */
  endsOn: civilDateSchema.optional(),
  /** Measures that the decision carries, codes of the measures table. */
  measures: z.array(z.string()),
  state: z.enum(['live', 'ended']),
  endedAt: instantSchema.optional(),
});
export type Listing = z.infer<typeof listingSchema>;
