import { describe, expect, test } from 'vitest';
import {
  appendLeaf,
  emptyFrontier,
  frontierRoot,
  type MerkleFrontier,
  merkleFrontierSchema,
} from '../../../shared/domain/audit/frontier.ts';
import { merkleRoot } from '../../../shared/domain/audit/merkle.ts';

const leaves = Array.from({ length: 300 }, (_, index) => `entry ${index} 条目`);

describe('the frontier of an append-only tree', () => {
  test('has at every size the tree head of the tree built from scratch', () => {
    let frontier = emptyFrontier;
    for (const [index, leaf] of leaves.entries()) {
      expect(frontierRoot(frontier)).toBe(merkleRoot(leaves.slice(0, index)));
      frontier = appendLeaf(frontier, leaf);
    }
    expect(frontierRoot(frontier)).toBe(merkleRoot(leaves));
  });

  test('grows on after a round trip through JSON', () => {
    const grown = leaves.slice(0, 173).reduce(appendLeaf, emptyFrontier);
    const stored: MerkleFrontier = merkleFrontierSchema.parse(JSON.parse(JSON.stringify(grown)));
    expect(stored).toEqual(grown);
    expect(frontierRoot(leaves.slice(173).reduce(appendLeaf, stored))).toBe(merkleRoot(leaves));
  });

  test('keeps one hash for each 1 in the binary form of its size', () => {
    expect(leaves.slice(0, 0b10110).reduce(appendLeaf, emptyFrontier).hashes).toHaveLength(3);
    expect(leaves.slice(0, 256).reduce(appendLeaf, emptyFrontier).hashes).toHaveLength(1);
  });

  test('does not change the frontier it grows from', () => {
    const one = appendLeaf(emptyFrontier, 'first');
    const before = structuredClone(one);
    appendLeaf(one, 'second');
    expect(one).toEqual(before);
  });

  test.each([
    ['a hash too few', { size: 3, hashes: ['0'.repeat(64)] }],
    ['a hash too many', { size: 0, hashes: ['0'.repeat(64)] }],
    ['a hash that is none', { size: 1, hashes: ['zz'] }],
    ['a negative size', { size: -1, hashes: ['0'.repeat(64)] }],
  ])('is refused when stored with %s', (_, stored) => {
    expect(merkleFrontierSchema.safeParse(stored).success).toBe(false);
  });
});
