import type { RandomStream } from './streams.ts';

/**
 * A uniform permutation of 0 … size−1 that is worked out only as far as it is asked for (Fisher–Yates from
 * the front), so that what follows a sample in the sequence can be had later without disturbing the sample.
 */
export interface LazyPermutation {
  /** The number at a place of the permutation, counted from 0; nothing beyond its end. */
  readonly at: (index: number) => number | undefined;
  /** The first `count` numbers of the permutation, fewer when it ends. */
  readonly first: (count: number) => number[];
}

/** Begins a permutation on a fresh stream; needs 4 bytes a number. */
export const lazyPermutation = (stream: RandomStream, size: number): LazyPermutation => {
  const order = new Uint32Array(size);
  for (let index = 0; index < size; index += 1) order[index] = index;
  let known = 0;
  const at = (index: number): number | undefined => {
    for (; known <= index && known < size; known += 1) {
      const from = known + stream.below(size - known);
      const chosen = order[from] as number;
      order[from] = order[known] as number;
      order[known] = chosen;
    }
    return order[index];
  };
  return {
    at,
    first: (count) => Array.from({ length: Math.min(count, size) }, (_, index) => at(index) as number),
  };
};
