import * as z from 'zod';
import { bytesOfHex, sha256Hex } from '../audit/hash.ts';
import { base64urlOf, bytesOfBase64url } from '../primitives/base64url.ts';
import { type Instant, instantSchema } from '../primitives/time.ts';

/** The public half of an Ed25519 key pair as a JWK (RFC 8037 §2); `x` is 32 bytes in base64url. */
export const ed25519JwkSchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().refine((text) => bytesOfBase64url(text)?.length === 32),
});
export type Ed25519Jwk = z.infer<typeof ed25519JwkSchema>;

/** The name of a key: its JWK thumbprint (RFC 7638, with the members of RFC 8037 appendix A.3). */
export const thumbprintOf = ({ crv, kty, x }: Ed25519Jwk): string =>
  base64urlOf(bytesOfHex(sha256Hex(`{"crv":"${crv}","kty":"${kty}","x":"${x}"}`)));

/** When a key signs: from `usedFrom` until, but not at, `usedUntil`. What it signed then stays good for ever. */
export const keyUseSchema = z.object({ usedFrom: instantSchema, usedUntil: instantSchema });
export type KeyUse = z.infer<typeof keyUseSchema>;

/** A key of the service's key set (JWKS, RFC 7517), RECEIPT.md §4. Further members are nobody's business here. */
export const receiptKeySchema = z.object({
  ...ed25519JwkSchema.shape,
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
  ...keyUseSchema.shape,
});
export type ReceiptKey = z.infer<typeof receiptKeySchema>;

/** Whether a key signs at a moment. */
export const isInUse = ({ usedFrom, usedUntil }: KeyUse, at: Instant): boolean =>
  usedFrom <= at && at < usedUntil;

/**
 * The keys of a key set that can verify a receipt, or nothing where the JSON is no key set at all. Entries that are not as
 * RECEIPT.md §4 says are passed over, as RFC 7517 §5 asks; so is one whose name is not its thumbprint.
 */
export const readKeySet = (candidate: unknown): readonly ReceiptKey[] | undefined => {
  const { success, data } = z.object({ keys: z.array(z.unknown()) }).safeParse(candidate);
  if (!success) return undefined;
  return data.keys.flatMap((entry) => {
    const key = receiptKeySchema.safeParse(entry);
    return key.success && key.data.kid === thumbprintOf(key.data) ? [key.data] : [];
  });
};
