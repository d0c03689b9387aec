import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  type CryptoKey,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  SignJWT,
} from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { newSigningKey, readIdentity, writeIdentity } from '../../infra/local/identity-file.ts';
import { type IdentityProvider, startIdentityProvider } from '../../infra/local/identity-provider.ts';
import { personaToken } from '../../infra/local/persona-token.ts';
import type { Caller } from '../../shared/domain/access/caller.ts';
import { refusal } from '../../shared/domain/primitives/refusal.ts';
import { type Result, refused } from '../../shared/domain/primitives/result.ts';
import { callerOfClaims, defaultClaimNames } from '../../shared/http/caller.ts';
import { createTokenVerifier, IssuerUnreachableError } from '../../shared/http/verify-token.ts';

const audience = 'https://openlot.example/api';
const notValid = refused(
  refusal('unauthenticated', '令牌无效。', 'The token is not valid.', 'authorization'),
);
const expired = refused(
  refusal('unauthenticated', '令牌已过期。', 'The token has expired.', 'authorization'),
);

type Verify = (token: string) => Promise<Result<Caller>>;
const verifierOf = (issuer: string): Verify =>
  createTokenVerifier({ issuer, audience, claimNames: defaultClaimNames });

afterEach(() => {
  vi.useRealTimers();
});

