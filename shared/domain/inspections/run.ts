import { z } from 'zod';
import { instantSchema } from '../primitives/time.ts';

/** What the draw runner does outside a request, because it is long or needs a draw's secret. */
export const workSchema = z.enum([
  'prepare-draw',
  'conclude-draw',
  'dispatch-draw',
  'make-substitution',
  'reveal-secret',
]);
export type Work = z.infer<typeof workSchema>;

/**
 * Work that was asked for and is under way until `doneAt`. Written in the transaction that asks for it; the runner
 * takes it from the stream. Running it twice gives the same. `wokenAt` is when the clock last sent it on its way
 * again, because nobody had finished it.
 */
export const runSchema = z.object({
  /** `<work>/<about>`. */
  id: z.string().min(1).max(300),
  work: workSchema,
  /** The id of the preparation, draw or substitution that the work is about. */
  about: z.string().min(1).max(280),
  requestedAt: instantSchema,
  wokenAt: instantSchema.optional(),
  doneAt: instantSchema.optional(),
});
export type Run = z.infer<typeof runSchema>;

/** How far a run has come, for people who wait: `done` of `total` things of a phase; no total while it is unknown. */
export const runProgressSchema = z.object({
  runId: z.string().min(1).max(300),
  phase: z.enum(['reading', 'drawing', 'writing']),
  done: z.int().min(0),
  total: z.int().min(0).optional(),
  at: instantSchema,
});
export type RunProgress = z.infer<typeof runProgressSchema>;
