import { z } from 'zod';
import { listNameSchema } from '../lists/list-name.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';

const common = {
  /** Made from its source, so that the same source never counts twice. */
  id: z.string().min(1).max(260),
  subject: targetIdSchema,
  /** When it happened in the world. */
  occurredOn: civilDateSchema,
  /** When this service came to know it. */
  knownAt: instantSchema,
};

/**
 * Something that bears on an entity's credit. Events are only ever added; standing is what they add up to.
 */
export const creditEventSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('inspection-result'),
    visitId: z.string().min(1),
    resultCodes: z.array(z.string().min(1)).min(1),
  }),
  z.object({
    ...common,
    kind: z.literal('listed'),
    listingId: z.string().min(1),
    list: listNameSchema,
    documentNo: z.string().min(1),
    endsOn: civilDateSchema.optional(),
    measures: z.array(z.string()),
  }),
  z.object({
    ...common,
    kind: z.literal('listing-ended'),
    listingId: z.string().min(1),
    list: listNameSchema,
    why: z.literal('term-over'),
  }),
]);
export type CreditEvent = z.infer<typeof creditEventSchema>;
