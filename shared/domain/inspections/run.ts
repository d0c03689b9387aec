import * as z from 'zod';
import type { Text } from '../primitives/text.ts';
import { type Instant, instantOf, instantSchema } from '../primitives/time.ts';

/** What the runner does outside a request, because it is long or needs a draw's secret. */
export const workSchema = z.enum([
  'prepare-draw',
  'conclude-draw',
  'dispatch-draw',
  'make-substitution',
  'reveal-secret',
  'preview-table',
  'refold-standings',
]);
export type Work = z.infer<typeof workSchema>;

/**
 * Work that was asked for and is under way until `doneAt`. Written in the transaction that asks for it; the runner
 * takes it from the stream. Running it twice gives the same. `wakes` counts how often the clock sent it on its way
 * again, because nobody had finished it, and `wokenAt` is when it last did.
 */
export const runSchema = z.object({
  /** `<work>/<about>`. */
  id: z.string().min(1).max(300),
  work: workSchema,
  /** The id of the preparation, draw, substitution or proposal, or the day, that the work is about. */
  about: z.string().min(1).max(280),
  requestedAt: instantSchema,
  wakes: z.int().min(0),
  wokenAt: instantSchema.optional(),
  doneAt: instantSchema.optional(),
});
export type Run = z.infer<typeof runSchema>;

const minutes = 60_000;

/** How long a run may take before it is woken for the first time. */
const patience = 10 * minutes;
/** What fails again and again is woken less and less often, but never given up. */
const mostPatience = 24 * 60 * minutes;

/** After so many wakings, 70 minutes in all, people are told that a run is stuck. */
const wakesUntilStuck = 3;

/** When a run that nobody has finished is to be woken: after ten minutes, then after twice as long each time. */
export const wakeDueAt = ({ requestedAt, wokenAt, wakes }: Run): Instant =>
  instantOf(Date.parse(wokenAt ?? requestedAt) + Math.min(patience * 2 ** wakes, mostPatience));

/** Whether waking a run has not helped, so that somebody must look into it. */
export const isStuck = ({ doneAt, wakes }: Run): boolean => doneAt === undefined && wakes >= wakesUntilStuck;

/** What people who wait for a stuck run are told. */
export const stuckAdvice = ({ id, wakes }: Run): Text => ({
  zh: `系统已自动重试 ${wakes} 次仍未完成。请联系系统运维人员，告知编号“${id}”；排除故障后会自动继续，已办理的步骤不受影响。`,
  en: `It was tried again ${wakes} times and is still not done. Call the operators of this service and give them “${id}”; once they have removed the cause it goes on by itself, and no step taken so far is lost.`,
});

/** How far a run has come, for people who wait: `done` of `total` things of a phase; no total while it is unknown. */
export const runProgressSchema = z.object({
  runId: z.string().min(1).max(300),
  phase: z.enum(['reading', 'drawing', 'writing']),
  done: z.int().min(0),
  total: z.int().min(0).optional(),
  at: instantSchema,
});
export type RunProgress = z.infer<typeof runProgressSchema>;
