import type { Caller } from '../domain/access/caller.ts';
import { sha256Hex } from '../domain/audit/hash.ts';

/** Remembers whom a token speaks for, so that its signature need not be checked with every request. */
export interface VerifiedCallers {
  /** The caller of a token that is remembered, has not expired, and was verified with the keys of that moment. */
  recall(token: string, keysReadAt: number | undefined): Caller | undefined;
  remember(token: string, verified: VerifiedCaller): void;
}

interface VerifiedCaller {
  readonly caller: Caller;
  /** Seconds since 1970, with the tolerance for clocks that differ. */
  readonly refusedFrom: number;
  /** When the issuer's keys were read that it was verified with: other keys may not hold what these did. */
  readonly keysReadAt: number;
}

/** Remembers so many callers; one more drives out the one that was remembered first. */
export const verifiedCallers = (most: number): VerifiedCallers => {
  // By digest: what is remembered is then of one size, and no token can be read out of it.
  const byDigest = new Map<string, VerifiedCaller>();
  return {
    recall(token, keysReadAt) {
      const verified = byDigest.get(sha256Hex(token));
      return verified !== undefined &&
        verified.keysReadAt === keysReadAt &&
        Math.floor(Date.now() / 1000) < verified.refusedFrom
        ? verified.caller
        : undefined;
    },
    remember(token, verified) {
      byDigest.set(sha256Hex(token), verified);
      const [first] = byDigest.keys();
      if (byDigest.size > most && first !== undefined) byDigest.delete(first);
    },
  };
};
