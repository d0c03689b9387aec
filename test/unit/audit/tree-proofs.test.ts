import { describe, expect, test } from 'vitest';
import { bytesOfHex, type Hash } from '../../../shared/domain/audit/hash.ts';
import { leafHash, merkleRoot } from '../../../shared/domain/audit/merkle.ts';
import {
  consistencySteps,
  inclusionSteps,
  isConsistent,
  proofOf,
  rootOfInclusion,
  subtreesOf,
} from '../../../shared/domain/audit/tree-proofs.ts';
import vectors from '../../vectors/rfc6962.json' with { type: 'json' };

const hexOf = (base64: string): Hash => Buffer.from(base64, 'base64').toString('hex');
const published = vectors.leafInputsHex.map(bytesOfHex);
const publishedHash = subtreesOf(vectors.leafHashes);

describe('the published proofs of RFC 6962', () => {
  test.each(vectors.inclusion)('of inclusion, $file, lead to the root and are made alike', (given) => {
    const { leafIdx, treeSize, root, leafHash: leaf, proof } = given;
    const hashes = (proof ?? []).map(hexOf);
    expect(rootOfInclusion(hexOf(leaf), leafIdx, treeSize, hashes)).toBe(hexOf(root));
    expect(leafHash(published[leafIdx] as Uint8Array)).toBe(hexOf(leaf));
    expect(proofOf(inclusionSteps(leafIdx, treeSize), publishedHash)).toEqual(hashes);
  });

  test.each(vectors.consistency)('of consistency, $file, hold and are made alike', (given) => {
    const { size1, size2, root1, root2, proof } = given;
    const hashes = (proof ?? []).map(hexOf);
    const [earlier, later] = [
      { size: size1, root: hexOf(root1) },
      { size: size2, root: hexOf(root2) },
    ];
    expect(isConsistent(earlier, later, hashes)).toBe(true);
    expect(proofOf(consistencySteps(size1, size2), publishedHash)).toEqual(hashes);
  });
});

const largest = 35;
const leaves = Array.from({ length: largest }, (_, index) => `entry ${index} 条目`);
const heads = Array.from({ length: largest + 1 }, (_, size) => merkleRoot(leaves.slice(0, size)));
const headOf = (size: number) => ({ size, root: heads[size] as Hash });
const hashIn = (size: number) => subtreesOf(leaves.slice(0, size).map((leaf) => leafHash(leaf)));

/** Ways in which a proof can be tampered with. */
const tampered = (proof: readonly Hash[]): Hash[][] => [
  [...proof, '0'.repeat(64)],
  ...(proof.length === 0 ? [] : [proof.slice(1), proof.slice(0, -1), ['0'.repeat(64), ...proof.slice(1)]]),
];

describe('an inclusion proof', () => {
  test('exists for every leaf of every tree, and leads to its head from nothing else', () => {
    for (let size = 1; size <= largest; size += 1) {
      const hashOf = hashIn(size);
      for (let index = 0; index < size; index += 1) {
        const proof = proofOf(inclusionSteps(index, size), hashOf);
        const leaf = leafHash(leaves[index] as string);
        const leadsTo = (at: number, of: number, by: readonly Hash[]) => rootOfInclusion(leaf, at, of, by);
        expect(leadsTo(index, size, proof)).toBe(heads[size]);
        for (const wrong of tampered(proof)) expect(leadsTo(index, size, wrong)).not.toBe(heads[size]);
        for (let other = 0; other < size; other += 1)
          if (other !== index) expect(leadsTo(other, size, proof)).not.toBe(heads[size]);
      }
    }
  });

  test('of a leaf beyond the tree leads nowhere', () => {
    expect(rootOfInclusion(leafHash(''), 3, 3, [])).toBeUndefined();
    expect(() => inclusionSteps(3, 3)).toThrow(RangeError);
  });

  test('holds in trees of any size that a number can count', () => {
    const size = 2 ** 49 + 1;
    expect(inclusionSteps(size - 1, size)).toEqual([[{ level: 49, index: 0 }]]);
    expect(inclusionSteps(0, size)).toHaveLength(50);
    expect(rootOfInclusion(leafHash('x'), size - 1, size, ['0'.repeat(64)])).toBeDefined();
    expect(rootOfInclusion(leafHash('x'), 2 ** 53 - 2, 2 ** 53 - 1, [])).toBeUndefined();
  });
});

describe('a consistency proof', () => {
  test('leads from every tree to every later one, and not when anything is changed', () => {
    for (let to = 1; to <= largest; to += 1) {
      const hashOf = hashIn(to);
      for (let from = 1; from <= to; from += 1) {
        const proof = proofOf(consistencySteps(from, to), hashOf);
        expect([from, to, isConsistent(headOf(from), headOf(to), proof)]).toEqual([from, to, true]);
        for (const wrong of tampered(proof))
          expect(isConsistent(headOf(from), headOf(to), wrong)).toBe(false);
        const forged = { size: from, root: heads[from - 1] as Hash };
        expect(isConsistent(forged, headOf(to), proof)).toBe(false);
        expect(isConsistent(headOf(from), { size: to, root: heads[to - 1] as Hash }, proof)).toBe(false);
      }
    }
  });

  test('leads neither from an empty tree nor backwards', () => {
    expect(isConsistent(headOf(0), headOf(3), [])).toBe(false);
    expect(isConsistent(headOf(3), headOf(2), [])).toBe(false);
    expect(() => consistencySteps(0, 3)).toThrow(RangeError);
    expect(() => consistencySteps(4, 3)).toThrow(RangeError);
  });
});

test('a subtree that is not complete has no hash', () => {
  expect(() => hashIn(5)({ level: 2, index: 1 })).toThrow(RangeError);
});