describe('a token of the local provider', () => {
  let dataDir: string;
  let provider: IdentityProvider;
  let token: string;
  let verify: Verify;
  let publicJwk: JWK;
  let ownKey: CryptoKey;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'openlot-test-'));
    provider = await startIdentityProvider({ dataDir, audience });
    token = await personaToken(dataDir, 'planner');
    verify = verifierOf(provider.issuer);
    const key = (await readIdentity(dataDir))?.keys[0] as JWK;
    ownKey = (await importJWK(key, 'ES256')) as CryptoKey;
    const { d: _private, ...rest } = key;
    publicJwk = rest;
  });
  afterAll(async () => {
    await provider.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Signed with the provider's own key: only what the test changes can be the reason of a refusal. */
  const genuine = (
    claims: Readonly<Record<string, unknown>>,
    header: Record<string, unknown> = {},
  ): Promise<string> =>
    new SignJWT({ ...decodeJwt(token), ...claims })
      .setProtectedHeader({ ...decodeProtectedHeader(token), alg: 'ES256', ...header })
      .sign(ownKey);
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = (): number => Math.floor(Date.now() / 1_000);

  it('is accepted, and so is its like signed with the same key', async () => {
    expect((await verify(token)).ok).toBe(true);
    expect((await verify(await genuine({}))).ok).toBe(true);
    expect((await verify(await genuine({}, { typ: 'application/AT+JWT' }))).ok).toBe(true);
    expect((await verify(await genuine({}, { typ: 'JWT' }))).ok).toBe(true);
  });

  it('is refused when it is of another issuer', async () => {
    expect(await verify(await genuine({ iss: 'https://elsewhere.example' }))).toEqual(notValid);
  });

  it('is refused when it is for another audience, or for none', async () => {
    expect(await verify(await genuine({ aud: 'https://elsewhere.example' }))).toEqual(notValid);
    expect(await verify(await genuine({ aud: undefined }))).toEqual(notValid);
  });

  it('is refused when it has expired, has no expiry, or is not valid yet; ten seconds of clock difference pass', async () => {
    expect(await verify(await genuine({ exp: now() - 60 }))).toEqual(expired);
    expect((await verify(await genuine({ exp: now() - 5 }))).ok).toBe(true);
    expect(await verify(await genuine({ exp: undefined }))).toEqual(notValid);
    expect(await verify(await genuine({ nbf: now() + 60 }))).toEqual(notValid);
  });

  it('is refused from its expiry on, however often it was accepted', async () => {
    const brief = await genuine({ exp: now() + 60 });
    for (let count = 0; count < 3; count += 1) expect(await verify(brief)).toEqual(await verify(token));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 69_000 });
    expect((await verify(brief)).ok).toBe(true);
    vi.setSystemTime(Date.now() + 1_000);
    expect(await verify(brief)).toEqual(expired);
  });

  it('is refused when it is of another type, such as an ID token that says nothing of itself', async () => {
    expect(await verify(await genuine({}, { typ: 'dpop+jwt' }))).toEqual(notValid);
    expect(await verify(await genuine({}, { typ: undefined }))).toEqual(notValid);
  });

  it('is refused without a subject, and with claims of the wrong shape', async () => {
    for (const claims of [{ sub: undefined }, { sub: '' }, { roles: { planner: true } }, { department: 33 }])
      expect(await verify(await genuine(claims))).toEqual(notValid);
  });

  it('is refused when it is not signed (alg none)', async () => {
    const [, payload] = token.split('.');
    for (const alg of ['none', 'None', 'NONE'])
      expect(await verify(`${encoded({ alg, typ: 'at+jwt' })}.${payload}.`)).toEqual(notValid);
  });

  it('is refused when the public key was taken for an HMAC secret (HS256)', async () => {
    const [, payload] = token.split('.');
    const secrets = [
      JSON.stringify(publicJwk),
      await exportSPKI((await importJWK(publicJwk, 'ES256')) as CryptoKey),
    ];
    for (const secret of secrets) {
      const signed = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: publicJwk.kid })}.${payload}`;
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await verify(`${signed}.${signature}`)).toEqual(notValid);
    }
  });

  it('is refused when its key is not the provider’s, under a new name, the old one, or none', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    for (const kid of ['unknown', publicJwk.kid, undefined]) {
      const forged = await new SignJWT(decodeJwt(token))
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(kid !== undefined && { kid }) })
        .sign(privateKey);
      expect(await verify(forged)).toEqual(notValid);
    }
  });

  it('is refused when it brings a key of its own', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const forged = await new SignJWT(decodeJwt(token))
      .setProtectedHeader({
        alg: 'ES256',
        typ: 'at+jwt',
        jwk: await exportJWK(publicKey),
        jku: 'https://elsewhere.example/jwks',
      })
      .sign(privateKey);
    expect(await verify(forged)).toEqual(notValid);
  });

  it('is refused when its claims were changed', async () => {
    const [header, , signature] = token.split('.');
    const payload = encoded({ ...decodeJwt(token), roles: ['approver', 'auditor'] });
    expect(await verify(`${header}.${payload}.${signature}`)).toEqual(notValid);
  });

  it('is refused, and never an error, when any part of it is changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.string({ unit: 'binary', maxLength: 3 }),
        async (at, replacement) => {
          const changed = token.slice(0, at) + replacement + token.slice(at + 1);
          // The last character of a base64url part carries bits that no decoder looks at.
          fc.pre(changed !== token && at !== token.length - 1);
          expect(await verify(changed)).toEqual(notValid);
        },
      ),
      { numRuns: 400 },
    );
    for (const junk of [
      '',
      '.',
      '..',
      '....',
      'a.b.c',
      `${token}.${token}`,
      `${token}\n`,
      `${token}=`,
      '\0',
      '令牌',
    ])
      expect(await verify(junk)).toEqual(notValid);
  });

  it('is accepted from a key that came later, once the issuer may be asked again', async () => {
    expect((await verify(token)).ok).toBe(true);
    const identity = await readIdentity(dataDir);
    if (identity === undefined) throw new Error('There is no identity file.');
    await provider.stop();
    await writeIdentity(dataDir, { ...identity, keys: [await newSigningKey(), ...identity.keys] });
    provider = await startIdentityProvider({ dataDir, audience });
    const fresh = await personaToken(dataDir, 'planner');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
    expect((await verify(fresh)).ok).toBe(true);
    expect((await verify(token)).ok).toBe(true);
  });
});

describe('an issuer', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  interface OwnIssuer {
    readonly issuer: string;
    readonly asked: string[];
    readonly pages: Record<string, unknown>;
  }

  /** An issuer whose every page the test decides; a page that is a string is a redirect. */
  const startIssuer = async (): Promise<OwnIssuer> => {
    const asked: string[] = [];
    const pages: Record<string, unknown> = {};
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const page = pages[path];
      if (typeof page === 'string') response.writeHead(302, { location: page }).end();
      else if (page === undefined) response.writeHead(500).end('stack trace');
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no port.');
    const issuer = `http://127.0.0.1:${address.port}`;
    pages['/.well-known/openid-configuration'] = { issuer, jwks_uri: `${issuer}/jwks` };
    return { issuer, asked, pages };
  };

  const signedBy = async (issuer: string, alg: string, kid: string) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const token = await new SignJWT({ roles: ['planner', 'offline_access'], scope: 'one  two' })
      .setProtectedHeader({ alg, typ: 'at+jwt', kid })
      .setIssuer(issuer)
      .setAudience([audience, 'https://elsewhere.example'])
      .setSubject('somebody')
      .setExpirationTime('1h')
      .sign(privateKey);
    return { token, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
  };

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('may sign with %s', async (alg) => {
    const { issuer, pages } = await startIssuer();
    const { token, jwk } = await signedBy(issuer, alg, 'k');
    pages['/jwks'] = { keys: [jwk] };
    expect(await verifierOf(issuer)(token)).toEqual({
      ok: true,
      value: { subject: 'somebody', roles: ['planner'], scopes: ['one', 'two'] },
    });
  });

  it.each(['RS512', 'ES384'])('may not sign with %s', async (alg) => {
    const { issuer, pages } = await startIssuer();
    const { token, jwk } = await signedBy(issuer, alg, 'k');
    pages['/jwks'] = { keys: [jwk] };
    expect(await verifierOf(issuer)(token)).toEqual(notValid);
  });

  it('is asked for unknown keys at most once in half a minute, however many come', async () => {
    const { issuer, asked, pages } = await startIssuer();
    const known = await signedBy(issuer, 'ES256', 'known');
    const unknown = await signedBy(issuer, 'ES256', 'unknown');
    pages['/jwks'] = { keys: [known.jwk] };
    const verify = verifierOf(issuer);
    for (let count = 0; count < 20; count += 1) expect(await verify(unknown.token)).toEqual(notValid);
    expect((await verify(known.token)).ok).toBe(true);
    expect(asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('that withdraws a key ends its tokens when its keys are read anew, however often they were accepted', async () => {
    const { issuer, asked, pages } = await startIssuer();
    const withdrawn = await signedBy(issuer, 'ES256', 'withdrawn');
    const later = await signedBy(issuer, 'ES256', 'later');
    pages['/jwks'] = { keys: [withdrawn.jwk] };
    const verify = verifierOf(issuer);
    for (let count = 0; count < 3; count += 1) expect((await verify(withdrawn.token)).ok).toBe(true);
    pages['/jwks'] = { keys: [later.jwk] };
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
    expect((await verify(later.token)).ok).toBe(true);
    expect(await verify(withdrawn.token)).toEqual(notValid);

    for (let count = 0; count < 2; count += 1) expect((await verify(later.token)).ok).toBe(true);
    pages['/jwks'] = { keys: [] };
    vi.setSystemTime(Date.now() + 601_000);
    asked.splice(0);
    expect(await verify(later.token)).toEqual(notValid);
    expect(asked).toEqual(['/jwks']);
  });

  it('that is out of reach makes the check throw, and it recovers by itself', async () => {
    const { issuer, pages } = await startIssuer();
    const { token, jwk } = await signedBy(issuer, 'ES256', 'k');
    const verify = verifierOf(issuer);
    await expect(verify(token)).rejects.toThrow(IssuerUnreachableError);
    pages['/jwks'] = { keys: [jwk] };
    expect((await verify(token)).ok).toBe(true);

    await expect(verifierOf('http://127.0.0.1:9')(token)).rejects.toThrow(IssuerUnreachableError);
  });

  it('must name itself and keep its keys itself, without a redirect on the way', async () => {
    const { issuer, pages } = await startIssuer();
    const other = await startIssuer();
    const { token, jwk } = await signedBy(issuer, 'ES256', 'k');
    const discovery = '/.well-known/openid-configuration';
    pages['/jwks'] = { keys: [jwk] };
    other.pages['/jwks'] = { keys: [jwk] };
    const faulty = [
      { [discovery]: { issuer: other.issuer, jwks_uri: `${issuer}/jwks` } },
      { [discovery]: { issuer, jwks_uri: `${other.issuer}/jwks` } },
      { [discovery]: `${other.issuer}${discovery}` },
      { [discovery]: { issuer } },
      { '/jwks': `${other.issuer}/jwks` },
      { '/jwks': { keys: 'none' } },
    ];
    for (const fault of faulty) {
      const right = { ...pages };
      Object.assign(pages, fault);
      await expect(verifierOf(issuer)(token)).rejects.toThrow(IssuerUnreachableError);
      Object.assign(pages, right);
    }
    expect(other.asked).toEqual([]);
    expect((await verifierOf(issuer)(token)).ok).toBe(true);
  });

  it('is not believed over plain HTTP, except on this machine', () => {
    expect(() => verifierOf('http://issuer.example')).toThrow('HTTPS');
    expect(() => verifierOf('https://issuer.example')).not.toThrow();
  });
});

describe('claims', () => {
  it('are read under the names that the issuer uses', () => {
    const names = {
      roles: 'https://a/roles',
      department: 'ou',
      jurisdiction: 'area',
      staffNo: 'employeeNumber',
      represents: 'speaksFor',
    };
    const claims = {
      sub: 's',
      'https://a/roles': 'inspector',
      ou: '33.STHJ',
      area: '330100',
      employeeNumber: '7',
      roles: ['auditor'],
    };
    expect(callerOfClaims(claims, names)).toEqual({
      subject: 's',
      roles: ['inspector'],
      department: '33.STHJ',
      jurisdiction: '330100',
      staffNo: '7',
      scopes: [],
    });
  });
});
