import { z } from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { instantSchema } from '../primitives/time.ts';
import { commitmentSchema, drawFormat } from './commitment.ts';
import { exclusionSchema } from './exclusion.ts';
import { frameEntrySchema } from './frame.ts';
import { drawOutcomeSchema } from './outcome.ts';
import { plainTextSchema, remarkSchema } from './plain-text.ts';
import { poolMemberSchema } from './pool.ts';
import { randomnessEvidenceSchema } from './randomness.ts';
import { drawRulesSchema } from './rules.ts';
import { seedSchema } from './streams.ts';

/** Where the public log holds the commitment: the index of its leaf, when it was appended, and its digest. */
const logEntrySchema = z
  .strictObject({ position: z.int().nonnegative(), at: instantSchema, commitment: hashSchema })
  .readonly();

/**
 * An earlier draw of the same task that was declared void: its number, the digest of its commitment (`null` if it
 * became void before there was one), when, why and by whom.
 */
const voidDrawSchema = z
  .strictObject({
    number: z.int().min(1),
    commitment: hashSchema.nullable(),
    voidedAt: instantSchema,
    reason: remarkSchema,
    by: plainTextSchema,
  })
  .readonly();
export type VoidDraw = z.infer<typeof voidDrawSchema>;

/**
 * Everything needed to replay a draw, in one document. Lists of ids are in code-unit order. PROTOCOL.md beside
 * this file says how to check it.
 */
export const drawCertificateSchema = z
  .strictObject({
    format: z.literal(drawFormat),
    commitment: commitmentSchema,
    log: logEntrySchema,
    frame: z.array(frameEntrySchema).readonly(),
    exclusions: z.array(exclusionSchema).readonly(),
    pool: z.array(poolMemberSchema).readonly(),
    rules: drawRulesSchema,
    randomness: randomnessEvidenceSchema,
    secret: hashSchema,
    seed: seedSchema,
    outcome: drawOutcomeSchema,
    voids: z.array(voidDrawSchema).readonly(),
  })
  .readonly();
export type DrawCertificate = z.infer<typeof drawCertificateSchema>;
