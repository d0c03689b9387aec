import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  SignJWT,
} from 'jose';
import type { Clock, Ledger, ReceiptSigner, Records, Vault } from '../use-cases/ports.ts';
import { serviceAsk } from '../use-cases/service-ask.ts';

interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/**
 * Signs receipts with the newest key of the table. The first call makes a key where there is none; its
 * private half is sealed by the vault and opened once in the life of a function.
 */
export const receiptSigner = (
  { records, ledger, vault, clock }: { records: Records; ledger: Ledger; vault: Vault; clock: Clock },
  issuer: string,
): ReceiptSigner => {
  const first = serviceAsk('credit-api', 'first-signing-key');
  let current: Promise<SigningKey> | undefined;
  const signingKey = async (): Promise<SigningKey> => {
    const stored = (await newestKey(records)) ?? (await firstKey()) ?? (await makeKey());
    const jwk = JSON.parse(await vault.open('receipt-key', stored.kid, stored.sealedPrivateJwk)) as JWK;
    return { kid: stored.kid, key: (await importJWK(jwk, 'EdDSA')) as CryptoKey };
  };

  /** The key that the first call made; unlike the list of keys, the command's answer is read consistently. */
  const firstKey = async () => {
    const applied = await ledger.answerOf(first.command.id);
    if (applied === undefined) return undefined;
    return (await records.get('signingKey', { kid: String(applied.answer) }))?.value;
  };

  const makeKey = async () => {
    const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const publicJwk = (await exportJWK(pair.publicKey)) as Record<string, string>;
    const kid = await calculateJwkThumbprint(publicJwk);
    const at = clock.now();
    const value = {
      kid,
      publicJwk,
      sealedPrivateJwk: await vault.seal(
        'receipt-key',
        kid,
        JSON.stringify(await exportJWK(pair.privateKey)),
      ),
      createdAt: at,
    };
    const applied = await ledger.apply({
      ...first,
      at,
      action: 'signing-key-made',
      about: `signing-key/${kid}`,
      basis: 'RFC 8037',
      writes: [{ kind: 'signingKey', value, before: undefined }],
      facts: { kid, ...publicJwk },
      answer: kid,
    });
    if (applied.ok) return value;
    const winner = await firstKey();
    if (winner === undefined) throw new Error(`no signing key could be made: ${applied.refusal.reason.en}`);
    return winner;
  };

  return {
    async sign(payload) {
      current ??= signingKey().catch((error: unknown) => {
        // A failed start must not stay failed for the life of the function.
        current = undefined;
        throw error;
      });
      const { kid, key } = await current;
      return new SignJWT({ ...payload, iss: issuer })
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
        .sign(key);
    },
  };
};

const newestKey = async (records: Records) => {
  const keys = [];
  for await (const { value } of records.all('signingKeys', {})) keys.push(value);
  return keys.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
};
