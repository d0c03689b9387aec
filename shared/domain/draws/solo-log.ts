import { canonicalJson } from '../audit/canonical.ts';
import type { Hash } from '../audit/hash.ts';
import { leafHash, merkleRoot } from '../audit/merkle.ts';
import { inclusionSteps, proofOf, subtreesOf } from '../audit/tree-proofs.ts';
import type { CertificateLog, CertificateLogEntry } from './certificate.ts';

/**
 * The log of a draw that has a log to itself: the entries are all there are, in order, from index 0. For draws outside
 * the service, whose log nobody else keeps.
 */
export const soloLog = (entries: readonly Omit<CertificateLogEntry, 'index'>[]): CertificateLog => {
  const numbered = entries.map((entry, index) => ({ index, ...entry }));
  const leaves = numbered.map(canonicalJson);
  const hashOf = subtreesOf(leaves.map((leaf): Hash => leafHash(leaf)));
  return {
    root: merkleRoot(leaves),
    entries: numbered.map((entry) => ({
      entry,
      proof: proofOf(inclusionSteps(entry.index, leaves.length), hashOf),
    })),
  };
};
