import * as z from 'zod';
import { hashSchema } from '../../../shared/domain/audit/hash.ts';
import { contributionCommitment } from '../../../shared/domain/draws/ceremony.ts';
import { drawFactsSchemas, type RandomnessEntry } from '../../../shared/domain/draws/log-facts.ts';
import { plainTextSchema } from '../../../shared/domain/draws/plain-text.ts';
import { quicknetHash, timeOfRound } from '../../../shared/domain/draws/quicknet.ts';
import {
  ceremonySourceSchema,
  lotterySourceSchema,
  type RandomnessSource,
  randomnessSpecSchema,
  roundSchema,
} from '../../../shared/domain/draws/randomness.ts';
import { type CivilDate, instantSchema } from '../../../shared/domain/primitives/time.ts';

const facts = drawFactsSchemas;

const ceremonyInputSchema = z.strictObject({
  kind: z.literal('ceremony'),
  witnesses: ceremonySourceSchema.unwrap().shape.witnesses,
  result: z
    .strictObject({
      heldAt: instantSchema,
      contributions: z
        .array(z.strictObject({ witness: plainTextSchema, value: plainTextSchema, nonce: hashSchema }))
        .max(100),
    })
    .optional(),
});

const lotteryInputSchema = z.strictObject({
  kind: z.literal('lottery'),
  ...lotterySourceSchema.unwrap().pick({ name: true, drawing: true, count: true, drawnAt: true }).shape,
  result: facts['lottery-recorded'].omit({ source: true }).optional(),
});

const drandInputSchema = z.strictObject({
  kind: z.literal('drand'),
  round: roundSchema,
  signature: facts['beacon-recorded'].shape.signature.optional(),
});

const entrySchema = <A extends RandomnessEntry['action']>(action: A) =>
  z.strictObject({ at: instantSchema, action: z.literal(action), facts: drawFactsSchemas[action] });

const logInputSchema = z.strictObject({
  kind: z.literal('log'),
  sources: randomnessSpecSchema.unwrap().shape.sources,
  entries: z
    .array(
      z.discriminatedUnion('action', [
        entrySchema('contribution-committed'),
        entrySchema('contribution-opened'),
        entrySchema('lottery-recorded'),
        entrySchema('beacon-recorded'),
        entrySchema('source-passed-over'),
      ]),
    )
    .default([]),
});

/**
 * The public randomness of an offline draw: one source with what it gave, which may be left out while only the
 * commitment is wanted; or, as `log`, all sources of the commitment and the entries that a log would hold.
 */
export const randomnessInputSchema = z.discriminatedUnion('kind', [
  ceremonyInputSchema,
  lotteryInputSchema,
  drandInputSchema,
  logInputSchema,
]);
export type RandomnessInput = z.infer<typeof randomnessInputSchema>;

/** The sources that the commitment names, and the entries that the log holds about them. */
export interface PublicRandomness {
  readonly sources: readonly RandomnessSource[];
  readonly entries: readonly RandomnessEntry[];
}

/**
 * What the protocol makes of the input. A single source has time until the last day of the reveal ends, so that
 * the commitment follows from what is known before the randomness is.
 */
export const publicRandomnessOf = (
  input: RandomnessInput,
  { drawId, revealBy }: { readonly drawId: string; readonly revealBy: CivilDate },
): PublicRandomness => {
  const until = instantSchema.parse(`${revealBy}T15:59:59.999Z`); // midnight in Asia/Shanghai
  switch (input.kind) {
    case 'ceremony':
      return {
        sources: [{ kind: 'ceremony', until, witnesses: input.witnesses }],
        entries: input.result === undefined ? [] : ceremonyEntries(drawId, input.result),
      };
    case 'lottery': {
      const { name, drawing, count, drawnAt, result } = input;
      return {
        sources: [{ kind: 'lottery', until, name, drawing, count, drawnAt }],
        entries:
          result === undefined
            ? []
            : [{ at: result.publishedAt, action: 'lottery-recorded', facts: { source: 0, ...result } }],
      };
    }
    case 'drand': {
      const { round, signature } = input;
      return {
        sources: [{ kind: 'drand', until, chain: quicknetHash, round }],
        entries:
          signature === undefined
            ? []
            : [
                {
                  at: timeOfRound(round),
                  action: 'beacon-recorded',
                  facts: { source: 0, round, signature },
                },
              ],
      };
    }
    case 'log':
      return { sources: input.sources, entries: input.entries };
  }
};

const ceremonyEntries = (
  drawId: string,
  { heldAt: at, contributions }: NonNullable<z.infer<typeof ceremonyInputSchema>['result']>,
): readonly RandomnessEntry[] => [
  ...contributions.map(({ witness, value, nonce }) => ({
    at,
    action: 'contribution-committed' as const,
    facts: { source: 0, witness, commitment: contributionCommitment(drawId, witness, value, nonce) },
  })),
  ...contributions.map((contribution) => ({
    at,
    action: 'contribution-opened' as const,
    facts: { source: 0, ...contribution },
  })),
];
