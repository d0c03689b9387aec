import * as z from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { stratumSchema } from '../inspections/stratum.ts';
import { textSchema } from '../primitives/text.ts';
import { instantSchema } from '../primitives/time.ts';
import { standingTallySchema } from './standing-tally.ts';
import { tableDifferenceSchema } from './table-difference.ts';

/** What a new version of a table would change, as far as was known when the preview was asked for. */
export const tablePreviewSchema = z.object({
  finishedAt: instantSchema,
  /** One hash over the versions that would be in force without it; another version published since makes it outdated. */
  against: hashSchema,
  /** What it says otherwise than the version that would be in force without it. */
  difference: tableDifferenceSchema,
  /** For a table that standings rest on: what they would be on the day on which it takes effect. */
  standings: standingTallySchema.optional(),
  /** For the draw ratios: how many targets the register has in each stratum, and how many a draw from all of them would take. */
  samples: z
    .array(
      z.object({
        stratum: stratumSchema,
        label: textSchema,
        available: z.int().min(0),
        before: z.int().min(0),
        after: z.int().min(0),
      }),
    )
    .optional(),
});
export type TablePreview = z.infer<typeof tablePreviewSchema>;

/** What one part of the work on a preview came to, so that a run that was broken off goes on where it was. */
export const previewPartSchema = z.object({
  proposalId: z.string().min(1).max(100),
  /** Which preview of the proposal it belongs to. */
  requestedAt: instantSchema,
  /** The part of the register that was looked at. */
  part: z.string().min(1).max(20),
  standings: standingTallySchema.optional(),
  /** How many targets each stratum has. */
  strata: z.array(z.object({ stratum: stratumSchema, targets: z.int().min(0) })).optional(),
});
export type PreviewPart = z.infer<typeof previewPartSchema>;
