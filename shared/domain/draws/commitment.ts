import * as z from 'zod';
import { digestOf } from '../audit/digest.ts';
import { bytesOfHex, type Hash, hashSchema, sha256Hex } from '../audit/hash.ts';
import { civilDateSchema } from '../primitives/time.ts';
import { plainTextSchema } from './plain-text.ts';
import { randomnessSpecSchema } from './randomness.ts';

/** The name of the protocol version; it stands in every commitment and certificate. */
export const drawFormat = 'openlot-draw/1';

/**
 * What a draw draws (抽取阶段): targets and inspectors `together`; `targets` only; or the `inspectors` of one
 * department for the targets of an earlier draw `of`, whose commitment has the digest `commitment`.
 */
export const stageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('together') }).readonly(),
  z.strictObject({ kind: z.literal('targets') }).readonly(),
  z
    .strictObject({
      kind: z.literal('inspectors'),
      of: plainTextSchema,
      commitment: hashSchema,
      department: plainTextSchema,
    })
    .readonly(),
]);
export type Stage = z.infer<typeof stageSchema>;

/** The line of a draw: what the ids of the draws begin with that may take its place. A hyphen and the number follow. */
export const lineOf = ({ taskId, stage }: { readonly taskId: string; readonly stage: Stage }): string =>
  stage.kind === 'inspectors' ? `${stage.of}-${stage.department}` : taskId;

/** The number of a draw in its line, from 1. */
export const drawNumberSchema = z.int().min(1).max(1_000_000);

/**
 * Everything that decides a draw, fixed and published before its randomness exists. `drawId` is the draw's line,
 * a hyphen and its `number`, which counts from 1; `follows` is the number of the void draw that this one
 * replaces. The secret is to be revealed by the end of `revealBy`.
 */
export const commitmentSchema = z
  .strictObject({
    format: z.literal(drawFormat),
    drawId: plainTextSchema,
    taskId: plainTextSchema,
    taskName: plainTextSchema,
    number: drawNumberSchema,
    follows: drawNumberSchema.nullable(),
    stage: stageSchema,
    frameRoot: hashSchema,
    frameSize: z.int().nonnegative(),
    poolRoot: hashSchema,
    poolSize: z.int().nonnegative(),
    exclusionsRoot: hashSchema,
    rulesHash: hashSchema,
    secretHash: hashSchema,
    randomness: randomnessSpecSchema,
    revealBy: civilDateSchema,
  })
  .readonly();
export type Commitment = z.infer<typeof commitmentSchema>;

/** The SHA-256 of the commitment's RFC 8785 form; this is what the seed is bound to. */
export const commitmentDigest = (commitment: Commitment): Hash => digestOf(commitment);

/** What is published of the secret before it is revealed: the SHA-256 of its 32 bytes (`secretHex`: 64 digits). */
export const secretHashOf = (secretHex: string): Hash => sha256Hex(bytesOfHex(secretHex));
