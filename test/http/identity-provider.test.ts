import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { demoUscc } from '../../infra/local/demo-data/identifiers.ts';
import { newSigningKey, readIdentity, writeIdentity } from '../../infra/local/identity-file.ts';
import { type IdentityProvider, startIdentityProvider } from '../../infra/local/identity-provider.ts';
import { personaToken } from '../../infra/local/persona-token.ts';
import { isPersona, type Persona, personaNames } from '../../infra/local/personas.ts';
import { StartError } from '../../infra/local/start-error.ts';
import type { Caller } from '../../shared/domain/access/caller.ts';
import { defaultClaimNames } from '../../shared/http/caller.ts';
import { createTokenVerifier } from '../../shared/http/verify-token.ts';

const audience = 'https://openlot.example/api';

let dataDir: string;
const providers: IdentityProvider[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'openlot-test-'));
});
afterEach(async () => {
  await Promise.all(providers.splice(0).map((provider) => provider.stop()));
  await rm(dataDir, { recursive: true, force: true });
});

const start = async (port?: number): Promise<IdentityProvider> => {
  const provider = await startIdentityProvider({ dataDir, audience, ...(port !== undefined && { port }) });
  providers.push(provider);
  return provider;
};
const verifierOf = ({ issuer }: IdentityProvider) =>
  createTokenVerifier({ issuer, audience, claimNames: defaultClaimNames });

const official = (role: Caller['roles'][number], department: string, jurisdiction = '330000') => ({
  roles: [role],
  department,
  jurisdiction,
  scopes: [],
});

/** What the token of each persona must say; the inspectors are looked at by their number. */
const expectedCaller = (persona: Persona): Omit<Caller, 'subject'> => {
  const number = /^inspector-(\d+)$/.exec(persona)?.[1];
  if (number !== undefined)
    return { ...official('inspector', '33.SCJG'), staffNo: `JCY-${number.padStart(3, '0')}` };
  const callers: Readonly<Partial<Record<Persona, Omit<Caller, 'subject'>>>> = {
    steward: official('steward', '33'),
    planner: official('planner', '33.SCJG'),
    'cooperating-planner': official('planner', '33.XFJY'),
    approver: official('approver', '33.SCJG'),
    reviewer: official('approver', '33.SCJG'),
    head: { ...official('planner', '33.SCJG'), roles: ['planner', 'approver'] },
    'department-officer': official('department-officer', '33.SCJG'),
    'construction-officer': official('department-officer', '33.ZFJS'),
    'culture-officer': official('department-officer', '33.WHLY'),
    'culture-approver': official('approver', '33.WHLY'),
    'city-officer': official('department-officer', '33.SCJG.3301', '330100'),
    'city-approver': official('approver', '33.SCJG.3301', '330100'),
    'second-steward': official('steward', '33'),
    'entity-representative': {
      roles: ['entity-representative'],
      represents: [demoUscc(1)],
      scopes: [],
    },
    auditor: official('auditor', '33'),
    'approval-system': {
      roles: ['approval-system'],
      jurisdiction: '330000',
      scopes: ['credit:read', 'pledge:check', 'pledge:accept'],
    },
    stranger: { roles: [], scopes: [] },
  };
  const caller = callers[persona];
  if (caller === undefined) throw new Error(`Nothing says what ${persona} may do.`);
  return caller;
};

describe('the token of a persona', () => {
  it.each(personaNames)('%s says who is calling, in which role, for which unit', async (persona) => {
    const verify = verifierOf(await start());
    const token = await personaToken(dataDir, persona);
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    expect(await verify(token)).toEqual({
      ok: true,
      value: { subject: persona, ...expectedCaller(persona) },
    });
  });

  it('is given for the one audience, the right secret, and no scope but the persona’s own', async () => {
    const provider = await start();
    const secret = (await readIdentity(dataDir))?.secrets.planner;
    const ask = (form: Record<string, string>, password = secret) =>
      fetch(`${provider.issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`planner:${password}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
      });
    expect((await ask({ resource: audience })).status).toBe(200);
    expect((await ask({ resource: 'https://elsewhere.example' })).status).toBe(400);
    expect((await ask({ resource: audience }, 'wrong')).status).toBe(401);
    const greedy = await (await ask({ resource: audience, scope: 'pledge:check' })).json();
    const { access_token: token } = z.object({ access_token: z.string() }).parse(greedy);
    expect(await verifierOf(provider)(token)).toMatchObject({ value: { scopes: [] } });
  });

  it('is not to be had while the provider is not running, and one line says how to start it', async () => {
    await expect(personaToken(dataDir, 'planner')).rejects.toThrow(/openlot serve/);
    await (await start()).stop();
    await expect(personaToken(dataDir, 'planner')).rejects.toThrow(StartError);
  });

  it('is not given to names of the prototype chain', () => {
    expect(isPersona('constructor')).toBe(false);
    expect(isPersona('planner')).toBe(true);
  });
});

describe('the identity provider', () => {
  it('keeps keys and secrets in one file that its user alone can read', async () => {
    await start();
    expect((await stat(join(dataDir, 'identity.json'))).mode & 0o777).toBe(0o600);
  });

  it('honours over a restart the tokens it gave before, at the same address', async () => {
    const first = await start();
    const token = await personaToken(dataDir, 'planner');
    const before = await readIdentity(dataDir);
    await first.stop();
    const second = await start();
    expect(second.issuer).toBe(first.issuer);
    expect(await readIdentity(dataDir)).toEqual(before);
    expect((await verifierOf(second)(token)).ok).toBe(true);
  });

  it('takes another port when that of its last start is taken, unless it was told which', async () => {
    const first = await start();
    const port = Number(new URL(first.issuer).port);
    await first.stop();
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    await expect(start(port)).rejects.toThrow(StartError);
    expect((await start()).issuer).not.toBe(first.issuer);
    await new Promise((resolve) => squatter.close(resolve));
  });

  it('says in one line of each language when its folder cannot be written', async () => {
    await writeFile(join(dataDir, 'file'), '');
    const inFile = startIdentityProvider({ dataDir: join(dataDir, 'file', 'folder'), audience });
    await expect(inFile).rejects.toThrow(StartError);
  });

  it('offers no page and no login', async () => {
    const { issuer } = await start();
    for (const path of ['/', '/auth', '/interaction/x', '/session/end', '/me'])
      expect((await fetch(issuer + path, { redirect: 'manual' })).status).toBeGreaterThanOrEqual(400);
  });

  it('signs with a key that was put first, and old tokens hold as long as their key is listed', async () => {
    const first = await start();
    const verify = verifierOf(first);
    const old = await personaToken(dataDir, 'planner');
    expect((await verify(old)).ok).toBe(true);
    await first.stop();

    const identity = await readIdentity(dataDir);
    if (identity === undefined) throw new Error('There is no identity file.');
    await writeIdentity(dataDir, { ...identity, keys: [await newSigningKey(), ...identity.keys] });
    const second = await start();
    const fresh = await personaToken(dataDir, 'planner');
    expect(decodeProtectedHeader(fresh).kid).not.toBe(decodeProtectedHeader(old).kid);
    expect((await verifierOf(second)(fresh)).ok).toBe(true);
    expect((await verifierOf(second)(old)).ok).toBe(true);
  });
});
