import { z } from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { instantSchema } from '../primitives/time.ts';
import { plainTextSchema, remarkSchema } from './plain-text.ts';

/**
 * A ceremony (现场见证): each witness, a role or an organisation, contributes a text of its own choice. Two at
 * least, so that no single person decides.
 */
export const ceremonySourceSchema = z
  .strictObject({
    kind: z.literal('ceremony'),
    witnesses: z
      .array(plainTextSchema)
      .min(2)
      .max(100)
      .readonly()
      .refine((witnesses) => new Set(witnesses).size === witnesses.length, {
        error: 'witnesses must not repeat',
      }),
  })
  .readonly();
export type CeremonySource = z.infer<typeof ceremonySourceSchema>;

/** Where public randomness can come from. */
const randomnessSourceSchema = z.discriminatedUnion('kind', [ceremonySourceSchema]);

/** Which public randomness will count, stated before it exists: the first source in this order that holds. */
export const randomnessSpecSchema = z
  .strictObject({ sources: z.array(randomnessSourceSchema).min(1).max(10).readonly() })
  .readonly();

/** A contribution before it is opened: who made it, its commitment, and when that was recorded. */
export const committedContributionSchema = z
  .strictObject({ witness: plainTextSchema, commitment: hashSchema, committedAt: instantSchema })
  .readonly();
export type CommittedContribution = z.infer<typeof committedContributionSchema>;

/** A contribution after it is opened: `value` exactly as typed (a text, never a number), `nonce` 32 bytes in hex. */
export const openedContributionSchema = z
  .strictObject({
    witness: plainTextSchema,
    value: plainTextSchema,
    nonce: hashSchema,
    openedAt: instantSchema,
  })
  .readonly();
export type OpenedContribution = z.infer<typeof openedContributionSchema>;

/** What a ceremony leaves behind. */
const ceremonyEvidenceSchema = z
  .strictObject({
    kind: z.literal('ceremony'),
    committed: z.array(committedContributionSchema).max(100).readonly(),
    opened: z.array(openedContributionSchema).max(100).readonly(),
  })
  .readonly();
export type CeremonyEvidence = z.infer<typeof ceremonyEvidenceSchema>;

/** A source that was tried and did not hold, and why. */
const passedOverSourceSchema = z
  .strictObject({ source: z.int().nonnegative(), reason: remarkSchema })
  .readonly();

/**
 * Which source counted (`source`, its index in the specification), which ones before it did not hold, what
 * it left behind, and the 32 bytes of public randomness that come of it.
 */
export const randomnessEvidenceSchema = z
  .strictObject({
    source: z.int().nonnegative(),
    passedOver: z.array(passedOverSourceSchema).max(10).readonly(),
    evidence: z.discriminatedUnion('kind', [ceremonyEvidenceSchema]),
    value: hashSchema,
  })
  .readonly();
export type RandomnessEvidence = z.infer<typeof randomnessEvidenceSchema>;
