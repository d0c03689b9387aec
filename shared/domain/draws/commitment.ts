import { z } from 'zod';
import { digestOf } from '../audit/digest.ts';
import { bytesOfHex, type Hash, hashSchema, sha256Hex } from '../audit/hash.ts';
import { plainTextSchema } from './plain-text.ts';
import { randomnessSpecSchema } from './randomness.ts';

/** The name of the protocol version; it stands in every commitment and certificate. */
export const drawFormat = 'openlot-draw/1';

/**
 * Everything that decides a draw, fixed and published before its randomness exists. `number` counts the
 * draws of a task from 1; `follows` is the number of the void draw that this one replaces.
 */
export const commitmentSchema = z
  .strictObject({
    format: z.literal(drawFormat),
    drawId: plainTextSchema,
    taskId: plainTextSchema,
    taskName: plainTextSchema,
    number: z.int().min(1).max(1_000_000),
    follows: z.int().min(1).max(1_000_000).nullable(),
    frameRoot: hashSchema,
    frameSize: z.int().nonnegative(),
    poolRoot: hashSchema,
    poolSize: z.int().nonnegative(),
    exclusionsRoot: hashSchema,
    rulesHash: hashSchema,
    secretHash: hashSchema,
    randomness: randomnessSpecSchema,
  })
  .readonly();
export type Commitment = z.infer<typeof commitmentSchema>;

/** The SHA-256 of the commitment's RFC 8785 form; this is what the seed is bound to. */
export const commitmentDigest = (commitment: Commitment): Hash => digestOf(commitment);

/** What is published of the secret before it is revealed: the SHA-256 of its 32 bytes (`secretHex`: 64 digits). */
export const secretHashOf = (secretHex: string): Hash => sha256Hex(bytesOfHex(secretHex));
