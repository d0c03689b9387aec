import { ed25519 } from '@noble/curves/ed25519.js';

/**
 * Whether a signature (64 bytes) of a message is that of the public key (32 bytes), by the strict reading of RFC 8032
 * §5.1.7 that RECEIPT.md §5 writes out, so that no two implementations disagree.
 */
export const isSignatureOf = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  ed25519.verify(signature, message, publicKey, { zip215: false });
