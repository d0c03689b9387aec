import type { FrameEntry } from './frame.ts';
import { lazyPermutation } from './lazy-permutation.ts';
import { type Seed, streamOf } from './streams.ts';

/** The targets of one stratum in the order in which the seed draws them: the sample, then its substitutes. */
export interface TargetSequence {
  /** The target at a place of the sequence, counted from 0; nothing when the stratum is exhausted. */
  readonly at: (index: number) => FrameEntry | undefined;
  /** The first `count` targets, fewer when the stratum is exhausted. */
  readonly first: (count: number) => FrameEntry[];
}

/** Begins the sequence of a stratum over its entries, which must be in code-unit order of their ids. */
export const targetSequence = (
  seed: Seed,
  stratum: string,
  entries: readonly FrameEntry[],
): TargetSequence => {
  const permutation = lazyPermutation(streamOf(seed, `targets/${stratum}`), entries.length);
  return {
    at: (index) => entries[permutation.at(index) ?? entries.length],
    first: (count) => permutation.first(count).map((index) => entries[index] as FrameEntry),
  };
};
