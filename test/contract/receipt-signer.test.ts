import { randomBytes } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { dynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import { keyVault } from '../../shared/adapters/key-vault.ts';
import { receiptSigner } from '../../shared/adapters/receipt-signer.ts';
import type { UnsignedReceipt } from '../../shared/domain/credit/receipt.ts';
import { secondOf } from '../../shared/domain/credit/receipt.ts';
import { verifyReceipt } from '../../shared/domain/credit/verify-receipt.ts';
import type { Instant } from '../../shared/domain/primitives/time.ts';
import type { LogCode } from '../../shared/telemetry/log.ts';
import { readReceiptKeys } from '../../shared/use-cases/credit/read-receipt-keys.ts';
import type { Ledger, Records, Vault } from '../../shared/use-cases/ports.ts';
import { at } from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { countingEntropy } from '../support/counting-entropy.ts';
import { type EmbeddedTable, embeddedTable } from '../support/embedded-table.ts';
import { manualClock, testNow } from '../support/manual-clock.ts';
import { asIssued, unsignedPledge } from '../support/receipts.ts';

const issuer = 'https://openlot.example';
const sealing = keyVault(randomBytes(32));
let table: EmbeddedTable;
let records: Records;
let ledger: Ledger;
let clock = manualClock();
let logged: LogCode[];
beforeEach(async () => {
  table = await embeddedTable();
  records = dynamoRecords(table.client, table.tableName);
  ledger = dynamoLedger(table.client, table.tableName, countingEntropy());
  clock = manualClock();
  logged = [];
});

interface Instance {
  readonly sign: (answeredAt?: Instant) => Promise<string>;
}

const answeredAt = (when: Instant): UnsignedReceipt => ({
  ...unsignedPledge,
  answeredAt: when,
  iat: secondOf(when),
});

/** A signer as one instance of a function has it; what it signs is answered now unless something else is said. */
const instance = (outside: { readonly vault?: Vault; readonly records?: Records } = {}): Instance => {
  const log = (code: LogCode): void => void logged.push(code);
  const signer = receiptSigner({ records, ledger, vault: sealing, clock, log, ...outside }, issuer);
  return { sign: (when = clock.now()) => signer.sign(answeredAt(when)) };
};

const storedKeys = async () => (await collect(records.all('signingKeys', {}))).map(({ value }) => value);
const kidOf = (receipt: string): string => decodeProtectedHeader(receipt).kid ?? '';
const verdictOn = async (receipt: string): Promise<string> => {
  const verification = verifyReceipt(receipt, await readReceiptKeys({ records }));
  return verification.valid ? 'valid' : verification.code;
};

describe('a receipt', () => {
  it('is verified with the published key and says what was signed, by whom', async () => {
    const receipt = await instance().sign();
    const verification = verifyReceipt(receipt, await readReceiptKeys({ records }));
    expect(verification).toMatchObject({ valid: true, receipt: asIssued(unsignedPledge) });
  });

  it('is not signed when no verifier would accept it', async () => {
    const signer = receiptSigner({ records, ledger, vault: sealing, clock, log: () => undefined }, issuer);
    await expect(signer.sign({ ...unsignedPledge, applicationNo: '\ud800' })).rejects.toThrow();
    await expect(signer.sign({ ...unsignedPledge, register: null })).rejects.toThrow();
  });
});

describe('the first signing key', () => {
  it('is made once, however many instances start at the same time', async () => {
    const receipts = await Promise.all(Array.from({ length: 8 }, () => instance().sign()));
    const [key, ...further] = await storedKeys();
    expect(further).toEqual([]);
    expect(new Set(receipts.map(kidOf))).toEqual(new Set([key?.kid]));
    for (const receipt of receipts) expect(await verdictOn(receipt)).toBe('valid');
  });

  it('is good for instances whose clocks differ by minutes', async () => {
    await instance().sign();
    clock.advance({ minutes: -20 });
    expect(await verdictOn(await instance().sign())).toBe('valid');
    expect(await storedKeys()).toHaveLength(1);
  });

  it('lies in the table with its private half sealed', async () => {
    await instance().sign();
    const [key] = await storedKeys();
    expect(key?.publicJwk).not.toHaveProperty('d');
    const opened = await sealing.open('receipt-key', key?.kid ?? '', key?.sealedPrivateJwk ?? '');
    expect(JSON.parse(opened)).toMatchObject({ kty: 'OKP', d: expect.any(String) });
  });

  it('is announced in the public log when it is made', async () => {
    await instance().sign();
    const [key] = await storedKeys();
    const { kid, usedFrom, usedUntil } = key ?? {};
    expect(await ledger.publicLogAbout(`signing-key/${kid}`)).toMatchObject([
      { action: 'signing-key-made', facts: { kid, x: key?.publicJwk.x, usedFrom, usedUntil } },
    ]);
  });

  it('is opened once in the life of an instance', async () => {
    let opened = 0;
    const vault: Vault = {
      seal: sealing.seal,
      open: (...args) => {
        opened += 1;
        return sealing.open(...args);
      },
    };
    const one = instance({ vault });
    await Promise.all([one.sign(), one.sign(), one.sign()]);
    await one.sign();
    expect(opened).toBe(1);
  });

  it('that could not be opened is asked for again by the next receipt', async () => {
    let isDown = true;
    const vault: Vault = {
      seal: sealing.seal,
      open: (...args) => (isDown ? Promise.reject(new Error('no key service')) : sealing.open(...args)),
    };
    const one = instance({ vault });
    await expect(one.sign()).rejects.toThrow('no key service');
    isDown = false;
    expect(await verdictOn(await one.sign())).toBe('valid');
  });
});

describe('the next signing key', () => {
  it('is published a week before it signs, and takes over without a gap', async () => {
    const one = instance();
    const first = kidOf(await one.sign());
    clock.advance({ days: 82 });
    await one.sign();
    expect(await storedKeys()).toHaveLength(1);
    clock.advance({ days: 1 });
    expect(kidOf(await one.sign())).toBe(first);
    const [next, last] = await readReceiptKeys({ records });
    expect([last?.kid, next?.usedFrom]).toEqual([first, last?.usedUntil]);
    expect(await ledger.publicLogAbout(`signing-key/${next?.kid}`)).toHaveLength(1);
    clock.set(next?.usedFrom ?? '');
    const receipt = await one.sign();
    expect([kidOf(receipt), await verdictOn(receipt)]).toEqual([next?.kid, 'valid']);
    expect(await storedKeys()).toHaveLength(2);
  });

  it('is noticed by an instance that has been running all the time, made by whomever', async () => {
    const long = instance();
    const first = kidOf(await long.sign());
    clock.advance({ days: 85 });
    await instance().sign();
    const before = await long.sign();
    clock.advance({ days: 10 });
    const after = await long.sign();
    expect(kidOf(before)).toBe(first);
    expect(kidOf(after)).not.toBe(first);
    for (const receipt of [before, after]) expect(await verdictOn(receipt)).toBe('valid');
    expect(await storedKeys()).toHaveLength(2);
  });

  it('is one, however many instances make it at the same time, new ones and old ones', async () => {
    const old = Array.from({ length: 4 }, () => instance());
    await Promise.all(old.map((one) => one.sign()));
    clock.advance({ days: 85 });
    await Promise.all([...old, ...Array.from({ length: 4 }, () => instance())].map((one) => one.sign()));
    expect(await storedKeys()).toHaveLength(2);
    clock.advance({ days: 200 });
    const receipts = await Promise.all([...old, instance()].map((one) => one.sign()));
    expect(new Set(receipts.map(kidOf)).size).toBe(1);
    expect(await storedKeys()).toHaveLength(3);
    for (const receipt of receipts) expect(await verdictOn(receipt)).toBe('valid');
  });

  it('is not made twice by an instance that reads a list of keys which lags behind', async () => {
    await instance().sign();
    clock.advance({ days: 85 });
    const [stale] = await collect(records.all('signingKeys', {}));
    await instance().sign();
    const lagging: Records = {
      ...records,
      all: async function* () {
        yield stale as never;
      },
    };
    await instance({ records: lagging }).sign();
    expect(await storedKeys()).toHaveLength(2);
  });

  it('begins when it is needed, where nobody asked for so long that the last one is over', async () => {
    await instance().sign();
    clock.advance({ days: 300 });
    expect(await verdictOn(await instance().sign())).toBe('valid');
    const [next, last] = await readReceiptKeys({ records });
    expect((next?.usedFrom ?? '') > (last?.usedUntil ?? '')).toBe(true);
  });

  it('leaves what was answered a moment earlier to the key of that moment', async () => {
    const one = instance();
    const first = kidOf(await one.sign());
    clock.advance({ days: 85 });
    await one.sign();
    const [next] = await readReceiptKeys({ records });
    const turn = Date.parse(next?.usedFrom ?? '');
    clock.set(new Date(turn + 5).toISOString());
    const around = [5, -1, 0, -5].map((ms) => at(new Date(turn + ms).toISOString()));
    const receipts = await Promise.all(around.map((when) => one.sign(when)));
    expect(receipts.map((receipt) => kidOf(receipt) === first)).toEqual([false, true, false, true]);
    for (const receipt of receipts) expect(await verdictOn(receipt)).toBe('valid');
  });

  it('that cannot be made yet stops nobody while the last one is in use, and is tried again', async () => {
    let isDown = false;
    const vault: Vault = {
      open: sealing.open,
      seal: (...args) => (isDown ? Promise.reject(new Error('no key service')) : sealing.seal(...args)),
    };
    const one = instance({ vault });
    await one.sign();
    clock.advance({ days: 85 });
    isDown = true;
    expect(await verdictOn(await one.sign())).toBe('valid');
    expect(logged).toEqual(['signing-key-not-followed']);
    clock.advance({ days: 6 });
    await expect(one.sign()).rejects.toThrow('no key service');
    isDown = false;
    expect(await verdictOn(await one.sign())).toBe('valid');
  });

  it('is not made by an instance whose clock is far behind', async () => {
    await instance().sign();
    clock.set('2026-01-01T00:00:00.000Z');
    await expect(instance().sign()).rejects.toThrow('the clock is behind');
    expect(await storedKeys()).toHaveLength(1);
  });

  it('leaves every earlier receipt good: ten years of quarters in one key set', async () => {
    const one = instance();
    const receipts: string[] = [];
    for (let quarter = 0; quarter < 40; quarter += 1) {
      receipts.push(await one.sign());
      clock.advance({ days: 88 });
    }
    const keys = await readReceiptKeys({ records });
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.map(({ usedFrom }) => usedFrom)).toEqual(
      keys
        .map(({ usedFrom }) => usedFrom)
        .toSorted()
        .toReversed(),
    );
    expect(receipts.map((receipt) => verifyReceipt(receipt, keys).valid)).toEqual(receipts.map(() => true));
    expect(testNow < (keys[0]?.usedFrom ?? '')).toBe(true);
  });
});
