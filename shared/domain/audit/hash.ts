import { createHmac, hash } from 'node:crypto';
import type * as z from 'zod';
import { formedText } from '../primitives/text.ts';

// The one file of the domain that knows a platform's cryptography. A browser build swaps it for the same
// exports over another synchronous SHA-256.

/** A SHA-256 value, or any other 32 bytes, as 64 lower-case hexadecimal digits. */
export const hashSchema = formedText(
  /^[0-9a-f]{64}$/,
  '应为 64 位小写十六进制数字',
  'must be 64 lower-case hexadecimal digits',
);
export type Hash = z.infer<typeof hashSchema>;

/** SHA-256 of bytes, or of the UTF-8 bytes of a text. */
export const sha256Hex = (data: Uint8Array | string): Hash => hash('sha256', data, 'hex');

/** HMAC-SHA-256 (RFC 2104) under the key bytes that `keyHex` spells; a text message counts as UTF-8. */
export const hmacSha256Hex = (keyHex: string, message: Uint8Array | string): Hash =>
  createHmac('sha256', bytesOfHex(keyHex)).update(message).digest('hex');

/** The bytes that an even number of hexadecimal digits spells. */
export const bytesOfHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

// One buffer for every inner node: a frame of a million leaves hashes a million of them.
const node = Buffer.alloc(65);
node[0] = 0x01;

/** RFC 6962 §2.1 inner node: `SHA-256(0x01 ‖ left ‖ right)`. */
export const nodeHash = (left: Hash, right: Hash): Hash => {
  node.write(left + right, 1, 'hex');
  return hash('sha256', node, 'hex');
};
