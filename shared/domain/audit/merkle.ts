import { type Hash, nodeHash, sha256Hex } from './hash.ts';

/** RFC 6962 §2.1 leaf: `SHA-256(0x00 ‖ data)`; a text counts as its UTF-8 bytes. */
export const leafHash = (data: Uint8Array | string): Hash => {
  if (typeof data === 'string') return sha256Hex(`\0${data}`);
  const prefixed = new Uint8Array(data.length + 1);
  prefixed.set(data, 1);
  return sha256Hex(prefixed);
};

/** The root of the empty tree, RFC 6962 §2.1: the hash of no bytes. */
export const emptyRoot: Hash = sha256Hex('');

/**
 * Adds a leaf, in place, to the roots of the complete subtrees ("peaks", tallest first) of a tree that has
 * `size` leaves. Each 1 at the low end of `size` is a peak that the new one must join, as in a binary carry.
 */
export const pushLeaf = (peaks: Hash[], size: number, leaf: Uint8Array | string): void => {
  let peak = leafHash(leaf);
  for (let carry = size; carry % 2 === 1; carry = Math.floor(carry / 2)) {
    peak = nodeHash(peaks.pop() as Hash, peak);
  }
  peaks.push(peak);
};

/** Joins the peaks of a tree, tallest first, into its tree head. */
export const rootOfPeaks = (peaks: readonly Hash[]): Hash => {
  const [last, ...taller] = peaks.toReversed();
  return last === undefined ? emptyRoot : taller.reduce((right, left) => nodeHash(left, right), last);
};

/**
 * The RFC 6962 §2.1 tree head over the leaf data in the order given. Leaves are taken one at a time, so a
 * frame of any size can be streamed through it.
 */
export const merkleRoot = (leaves: Iterable<Uint8Array | string>): Hash => {
  const peaks: Hash[] = [];
  let size = 0;
  for (const leaf of leaves) pushLeaf(peaks, size++, leaf);
  return rootOfPeaks(peaks);
};
