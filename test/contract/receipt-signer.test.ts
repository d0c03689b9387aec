import { randomBytes } from 'node:crypto';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { dynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import { keyVault } from '../../shared/adapters/key-vault.ts';
import { receiptSigner } from '../../shared/adapters/receipt-signer.ts';
import type { Vault } from '../../shared/use-cases/ports.ts';
import { collect } from '../support/collect.ts';
import { countingEntropy } from '../support/counting-entropy.ts';
import { type EmbeddedTable, embeddedTable } from '../support/embedded-table.ts';
import { manualClock } from '../support/manual-clock.ts';

const issuer = 'https://openlot.example';
const sealing = keyVault(randomBytes(32));
const clock = manualClock();
let table: EmbeddedTable;
beforeEach(async () => {
  table = await embeddedTable();
});

/** A signer as one instance of a function has it. */
const signer = (vault: Vault = sealing) =>
  receiptSigner(
    {
      records: dynamoRecords(table.client, table.tableName),
      ledger: dynamoLedger(table.client, table.tableName, countingEntropy()),
      vault,
      clock,
    },
    issuer,
  );
const storedKeys = async () =>
  (await collect(dynamoRecords(table.client, table.tableName).all('signingKeys', {}))).map(
    ({ value }) => value,
  );
const keySet = async () =>
  createLocalJWKSet({
    keys: (await storedKeys()).map(({ kid, publicJwk }) => ({ ...publicJwk, kid, kty: 'OKP' })),
  });

describe('a receipt', () => {
  it('is verified with the published key and says what was signed, by whom', async () => {
    const receipt = await signer().sign({ sub: 'USCC:1', jti: 'id-1', decision: 'refuse' });
    const { payload, protectedHeader } = await jwtVerify(receipt, await keySet(), { issuer });
    expect(payload).toEqual({ iss: issuer, sub: 'USCC:1', jti: 'id-1', decision: 'refuse' });
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: (await storedKeys())[0]?.kid, typ: 'JWT' });
  });

  it('does not verify once its payload is changed', async () => {
    const [header, , signature] = (await signer().sign({ decision: 'refuse' })).split('.');
    const forged = Buffer.from(JSON.stringify({ iss: issuer, decision: 'allow' })).toString('base64url');
    await expect(jwtVerify(`${header}.${forged}.${signature}`, await keySet())).rejects.toThrow();
  });
});

describe('the signing key', () => {
  it('is made once, however many instances start at the same time', async () => {
    const receipts = await Promise.all(Array.from({ length: 8 }, () => signer().sign({ n: 1 })));
    const [key, ...further] = await storedKeys();
    expect(further).toEqual([]);
    const kids = receipts.map((receipt) => decodeProtectedHeader(receipt).kid);
    expect(new Set(kids)).toEqual(new Set([key?.kid]));
    for (const receipt of receipts) await jwtVerify(receipt, await keySet(), { issuer });
  });

  it('lies in the table with its private half sealed', async () => {
    await signer().sign({});
    const [key] = await storedKeys();
    expect(key?.publicJwk['d']).toBeUndefined();
    const opened = await sealing.open('receipt-key', key?.kid ?? '', key?.sealedPrivateJwk ?? '');
    expect(JSON.parse(opened)).toMatchObject({ kty: 'OKP', d: expect.any(String) });
  });

  it('is announced in the public log when it is made', async () => {
    await signer().sign({});
    const [key] = await storedKeys();
    const ledger = dynamoLedger(table.client, table.tableName, countingEntropy());
    expect(await ledger.publicLogAbout(`signing-key/${key?.kid}`)).toMatchObject([
      { action: 'signing-key-made', facts: { kid: key?.kid, x: key?.publicJwk['x'] } },
    ]);
  });

  it('is the newest one where there are several', async () => {
    const old = decodeProtectedHeader(await signer().sign({})).kid;
    clock.advance({ days: 1 });
    const [first] = await storedKeys();
    const kid = 'newer';
    const sealed = await sealing.open('receipt-key', old ?? '', first?.sealedPrivateJwk ?? '');
    await dynamoLedger(table.client, table.tableName, countingEntropy()).prepare([
      {
        kind: 'signingKey',
        value: {
          kid,
          publicJwk: first?.publicJwk ?? {},
          sealedPrivateJwk: await sealing.seal('receipt-key', kid, sealed),
          createdAt: clock.now(),
        },
        before: undefined,
      },
    ]);
    expect(decodeProtectedHeader(await signer().sign({})).kid).toBe(kid);
  });

  it('is opened once in the life of an instance', async () => {
    let opened = 0;
    const counting: Vault = {
      seal: sealing.seal,
      open: (purpose, context, sealed) => {
        opened += 1;
        return sealing.open(purpose, context, sealed);
      },
    };
    const one = signer(counting);
    await Promise.all([one.sign({}), one.sign({}), one.sign({})]);
    await one.sign({});
    expect(opened).toBe(1);
  });

  it('that could not be opened is asked for again by the next receipt', async () => {
    let isDown = true;
    const recovering: Vault = {
      seal: sealing.seal,
      open: (purpose, context, sealed) =>
        isDown ? Promise.reject(new Error('no key service')) : sealing.open(purpose, context, sealed),
    };
    const one = signer(recovering);
    await expect(one.sign({})).rejects.toThrow('no key service');
    isDown = false;
    expect(await one.sign({})).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });
});
