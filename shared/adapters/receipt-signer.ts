import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { canonicalJson } from '../domain/audit/canonical.ts';
import { isEnding, useAfter } from '../domain/credit/key-rotation.ts';
import { receiptSchema, receiptType } from '../domain/credit/receipt.ts';
import { ed25519JwkSchema, isInUse, thumbprintOf } from '../domain/credit/receipt-key.ts';
import type { Instant } from '../domain/primitives/time.ts';
import type { Log } from '../telemetry/log.ts';
import type { Clock, Ledger, ReceiptSigner, Records, RecordValues, Vault } from '../use-cases/ports.ts';
import { serviceAsk } from '../use-cases/service-ask.ts';

type SigningKey = RecordValues['signingKey'];

interface Outside {
  readonly records: Records;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Signs receipts, each with the key that is in use at the moment which the receipt bears. Keys follow one another as
 * `key-rotation.ts` says: the first receipt makes the first key, and whoever signs in a key's last days makes the next
 * one, which is in the key set and in the public log before it signs. Private halves are sealed by the vault and opened
 * once in the life of a function.
 */
export const receiptSigner = (outside: Outside, issuer: string): ReceiptSigner => {
  const { vault, log } = outside;
  let known: readonly SigningKey[] = [];
  let renewal: Promise<readonly SigningKey[]> | undefined;
  const opened = new Map<string, Promise<KeyObject>>();

  const renewed = async (at: Instant): Promise<void> => {
    renewal ??= keysFor(outside, at).finally(() => {
      renewal = undefined;
    });
    known = await renewal;
  };

  const keyInUse = async (at: Instant): Promise<SigningKey> => {
    const held = known.find((key) => isInUse(key, at));
    if (held !== undefined && !needsNext(held, known, at)) return held;
    try {
      await renewed(at);
    } catch (error) {
      // A key that cannot be followed yet is still good: the next receipt tries again.
      if (held === undefined) throw error;
      log('signing-key-not-followed', { kid: held.kid, usedUntil: held.usedUntil, error });
    }
    const key = known.find((one) => isInUse(one, at));
    if (key === undefined) throw new Error(`no signing key is in use at ${at}`);
    return key;
  };

  const open = async ({ kid, sealedPrivateJwk }: SigningKey): Promise<KeyObject> => {
    const key = JSON.parse(await vault.open('receipt-key', kid, sealedPrivateJwk)) as JWK;
    return createPrivateKey({ key, format: 'jwk' });
  };

  const openedOnce = (key: SigningKey): Promise<KeyObject> => {
    const before = opened.get(key.kid);
    if (before !== undefined) return before;
    const opening = open(key).catch((error: unknown) => {
      // A failed start must not stay failed for the life of the function.
      opened.delete(key.kid);
      throw error;
    });
    opened.set(key.kid, opening);
    return opening;
  };

  return {
    async sign(receipt) {
      // What no verifier would accept is not signed.
      const payload = canonicalJson(receiptSchema.parse({ ...receipt, iss: issuer }));
      const key = await keyInUse(receipt.answeredAt);
      return compactJws({ alg: 'EdDSA', kid: key.kid, typ: receiptType }, payload, await openedOnce(key));
    },
  };
};

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** RFC 7515 §3.1, at once: Web Crypto signs in another thread, which takes longer to reach than the signature takes. */
const compactJws = (header: object, payload: string, key: KeyObject): string => {
  const signed = `${base64url(JSON.stringify(header))}.${base64url(payload)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
};

const needsNext = (key: SigningKey, keys: readonly SigningKey[], at: Instant): boolean =>
  isEnding(key, at) && !keys.some(({ usedFrom }) => usedFrom >= key.usedUntil);

/** Every key there is, with one that is in use at the moment and, where that ends soon, the next one. */
const keysFor = async (outside: Outside, at: Instant): Promise<readonly SigningKey[]> => {
  const keys: SigningKey[] = [];
  for await (const { value } of outside.records.all('signingKeys', {})) keys.push(value);
  keys.sort((a, b) => (a.usedFrom < b.usedFrom ? 1 : -1));
  const current = keys.find((key) => isInUse(key, at));
  if (current !== undefined && !needsNext(current, keys, at)) return keys;
  const [last] = keys;
  if (current === undefined && last !== undefined && at < last.usedFrom)
    throw new Error(`the clock is behind: at ${at} the newest signing key is not in use yet`);
  return [await keyAfter(last, outside, at), ...keys];
};

/** The key that follows another one, or the first: made here, or by whoever was quicker. */
const keyAfter = async (last: SigningKey | undefined, outside: Outside, at: Instant): Promise<SigningKey> => {
  const { records, ledger } = outside;
  const ask = serviceAsk(
    'credit-api',
    last === undefined ? 'first-signing-key' : `signing-key-after/${last.kid}`,
  );
  /** Unlike the list of keys, the command's answer is read consistently. */
  const made = async (): Promise<SigningKey | undefined> => {
    const applied = await ledger.answerOf(ask.command.id);
    if (applied === undefined) return undefined;
    return (await records.get('signingKey', { kid: String(applied.answer) }))?.value;
  };
  const before = await made();
  if (before !== undefined) return before;
  const key = await newKey(outside, last, at);
  const { kid, publicJwk, usedFrom, usedUntil } = key;
  const applied = await ledger.apply({
    ...ask,
    at: key.createdAt,
    action: 'signing-key-made',
    about: `signing-key/${kid}`,
    basis: 'RFC 8037',
    writes: [{ kind: 'signingKey', value: key, before: undefined }],
    facts: { kid, ...publicJwk, usedFrom, usedUntil },
    answer: kid,
  });
  if (applied.ok) return key;
  const winner = await made();
  if (winner === undefined) throw new Error(`no signing key could be made: ${applied.refusal.reason.en}`);
  return winner;
};

const newKey = async (
  { vault, clock }: Outside,
  last: SigningKey | undefined,
  at: Instant,
): Promise<SigningKey> => {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const publicJwk = ed25519JwkSchema.parse(await exportJWK(pair.publicKey));
  const kid = thumbprintOf(publicJwk);
  const privateJwk = JSON.stringify(await exportJWK(pair.privateKey));
  return {
    kid,
    publicJwk,
    sealedPrivateJwk: await vault.seal('receipt-key', kid, privateJwk),
    createdAt: clock.now(),
    ...useAfter(last, at),
  };
};
