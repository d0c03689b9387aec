import { canonicalJson } from '../audit/canonical.ts';
import { leafHash } from '../audit/merkle.ts';
import { rootOfInclusion } from '../audit/tree-proofs.ts';
import type { CertificateLog } from './certificate.ts';

/**
 * Whether the entries are in the order of the log, by index and by time, and each proof leads to the root of the tree
 * that ends with the last of them.
 */
export const isProven = ({ root, entries }: CertificateLog): boolean => {
  const size = (entries.at(-1)?.entry.index ?? -1) + 1;
  return entries.every(({ entry, proof }, place) => {
    const before = entries[place - 1]?.entry;
    const isLater = before === undefined || (before.index < entry.index && before.at <= entry.at);
    return isLater && rootOfInclusion(leafHash(canonicalJson(entry)), entry.index, size, proof) === root;
  });
};
