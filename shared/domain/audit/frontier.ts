import * as z from 'zod';
import { type Hash, hashSchema, nodeHash } from './hash.ts';
import { leafHash, pushLeaf, rootOfPeaks } from './merkle.ts';

/** A tree has one complete subtree for each 1 in the binary form of its size. */
const peakCount = (size: number): number => size.toString(2).replaceAll('0', '').length;

/** How many complete subtrees the next leaf joins: the 1s at the low end of the size. */
const trailingOnes = (size: number): number => /1*$/.exec(size.toString(2))?.[0].length ?? 0;

/**
 * All that an append-only tree must remember to grow: its size and the roots of its complete subtrees,
 * tallest first (a compact range of RFC 6962, at most 53 hashes). Plain JSON.
 */
export const merkleFrontierSchema = z
  .strictObject({ size: z.int().nonnegative(), hashes: z.array(hashSchema).readonly() })
  .readonly()
  .refine(({ size, hashes }) => hashes.length === peakCount(size), {
    error: 'there must be one hash for each 1 in the binary form of the size',
    path: ['hashes'],
  });
export type MerkleFrontier = z.infer<typeof merkleFrontierSchema>;

/** The frontier of a tree without leaves. */
export const emptyFrontier: MerkleFrontier = { size: 0, hashes: [] };

/**
 * The hashes of the complete subtrees that one more leaf, whose index is `frontier.size`, completes: the leaf's own,
 * and one more for each 1 at the low end of the index. Kept with their leaf, they make every proof of the tree:
 * the `index`-th subtree of 2^`level` leaves is completed by leaf `(index + 1) · 2^level − 1`.
 */
export const completedSubtrees = (
  { size, hashes }: MerkleFrontier,
  leaf: Uint8Array | string,
): readonly Hash[] => {
  const completed = [leafHash(leaf)];
  for (const left of hashes.slice(hashes.length - trailingOnes(size)).reverse())
    completed.push(nodeHash(left, completed.at(-1) as Hash));
  return completed;
};

/** The frontier after one more leaf, whose index is `frontier.size`. A text counts as its UTF-8 bytes. */
export const appendLeaf = (frontier: MerkleFrontier, leaf: Uint8Array | string): MerkleFrontier => {
  const hashes = [...frontier.hashes];
  pushLeaf(hashes, frontier.size, leaf);
  return { size: frontier.size + 1, hashes };
};

/** The tree head, equal to `merkleRoot` over all leaves appended so far. */
export const frontierRoot = (frontier: MerkleFrontier): Hash => rootOfPeaks(frontier.hashes);
