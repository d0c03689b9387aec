import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';
import { personaNames } from './personas.ts';
import { readPrivateJson, writePrivateJson } from './private-json.ts';

/** How access tokens are signed; the keys of the identity file are for it. */
export const signingAlgorithm = 'ES256';

const identitySchema = z.object({
  /** Base URL of the provider; its port is taken again at the next start, so that tokens outlive a restart. */
  issuer: z.url(),
  /** The resource indicator (RFC 8707) that tokens are for. */
  audience: z.url(),
  /** Private signing keys; the first one signs, all of them verify. */
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1),
  /** The client secret of each persona. */
  secrets: z.partialRecord(z.enum(personaNames), z.string().min(1)),
});

/** What the identity provider keeps between starts; secret. */
export type Identity = z.infer<typeof identitySchema>;

const pathOf = (dataDir: string): string => join(dataDir, 'identity.json');

/** The stored identity; nothing before the provider's first start. Throws when the file was damaged. */
export const readIdentity = async (dataDir: string): Promise<Identity | undefined> => {
  const stored = await readPrivateJson(pathOf(dataDir));
  return stored === undefined ? undefined : identitySchema.parse(stored);
};

/** Keeps the identity where this user alone can read it. */
export const writeIdentity = (dataDir: string, identity: Identity): Promise<void> =>
  writePrivateJson(pathOf(dataDir), identity);

/** A new signing key, private half included. */
export const newSigningKey = async (): Promise<Identity['keys'][number]> => {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return {
    ...jwk,
    kty: 'EC',
    kid: randomBytes(12).toString('base64url'),
    alg: signingAlgorithm,
    use: 'sig',
  };
};

/** A secret for every persona, keeping those there are. */
export const withAllSecrets = (secrets: Identity['secrets']): Identity['secrets'] =>
  Object.fromEntries(
    personaNames.map((persona) => [persona, secrets[persona] ?? randomBytes(32).toString('base64url')]),
  );
