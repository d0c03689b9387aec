import { commitmentDigest } from '../../domain/draws/commitment.ts';
import { conductDraw, type DrawRefusal } from '../../domain/draws/conduct.ts';
import type { DrawnVisit } from '../../domain/draws/outcome.ts';
import { drawSeed, type Seed } from '../../domain/draws/streams.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import type { TellProgress } from '../runs.ts';
import { type FrozenInputs, frozenInputs } from './frozen-inputs.ts';
import { openSecret } from './open-secret.ts';

/** A draw as it follows from what was frozen, its secret and its public randomness. */
export interface ReplayedDraw {
  readonly inputs: FrozenInputs;
  readonly seed: Seed;
  readonly outcome: Result<readonly DrawnVisit[], DrawRefusal>;
}

/**
 * Holds a draw whose public randomness is complete, for the first time or again: it always comes out the same.
 * Only the draw runner can, for it opens the secret.
 */
export const replayDraw = async (
  { records, vault }: Pick<Ports, 'records' | 'vault'>,
  { id, commitment, randomness, inputsId, rules, counts }: Draw,
  tell: TellProgress,
): Promise<ReplayedDraw> => {
  if (commitment === undefined || randomness.value === undefined)
    throw new Error(`draw ${id} is to be held without a commitment or public randomness`);
  const secret = await openSecret({ records, vault }, id);
  const inputs = await frozenInputs(records, inputsId, (read) => tell('reading', read, counts.frame));
  await tell('drawing', 0, counts.sample);
  const seed = drawSeed(secret, commitmentDigest(commitment), randomness.value);
  const outcome = conductDraw({ frame: inputs.frame, pool: inputs.pool, rules, seed });
  return { inputs, seed, outcome };
};
