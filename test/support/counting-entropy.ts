import { sha256Hex } from '../../shared/domain/audit/hash.ts';
import type { Entropy } from '../../shared/use-cases/ports.ts';

/** Names and secrets that are the same in every run: the n-th of each kind is made from n. */
export const countingEntropy = (): Entropy => {
  let ids = 0;
  let secrets = 0;
  return {
    id: () => {
      ids += 1;
      return `00000000-0000-7000-8000-${String(ids).padStart(12, '0')}`;
    },
    secret: () => {
      secrets += 1;
      return sha256Hex(`secret ${secrets}`);
    },
  };
};
