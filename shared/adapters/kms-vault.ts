import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { Vault } from '../use-cases/ports.ts';

/**
 * Encryption by AWS KMS. Purpose and context are the encryption context, so that the key's policy can let one
 * function seal and another open, and a text sealed for one draw cannot be opened as another's.
 */
export const kmsVault = (client: KMSClient, keyId: string): Vault => ({
  async seal(purpose, context, plain) {
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({
        KeyId: keyId,
        Plaintext: Buffer.from(plain, 'utf8'),
        EncryptionContext: { purpose, context },
      }),
    );
    if (CiphertextBlob === undefined) throw new Error('KMS gave no ciphertext');
    return Buffer.from(CiphertextBlob).toString('base64');
  },
  async open(purpose, context, sealed) {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        KeyId: keyId,
        CiphertextBlob: Buffer.from(sealed, 'base64'),
        EncryptionContext: { purpose, context },
      }),
    );
    if (Plaintext === undefined) throw new Error('KMS gave no plaintext');
    return Buffer.from(Plaintext).toString('utf8');
  },
});
