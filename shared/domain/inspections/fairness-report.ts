import * as z from 'zod';
import { instantSchema } from '../primitives/time.ts';
import { unitCodeSchema } from '../registry/unit.ts';
import { waitSchema } from './wait.ts';

const count = z.int().min(0);

/** The figures by which anyone can judge a department's draws of a year; made from its revealed draws. */
export const fairnessReportSchema = z.object({
  department: unitCodeSchema,
  year: z.int().min(2000).max(9999),
  computedAt: instantSchema,
  draws: count,
  voidDraws: count,
  /** Over all draws of the year: how many could have been drawn, and how many were. */
  strata: z.array(z.object({ stratum: z.string().min(1), available: count, drawn: count })),
  /** For how long the targets of the frames, and those drawn, had had no visit. */
  waits: z.array(z.object({ wait: waitSchema, available: count, drawn: count })),
  /**
   * How the visits were spread over the inspectors of the pools; absent where there were fewer than three, of whom
   * figures would tell too much.
   */
  workload: z
    .object({
      /** How many inspectors made so many visits. */
      loads: z.array(z.object({ visits: count, inspectors: count })),
      /** How many pairs of inspectors made so many visits together; pairs that never met are left out. */
      pairs: z.array(z.object({ visits: count, pairs: count })),
    })
    .optional(),
});
export type FairnessReport = z.infer<typeof fairnessReportSchema>;
