import type { RandomStream } from './streams.ts';

/**
 * A uniform permutation of 0 … size−1 that is worked out only as far as it is asked for (Fisher–Yates from
 * the front), so that what follows a sample in the sequence can be had later without disturbing the sample.
 */
export interface LazyPermutation {
  /** The next `count` numbers of the permutation, fewer when it ends. */
  readonly take: (count: number) => number[];
}

/** Begins a permutation on a fresh stream; needs 4 bytes a number. */
export const lazyPermutation = (stream: RandomStream, size: number): LazyPermutation => {
  const order = new Uint32Array(size);
  for (let index = 0; index < size; index += 1) order[index] = index;
  let taken = 0;
  const next = (): number => {
    const from = taken + stream.below(size - taken);
    const chosen = order[from] as number;
    order[from] = order[taken] as number;
    order[taken] = chosen;
    taken += 1;
    return chosen;
  };
  return { take: (count) => Array.from({ length: Math.min(count, size - taken) }, next) };
};
