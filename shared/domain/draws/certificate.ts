import * as z from 'zod';
import { logFactsSchema } from '../audit/entry.ts';
import { hashSchema } from '../audit/hash.ts';
import { instantSchema } from '../primitives/time.ts';
import { commitmentSchema, drawFormat } from './commitment.ts';
import { exclusionSchema } from './exclusion.ts';
import { frameEntrySchema } from './frame.ts';
import { drawnVisitSchema } from './outcome.ts';
import { plainTextSchema } from './plain-text.ts';
import { poolMemberSchema } from './pool.ts';
import { drawRulesSchema } from './rules.ts';
import { seedSchema } from './streams.ts';
import { substitutionSchema } from './substitution.ts';

/**
 * An entry of the public log as a certificate holds it. Its action is any text: what the protocol does not know
 * is not looked at.
 */
const certificateLogEntrySchema = z
  .strictObject({
    index: z.int().nonnegative(),
    at: instantSchema,
    action: plainTextSchema,
    about: plainTextSchema,
    facts: logFactsSchema,
  })
  .readonly();
export type CertificateLogEntry = z.infer<typeof certificateLogEntrySchema>;

/** The public log as far as it concerns the draw: entries in order, each with its inclusion proof under `root`. */
const certificateLogSchema = z
  .strictObject({
    root: hashSchema,
    entries: z
      .array(
        z
          .strictObject({ entry: certificateLogEntrySchema, proof: z.array(hashSchema).max(53).readonly() })
          .readonly(),
      )
      .min(1)
      .max(100_000)
      .readonly(),
  })
  .readonly();
export type CertificateLog = z.infer<typeof certificateLogSchema>;

/**
 * Everything needed to replay a draw, in one document. Lists of ids are in code-unit order. PROTOCOL.md beside
 * this file says how to check it.
 */
export const drawCertificateSchema = z
  .strictObject({
    format: z.literal(drawFormat),
    commitment: commitmentSchema,
    log: certificateLogSchema,
    frame: z.array(frameEntrySchema).readonly(),
    exclusions: z.array(exclusionSchema).readonly(),
    pool: z.array(poolMemberSchema).readonly(),
    rules: drawRulesSchema,
    seed: seedSchema,
    outcome: z.array(drawnVisitSchema).readonly(),
    substitutions: z.array(substitutionSchema).readonly(),
  })
  .readonly();
export type DrawCertificate = z.infer<typeof drawCertificateSchema>;
