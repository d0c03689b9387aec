import * as z from 'zod';
import { textSchema } from '../primitives/text.ts';
import { instantSchema } from '../primitives/time.ts';
import { unitCodeSchema } from '../registry/unit.ts';
import { previewSchema } from './preview.ts';

/**
 * The making of a draw's frame and pool outside the request: a `preview` only shows them, a `freeze` stores them
 * and starts the draw. A task (or a department, for inspectors that it draws later) has one at a time.
 */
export const preparationSchema = z.object({
  /** The task's id, or `<draw>/<department>`. */
  id: z.string().min(1).max(280),
  purpose: z.enum(['preview', 'freeze']),
  taskId: z.string().min(1).max(140),
  /** The `targets` draw whose targets get inspectors; absent where targets are drawn. */
  of: z.string().min(1).max(195).optional(),
  department: unitCodeSchema,
  state: z.enum(['running', 'done', 'refused']),
  requestedBy: z.string().min(1),
  /** The staff number of who asked, who may not be drawn (办理与监督相分离). */
  organiserStaffNo: z.string().optional(),
  requestedAt: instantSchema,
  finishedAt: instantSchema.optional(),
  preview: previewSchema.optional(),
  /** Why there is no draw. */
  refusal: z.object({ code: z.string(), reason: textSchema }).optional(),
  /** The draw that a `freeze` made. */
  drawId: z.string().optional(),
});
export type Preparation = z.infer<typeof preparationSchema>;
