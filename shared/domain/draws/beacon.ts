import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesOfHex, type Hash, sha256Hex } from '../audit/hash.ts';
import { quicknetKey } from './quicknet.ts';

/** RFC 9380 suite for signatures on G1; drand's scheme bls-unchained-g1-rfc9380 uses it. */
const suite = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

/**
 * The 32 bytes that a round of drand quicknet gives, SHA-256 of its signature, or nothing where the signature (96
 * hexadecimal digits) is not that of the round under the pinned key. Takes some 20 ms.
 */
export const verifyBeacon = (round: number, signatureHex: string): Hash | undefined => {
  const { hash, verify } = bls12_381.shortSignatures;
  const signature = bytesOfHex(signatureHex);
  const message = bytesOfHex(sha256Hex(bytesOfHex(round.toString(16).padStart(16, '0'))));
  return isTrue(() => verify(signature, hash(message, suite), bytesOfHex(quicknetKey)))
    ? sha256Hex(signature)
    : undefined;
};

/** The library throws at bytes that are no point of the subgroup. */
const isTrue = (check: () => boolean): boolean => {
  try {
    return check();
  } catch {
    return false;
  }
};
