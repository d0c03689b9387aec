import { accepted, type Result } from '../primitives/result.ts';
import { canonicalFrame, type FrameEntry } from './frame.ts';
import type { InvalidInput } from './invalid-input.ts';
import { lazyPermutation } from './lazy-permutation.ts';
import { type Seed, streamOf } from './streams.ts';

/** The targets of one stratum in the order in which the seed draws them. */
export interface TargetSequence {
  /** How many targets the stratum has. */
  readonly size: number;
  /** The next `count` targets of the sequence, fewer when the stratum is exhausted. */
  readonly take: (count: number) => FrameEntry[];
}

/** Begins the sequence of a stratum over its entries, which must be in code-unit order of their ids. */
export const targetSequence = (
  seed: Seed,
  stratum: string,
  entries: readonly FrameEntry[],
): TargetSequence => {
  const permutation = lazyPermutation(streamOf(seed, `targets/${stratum}`), entries.length);
  return {
    size: entries.length,
    take: (count) => permutation.take(count).map((index) => entries[index] as FrameEntry),
  };
};

/**
 * The next targets of a stratum after the first `taken` of its sequence, that is after the sample and the
 * substitutes used so far: ids in drawn order, fewer than `count` when the stratum is exhausted. A substitute
 * is never a choice. Refuses a frame with repeated ids.
 */
export const nextSubstitutes = (request: {
  readonly frame: readonly FrameEntry[];
  readonly seed: Seed;
  readonly stratum: string;
  readonly taken: number;
  readonly count: number;
}): Result<string[], InvalidInput> => {
  const frame = canonicalFrame(request.frame);
  if (!frame.ok) return frame;
  const entries = frame.value.filter(({ stratum }) => stratum === request.stratum);
  const sequence = targetSequence(request.seed, request.stratum, entries);
  sequence.take(request.taken);
  return accepted(sequence.take(request.count).map(({ id }) => id));
};
