import { z } from 'zod';

const measure = z.int().min(0);

/** What one case of the draw's benchmark measured: medians in milliseconds, peak resident memory in megabytes. */
export const drawCaseResultSchema = z.object({
  targets: measure,
  sampled: measure,
  inspectors: measure,
  /** A bare seedrandom shuffle of as many numbers as there are targets. */
  baselineMilliseconds: measure,
  /** Hashing frame and pool for the commitment. */
  rootsMilliseconds: measure,
  drawMilliseconds: measure,
  drawMegabytes: measure,
  verifyMilliseconds: measure,
  verifyMegabytes: measure,
});
export type DrawCaseResult = z.infer<typeof drawCaseResultSchema>;
