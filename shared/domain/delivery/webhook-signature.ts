import { bytesOfHex, hmacSha256Hex } from '../audit/hash.ts';

/** How a secret is written for people: this prefix, then its bytes in base64 (Standard Webhooks, “Signature scheme”). */
const secretPrefix = 'whsec_';

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** A secret of 32 bytes, given in hex, as the receiver needs it. */
export const writtenSecret = (secretHex: string): string => `${secretPrefix}${base64(bytesOfHex(secretHex))}`;

/** What is signed and sent. */
export interface SignedMessage {
  /** Holds no full stop. */
  readonly id: string;
  /** Seconds since the epoch, of this attempt. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The headers that a message bears: one `v1` signature, HMAC-SHA-256 over `id.timestamp.body`, for each secret (32 bytes
 * in hex) that is good at the time.
 */
export const webhookHeaders = (
  { id, timestamp, body }: SignedMessage,
  secrets: readonly string[],
): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': secrets
    .map((secret) => `v1,${base64(bytesOfHex(hmacSha256Hex(secret, `${id}.${timestamp}.${body}`)))}`)
    .join(' '),
});
