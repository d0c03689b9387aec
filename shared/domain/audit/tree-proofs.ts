import type { Hash } from './hash.ts';
import { nodeHash } from './hash.ts';
import { rootOfPeaks } from './merkle.ts';

/** A complete subtree: the `index`-th one of 2^`level` leaves, counted from the left. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** A step of a proof: the hash over these complete subtrees, tallest first (one, or a ragged right edge). */
export type ProofStep = readonly TreeNode[];

/**
 * The exponent of the largest power of two that is not above n, for n ≥ 1. Counted out, for `Math.log2` rounds: to it,
 * 2⁴⁹ + 1 is a power of two.
 */
const levelOf = (n: number): number => {
  let level = 0;
  while (2 ** (level + 1) <= n) level += 1;
  return level;
};

/** The largest power of two below n, for n ≥ 2. */
const splitOf = (n: number): number => 2 ** levelOf(n - 1);

/** The leaves from `start` up to `end`, as complete subtrees; a range of RFC 6962 begins at a multiple of each. */
const rangeOf = (start: number, end: number): ProofStep => {
  const nodes: TreeNode[] = [];
  for (let from = start; from < end; ) {
    const level = levelOf(end - from);
    nodes.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return nodes;
};

/** What the inclusion proof of a leaf in the tree of the first `size` leaves is made of, RFC 6962 §2.1.1. */
export const inclusionSteps = (index: number, size: number): readonly ProofStep[] => {
  if (index >= size) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  const steps: ProofStep[] = [];
  for (let [start, end] = [0, size]; end - start > 1; ) {
    const middle = start + splitOf(end - start);
    steps.push(index < middle ? rangeOf(middle, end) : rangeOf(start, middle));
    [start, end] = index < middle ? [start, middle] : [middle, end];
  }
  return steps.reverse();
};

/** What the proof is made of that the first `from` leaves are the beginning of the first `to`, RFC 6962 §2.1.2. */
export const consistencySteps = (from: number, to: number): readonly ProofStep[] => {
  if (from < 1 || from > to) throw new RangeError(`no proof leads from ${from} to ${to} leaves`);
  const steps: ProofStep[] = [];
  let [start, end] = [0, to];
  while (from < end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      steps.push(rangeOf(middle, end));
      end = middle;
    } else {
      steps.push(rangeOf(start, middle));
      start = middle;
    }
  }
  if (start > 0) steps.push(rangeOf(start, end));
  return steps.reverse();
};

/** The hashes of a proof, from the hashes of the complete subtrees in it. */
export const proofOf = (steps: readonly ProofStep[], hashOf: (node: TreeNode) => Hash): readonly Hash[] =>
  steps.map((step) => rootOfPeaks(step.map(hashOf)));

/** The hash of every complete subtree of a tree, from the hashes of its leaves. */
export const subtreesOf = (leafHashes: readonly Hash[]): ((node: TreeNode) => Hash) => {
  const levels = [leafHashes];
  for (let below = leafHashes; below.length > 1; ) {
    const pairs = Array.from({ length: half(below.length) }, (_, index) =>
      nodeHash(below[2 * index] as Hash, below[2 * index + 1] as Hash),
    );
    levels.push(pairs);
    below = pairs;
  }
  return ({ level, index }) => {
    const found = levels[level]?.[index];
    if (found === undefined)
      throw new RangeError(`the tree has no complete subtree ${index} of level ${level}`);
    return found;
  };
};

const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

/** The tree head that an inclusion proof leads to, or nothing where it has the wrong length; RFC 9162 §2.1.3.2. */
export const rootOfInclusion = (
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
): Hash | undefined => {
  if (index >= size) return undefined;
  let root = leaf;
  let [at, last] = [index, size - 1];
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (isOdd(at) || at === last) {
      root = nodeHash(sibling, root);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else root = nodeHash(root, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : undefined;
};

/** Whether a proof leads from one tree head to a later one of the same log; RFC 9162 §2.1.4.2. */
export const isConsistent = (
  earlier: { readonly size: number; readonly root: Hash },
  later: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): boolean => {
  if (earlier.size < 1 || earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root === later.root;
  const isPower = earlier.size === 2 ** levelOf(earlier.size);
  const [first, ...rest] = isPower ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  let [old, young] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      old = nodeHash(sibling, old);
      young = nodeHash(sibling, young);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else young = nodeHash(young, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && old === earlier.root && young === later.root;
};
