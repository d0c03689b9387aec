import { hmacSha256Hex } from '../../shared/domain/audit/hash.ts';
import { lazyPermutation } from '../../shared/domain/draws/lazy-permutation.ts';
import { type StreamLabel, streamOf } from '../../shared/domain/draws/streams.ts';
import { seedOf } from './draws.ts';

/** Bounds that are easy, odd, and nearly too large: the last one rejects almost half of all numbers. */
const bounds = [1, 2, 10, 12_345, 2 ** 31 + 1];
const labels: readonly StreamLabel[] = [
  'inspectors',
  'targets/A',
  'targets/三批',
  'targets/吉批',
  'targets/𠮷',
];

/** The first numbers of some streams, each line from a stream of its own. */
export const streamVectors = () => {
  const seed = seedOf('stream vectors');
  const cases = labels.map((label) => {
    const integers = streamOf(seed, label);
    const bounded = bounds.map((bound) => {
      const { below } = streamOf(seed, label);
      return { bound, numbers: Array.from({ length: 8 }, () => below(bound)) };
    });
    return {
      label,
      key: hmacSha256Hex(seed, label),
      uint32: Array.from({ length: 8 }, () => integers.uint32()),
      below: bounded,
      permutationOf20: lazyPermutation(streamOf(seed, label), 20).first(20),
    };
  });
  return { source: 'shared/domain/draws/PROTOCOL.md, section 5', seed, cases };
};
