import * as z from 'zod';
import { drawTargetIdSchema, plainTextSchema, pseudonymSchema } from './plain-text.ts';

/** One drawn target, its stratum, and who comes, in the order of the places that the rules' seats make. */
export const drawnVisitSchema = z
  .strictObject({
    stratum: plainTextSchema,
    target: drawTargetIdSchema,
    inspectors: z.array(pseudonymSchema).readonly(),
  })
  .readonly();
export type DrawnVisit = z.infer<typeof drawnVisitSchema>;
