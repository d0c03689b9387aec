import * as z from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { type Instant, instantSchema } from '../primitives/time.ts';
import { drawNumberSchema } from './commitment.ts';
import { plainTextSchema, remarkSchema } from './plain-text.ts';
import { mostNumbers, roundSchema } from './randomness.ts';

const source = z.int().nonnegative();
const witness = plainTextSchema;
const substituted = z.strictObject({
  number: z.int().min(1),
  reason: plainTextSchema,
  digest: hashSchema,
});

/** The facts that an entry of the public log must have, for every action that the protocol knows; PROTOCOL.md §3.1. */
export const drawFactsSchemas = {
  'draw-committed': z.strictObject({
    taskId: plainTextSchema,
    number: drawNumberSchema,
    commitment: hashSchema,
  }),
  'contribution-committed': z.strictObject({ source, witness, commitment: hashSchema }),
  'contribution-opened': z.strictObject({ source, witness, value: plainTextSchema, nonce: hashSchema }),
  'lottery-recorded': z.strictObject({
    source,
    numbers: z
      .array(z.string().regex(/^\d{1,9}$/))
      .min(1)
      .max(mostNumbers)
      .readonly(),
    publishedAt: instantSchema,
    publishedIn: remarkSchema,
  }),
  'beacon-recorded': z.strictObject({
    source,
    round: roundSchema,
    signature: z.string().regex(/^[0-9a-f]{96}$/),
  }),
  'source-passed-over': z.strictObject({ source, reason: remarkSchema }),
  'target-substituted': substituted,
  'inspector-substituted': substituted,
  'draw-voided': z.strictObject({
    taskId: plainTextSchema,
    number: drawNumberSchema,
    commitment: hashSchema.nullable(),
    reason: remarkSchema,
    requestedBy: plainTextSchema,
    approvedBy: plainTextSchema.nullable(),
  }),
  'secret-revealed': z.strictObject({ secret: hashSchema }),
} as const;

/** An action of the public log that the protocol knows. */
export type DrawAction = keyof typeof drawFactsSchemas;

/** What an entry with this action says. */
export type DrawFacts<A extends DrawAction> = z.infer<(typeof drawFactsSchemas)[A]>;

/** An entry with one of these actions, as far as the protocol looks at it. */
export type EntryOf<A extends DrawAction> = {
  [Each in A]: { readonly at: Instant; readonly action: Each; readonly facts: DrawFacts<Each> };
}[A];

/** An entry that takes the public randomness of a draw a step further; PROTOCOL.md §4. */
export type RandomnessEntry = EntryOf<
  | 'contribution-committed'
  | 'contribution-opened'
  | 'lottery-recorded'
  | 'beacon-recorded'
  | 'source-passed-over'
>;
