import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiptFaults } from '../../../shared/domain/credit/receipt-faults.ts';
import { type ReceiptKey, readKeySet } from '../../../shared/domain/credit/receipt-key.ts';
import { verifyReceipt } from '../../../shared/domain/credit/verify-receipt.ts';
import { receiptVectorFile, receiptVectors } from '../../support/receipt-vectors.ts';
import { asIssued, receiptOf, testKey, unsignedCredit, unsignedPledge } from '../../support/receipts.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../vectors/${name}`, import.meta.url));
const keys: readonly ReceiptKey[] = readKeySet(receiptVectorFile) ?? [];
const key = testKey('this quarter');
const pledge = asIssued(unsignedPledge);

const verdictOn = (receipt: string): string => {
  const verification = verifyReceipt(receipt, keys);
  return verification.valid ? 'valid' : verification.code;
};

describe('a receipt', () => {
  test('says what was answered, to whoever has the keys', () => {
    expect(verifyReceipt(receiptOf(key, pledge), keys)).toEqual({
      valid: true,
      receipt: pledge,
      key: key.jwk,
    });
    const credit = asIssued(unsignedCredit);
    expect(verifyReceipt(receiptOf(key, credit), keys)).toMatchObject({ valid: true, receipt: credit });
  });

  test('is a JWT like any other to a library', async () => {
    const keySet = createLocalJWKSet({ keys: keys.map((one) => ({ ...one })) });
    const { payload } = await jwtVerify(receiptOf(key, pledge), keySet, {
      algorithms: ['EdDSA'],
      issuer: 'https://openlot.example',
      typ: 'openlot-receipt+jwt',
    });
    expect(payload).toEqual(pledge);
  });

  test('of an ordinary entity is shorter than four kilobytes', () => {
    expect(receiptOf(key, pledge).length).toBeLessThan(4000);
  });

  test('fails once any character of it is another one', () => {
    const receipt = receiptOf(key, pledge);
    const other = fc.constantFrom(...'ABCabc012-_.=+/ "中');
    fc.assert(
      fc.property(fc.nat(receipt.length - 1), other, (at, character) => {
        fc.pre(receipt[at] !== character);
        const changed = receipt.slice(0, at) + character + receipt.slice(at + 1);
        expect(verdictOn(changed)).not.toBe('valid');
      }),
      { numRuns: 300 },
    );
  });

  test('is never looked at when it is too long, and no text makes the check throw', () => {
    expect(verdictOn('.'.repeat(1_000_001))).toBe('receipt-malformed');
    expect(verdictOn(`${receiptOf(key, pledge)}${'A'.repeat(1_000_000)}`)).toBe('receipt-malformed');
    const unit = fc.constantFrom('.', '.', 'e', 'y', 'J', 'A', '=', ' ', '\n', '中', '\ud800');
    fc.assert(fc.property(fc.string({ unit }), (text) => verdictOn(text) === 'receipt-malformed'));
  });

  test('is checked with the keys that it is given and no others', () => {
    expect(verifyReceipt(receiptOf(key, pledge), [])).toMatchObject({ valid: false, code: 'key-unknown' });
  });
});

describe('a key set', () => {
  test('has only entries that can verify a receipt, whatever else is in it', () => {
    expect(readKeySet({ keys: [key.jwk, null, 1, {}, { ...key.jwk, x: 'AAAA' }] })).toEqual([key.jwk]);
    expect(readKeySet({ keys: [{ ...key.jwk, d: 'and more members' }] })).toEqual([key.jwk]);
    expect(readKeySet({ keys: [] })).toEqual([]);
  });

  test.each([null, [], 'keys', {}, { keys: {} }])('is not %j', (candidate) => {
    expect(readKeySet(candidate)).toBeUndefined();
  });
});

describe('the golden receipts', () => {
  test('are those of the code, no more and no fewer', () => {
    expect(receiptVectorFile).toEqual(JSON.parse(readFileSync(pathOf('receipts.json'), 'utf8')));
  });

  test('show every fault there is', () => {
    expect(new Set(receiptVectors.map(({ verdict }) => verdict))).toEqual(
      new Set(['valid', ...Object.keys(receiptFaults)]),
    );
  });

  test.each(receiptVectors)('$verdict: $name', ({ verdict, receipt }) => {
    expect(verdictOn(receipt)).toBe(verdict);
  });
});

describe('the specification of receipts', () => {
  const lines = readFileSync(
    fileURLToPath(new URL('../../../shared/domain/credit/RECEIPT.md', import.meta.url)),
    'utf8',
  ).split('\n');

  test('lists every fault in the order of the checks', () => {
    const listed = lines.flatMap((line) => /^\| `([a-z-]+)` \|/.exec(line)?.[1] ?? []);
    const faults = Object.keys(receiptFaults);
    expect(listed.filter((code) => faults.includes(code))).toEqual(faults);
  });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython && process.env['CI'] !== undefined)
  throw new Error('python3 is needed here: receipts are checked against a second implementation');
if (!hasPython) console.warn('python3 is not installed: the second implementation is left out here');

/** The service needs no Python, so neither do its tests on a machine without it; continuous integration does. */
const describeWithPython = hasPython ? describe : () => undefined;

describeWithPython('the independent verifier in Python', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'openlot-receipts-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const inFile = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = (keySet: string, receipts: readonly string[]) =>
    spawnSync('python3', [pathOf('verify_receipt.py'), keySet, ...receipts], { encoding: 'utf8' });

  test('says the same of every receipt and every forgery', () => {
    const files = receiptVectors.map(({ receipt }, index) => inFile(`${index}.jwt`, receipt));
    const { status, stdout, stderr } = run(pathOf('receipts.json'), files);
    expect([status, stderr]).toEqual([1, '']);
    const said = stdout.trimEnd().split('\n');
    expect(receiptVectors.map(({ name }, i) => [name, said[i]])).toEqual(
      receiptVectors.map(({ name, verdict }, i) => [name, `${files[i]}: ${verdict}`]),
    );
  });

  test('says by its exit status whether all are valid, or something cannot be checked', () => {
    const good = inFile('good.jwt', `${receiptOf(key, pledge)}\n`);
    const keySet = inFile('keys.json', JSON.stringify({ keys: [key.jwk] }));
    const noKeySet = inFile('no-keys.json', '[]');
    const statuses = [
      run(keySet, [good]),
      run(keySet, [good, join(folder, 'nowhere.jwt')]),
      run(noKeySet, [good]),
    ].map(({ status }) => status);
    expect(statuses).toEqual([0, 2, 2]);
  });
});
