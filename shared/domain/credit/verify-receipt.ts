import { canonicalJson } from '../audit/canonical.ts';
import { bytesOfBase64url } from '../primitives/base64url.ts';
import type { Text } from '../primitives/text.ts';
import { isSignatureOf } from './ed25519.ts';
import { type Receipt, receiptSchema, receiptType } from './receipt.ts';
import { type ReceiptFault, receiptFaults } from './receipt-faults.ts';
import { isInUse, type ReceiptKey } from './receipt-key.ts';

/** The verdict on a receipt: what it says and the key that signed it, or the first fault and what that means. */
export type ReceiptVerification =
  | { readonly valid: true; readonly receipt: Receipt; readonly key: ReceiptKey }
  | { readonly valid: false; readonly code: ReceiptFault; readonly message: Text };

/** The most characters that a receipt has; nothing longer is looked at. */
const longestReceipt = 1_000_000;

/**
 * Checks a receipt that may come from anywhere, on nothing but the keys that its reader trusts. Nothing in it is interpreted
 * before its signature holds; what comes before that is compared as text. Never throws. RECEIPT.md §5.
 */
export const verifyReceipt = (candidate: string, keys: readonly ReceiptKey[]): ReceiptVerification => {
  const jws = partsOf(candidate);
  if (jws === undefined) return invalid('receipt-malformed');
  const kid = keyNamedIn(jws.header);
  if (kid === undefined) return invalid('header-invalid');
  const key = keys.find((one) => one.kid === kid);
  const publicKey = key && bytesOfBase64url(key.x);
  if (key === undefined || publicKey === undefined) return invalid('key-unknown');
  if (!isSignatureOf(publicKey, jws.signed, jws.signature)) return invalid('signature-invalid');
  const receipt = receiptIn(jws.payload);
  if (receipt === undefined) return invalid('payload-invalid');
  return isInUse(key, receipt.answeredAt) ? { valid: true, receipt, key } : invalid('key-not-in-use-then');
};

const invalid = (code: ReceiptFault): ReceiptVerification => ({
  valid: false,
  code,
  message: receiptFaults[code],
});

interface Jws {
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** What the signature is of: the first two parts as they are written (RFC 7515 §5.1). */
  readonly signed: Uint8Array;
}

const partsOf = (candidate: string): Jws | undefined => {
  if (candidate.length > longestReceipt) return undefined;
  const [header, payload, signature, ...more] = candidate.split('.', 4).map(bytesOfBase64url);
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0)
    return undefined;
  if (signature.length !== 64) return undefined;
  const signed = new TextEncoder().encode(candidate.slice(0, candidate.lastIndexOf('.')));
  return { header, payload, signature, signed };
};

/** There is one way to write a header, so there is no other algorithm, no key of its own and nothing twice in it. */
const keyNamedIn = (header: Uint8Array): string | undefined => {
  const [before, after] = headerAround;
  const written = textOf(header);
  if (written?.startsWith(before) !== true || !written.endsWith(after)) return undefined;
  const kid = written.slice(before.length, -after.length);
  return /^[\w-]{43}$/.test(kid) ? kid : undefined;
};

const headerAround = ['{"alg":"EdDSA","kid":"', `","typ":"${receiptType}"}`] as const;

/** One spelling of each content (RFC 8785): no blanks, no other order, no member twice or beside the schema's. */
const receiptIn = (payload: Uint8Array): Receipt | undefined => {
  const written = textOf(payload);
  const { success, data } = receiptSchema.safeParse(written === undefined ? undefined : parsed(written));
  return success && canonicalJson(data) === written ? data : undefined;
};

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};
