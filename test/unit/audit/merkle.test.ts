import { describe, expect, test } from 'vitest';
import { bytesOfHex, nodeHash } from '../../../shared/domain/audit/hash.ts';
import { leafHash, merkleRoot } from '../../../shared/domain/audit/merkle.ts';
import vectors from '../../vectors/rfc6962.json' with { type: 'json' };

const leaves = vectors.leafInputsHex.map(bytesOfHex);

describe('Merkle trees', () => {
  test('leaves are hashed as RFC 6962 says', () => {
    expect(leaves.map(leafHash)).toEqual(vectors.leafHashes);
    expect(leafHash('')).toBe(vectors.hasher.emptyLeaf);
    expect(leafHash('L123456')).toBe(vectors.hasher.leaf_L123456);
  });

  test('inner nodes are hashed as RFC 6962 says', () => {
    const [left, right] = vectors.leafHashes as [string, string];
    expect(nodeHash(left, right)).toBe(vectors.rootBySize[2]);
    expect(nodeHash(right, left)).not.toBe(vectors.rootBySize[2]);
  });

  test('the tree head of every size is that of the published vectors', () => {
    const heads = vectors.rootBySize.map((_, size) => merkleRoot(leaves.slice(0, size)));
    expect(heads).toEqual(vectors.rootBySize);
  });

  test('a leaf cannot pass for an inner node', () => {
    const [first, second] = leaves as [Uint8Array, Uint8Array];
    const forged = bytesOfHex(leafHash(first) + leafHash(second));
    expect(merkleRoot([forged])).not.toBe(merkleRoot([first, second]));
  });
});
