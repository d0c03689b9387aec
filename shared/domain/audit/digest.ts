import { canonicalJson } from './canonical.ts';
import { type Hash, sha256Hex } from './hash.ts';

/** SHA-256 of the UTF-8 bytes of the value's canonical JSON: equal for equal content, whatever the key order. */
export const digestOf = (value: unknown): Hash => sha256Hex(canonicalJson(value));
