import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealPurpose, Vault } from '../use-cases/ports.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

const bindingOf = (purpose: SealPurpose, context: string): Buffer =>
  Buffer.from(JSON.stringify({ purpose, context }));

/** Encryption with a key of one's own (32 bytes), for running without a key service. */
export const keyVault = (key: Uint8Array): Vault => ({
  async seal(purpose, context, plain) {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, key, nonce).setAAD(bindingOf(purpose, context));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  },
  async open(purpose, context, sealed) {
    const bytes = Buffer.from(sealed, 'base64');
    // A text that was cut off must not get by with a shorter tag.
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(bindingOf(purpose, context))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
      'utf8',
    );
  },
});
