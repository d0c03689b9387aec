import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, started } from '../../support/command-line.ts';
import { receiptVectors } from '../../support/receipt-vectors.ts';
import { asIssued, receiptOf, testKey, unsignedPledge } from '../../support/receipts.ts';

const vectorFile = (name: string): string => fileURLToPath(new URL(`../../vectors/${name}`, import.meta.url));
const keys = vectorFile('receipts.json');
const receipt = receiptOf(testKey('this quarter'), asIssued(unsignedPledge));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openlot-receipt-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inFile = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

describe('openlot verify of a receipt', () => {
  it('tells in Chinese, then in English, what it proves, and exits with 0', async () => {
    const file = await inFile('good.jwt', `${receipt}\n`);
    const { code, stdout, stderr } = await run('verify', file, '--keys', keys);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^有效 valid：/);
    expect(lines[lines.length / 2]).toMatch(/^Signed with the private half/);
    expect(lines.filter((line) => /^(结论：|decision: )refuse/.test(line))).toHaveLength(2);
  }, 60_000);

  it('takes an answer of the API from standard input', async () => {
    const child = started(['verify', '-', '--keys', keys], 'pipe');
    child.stdin?.end(JSON.stringify({ receipt }, null, 2));
    child.stdout?.resume();
    expect(await once(child, 'close')).toEqual([0, null]);
  }, 60_000);

  it('exits with 1 for an answer that says something else than its receipt', async () => {
    const { sub: subject, itemCode, applicationNo } = unsignedPledge;
    const altered = { subject, itemCode, applicationNo, decision: 'allow', receipt };
    const file = await inFile('altered.json', JSON.stringify(altered));
    const { code, stdout, stderr } = await run('verify', file, '--keys', keys);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^无效 not valid: answer-differs\n.*decision.*\n.*decision.*\n$/);
  }, 60_000);

  it('names the first fault and exits with 1', async () => {
    const forged = receiptVectors.find(({ verdict }) => verdict === 'signature-invalid')?.receipt ?? '';
    const [first, second] = await Promise.all([
      run('verify', await inFile('forged.jwt', forged), '--keys', keys),
      run('verify', await inFile('cut.jwt', 'eyJhbGciOi'), '--keys', keys),
    ]);
    expect([first.code, first.stderr]).toEqual([1, '']);
    expect(first.stdout).toMatch(/^无效 not valid: signature-invalid\n.+\n.+\n$/);
    expect([second.code, second.stdout]).toEqual([1, expect.stringContaining('receipt-malformed')]);
  }, 60_000);

  it('exits with 2 and says what to do where nothing can be checked', async () => {
    const file = await inFile('alone.jwt', receipt);
    const certificate = vectorFile('draws/one-stratum.json');
    const calls: readonly [args: readonly string[], remedy: string][] = [
      [[file], 'jwks.json'],
      [[file, '--keys', keys, '--targets', certificate], '--targets'],
      [[certificate, '--keys', keys], '--keys'],
      [[await inFile('prose.txt', 'a receipt')], 'prose.txt'],
    ];
    const ends = await Promise.all(calls.map(([args]) => run('verify', ...args)));
    for (const [i, { code, stdout, stderr }] of ends.entries()) {
      const lines = stderr.trimEnd().split('\n');
      expect([code, stdout, lines.length]).toEqual([2, '', 2]);
      for (const line of lines) expect(line).toContain(calls[i]?.[1]);
    }
  }, 60_000);
});
