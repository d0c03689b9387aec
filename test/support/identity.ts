import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CryptoKey, importJWK, SignJWT } from 'jose';
import { readIdentity, signingAlgorithm } from '../../infra/local/identity-file.ts';
import { startIdentityProvider } from '../../infra/local/identity-provider.ts';
import { personaToken } from '../../infra/local/persona-token.ts';
import type { Persona } from '../../infra/local/personas.ts';

/** The real identity provider, with its personas and with whomever else a test needs. */
export interface TestIdentity {
  readonly issuer: string;
  readonly audience: string;
  tokenOf(persona: Persona): Promise<string>;
  /** A token of the same issuer for someone who is no persona, with these claims. */
  tokenFor(subject: string, claims: Readonly<Record<string, unknown>>): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the identity provider on files of its own, which go when it is stopped. */
export const testIdentity = async (): Promise<TestIdentity> => {
  const audience = 'urn:openlot:test';
  const dataDir = await mkdtemp(join(tmpdir(), 'openlot-test-'));
  const provider = await startIdentityProvider({ dataDir, audience });
  const [jwk] = (await readIdentity(dataDir))?.keys ?? [];
  if (jwk === undefined) throw new Error('the identity provider has no key');
  const key = (await importJWK(jwk, signingAlgorithm)) as CryptoKey;
  const tokens = new Map<Persona, Promise<string>>();
  return {
    issuer: provider.issuer,
    audience,
    tokenOf: (persona) => {
      const token = tokens.get(persona) ?? personaToken(dataDir, persona);
      tokens.set(persona, token);
      return token;
    },
    tokenFor: (subject, claims) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: signingAlgorithm, kid: jwk.kid, typ: 'at+jwt' })
        .setSubject(subject)
        .setIssuer(provider.issuer)
        .setAudience(audience)
        .setExpirationTime('1h')
        .sign(key),
    stop: async () => {
      await provider.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
