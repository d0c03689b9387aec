import * as z from 'zod';
import { instantSchema } from '../primitives/time.ts';
import { unitCodeSchema } from '../registry/unit.ts';

/**
 * That a department has to draw its own inspectors for the targets of the draw `of`. Written when those are drawn;
 * `endedAt` is when they were dispatched or declared void. How far the department has come stands with the draw
 * `of` alone.
 */
export const awaitedDrawSchema = z.object({
  of: z.string().min(1).max(195),
  department: unitCodeSchema,
  since: instantSchema,
  endedAt: instantSchema.optional(),
});
export type AwaitedDraw = z.infer<typeof awaitedDrawSchema>;
