import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReceipts } from '../../../infra/local/receipts/check-receipts.ts';
import { receiptsIn } from '../../../infra/local/receipts/receipts-in.ts';
import { tellReceipt } from '../../../infra/local/receipts/tell-receipt.ts';
import { StartError } from '../../../infra/local/start-error.ts';
import { receiptSchema } from '../../../shared/domain/credit/receipt.ts';
import { shippedTables } from '../../../shared/domain/rule-tables/shipped-tables.ts';
import { asIssued, receiptOf, testKey, unsignedCredit, unsignedPledge } from '../../support/receipts.ts';

const key = testKey('this quarter');
const pledge = asIssued(unsignedPledge);
const credit = asIssued(unsignedCredit);

describe('a receipt in a document', () => {
  it('is the document, or what an answer of the API holds in `receipt`', () => {
    expect(receiptsIn('eyJ.a.b')).toEqual([{ receipt: 'eyJ.a.b' }]);
    const answer = { decision: 'allow', receipt: 'eyJ.a.b' };
    expect(receiptsIn(answer)).toEqual([{ receipt: 'eyJ.a.b', answer }]);
    expect(receiptsIn({ receipt: 'what is said to be one' })).toEqual([
      { receipt: 'what is said to be one' },
    ]);
  });

  it('is one of several where the document is the answer of a batch', () => {
    const answers = ['eyJ.a.b', 'eyJ.c.d'].map((receipt) => ({ subject: 'x', receipt }));
    expect(receiptsIn({ items: answers, unknown: [] })).toEqual(
      answers.map((answer) => ({ receipt: answer.receipt, answer })),
    );
  });

  it.each([
    undefined,
    null,
    1,
    'text',
    [],
    ['eyJ.a.b'],
    {},
    { receipt: 1 },
    { items: [] },
    { items: [{ receipt: 'eyJ.a.b' }, {}] },
    { format: 'openlot-draw/1' },
  ])('is not in %j', (document) => expect(receiptsIn(document)).toEqual([]));
});

describe('what a receipt proves', () => {
  const told = (receipt: object, language: 'zh' | 'en'): string =>
    tellReceipt(receiptSchema.parse(receipt), key.jwk)
      .map((line) => line[language])
      .join('\n');

  it.each(['zh', 'en'] as const)('is told in %s, with every fact', (language) => {
    const text = told(pledge, language);
    const [reason] = pledge.reasons;
    const [entry] = pledge.standing.lists;
    for (const fact of [
      pledge.iss,
      pledge.jti,
      pledge.answeredAt,
      pledge.askedBy,
      pledge.purpose,
      pledge.sub,
      pledge.itemCode,
      pledge.applicationNo,
      pledge.decision,
      reason?.code,
      reason?.text[language],
      reason?.basis,
      pledge.standing.asOf,
      pledge.standing.knownAt,
      pledge.standing.linesHash,
      entry?.documentNo,
      entry?.listedOn,
      entry?.endsOn,
      { zh: '异议处理中', en: 'disputed' }[language],
      { zh: '第 7 版', en: 'version 7' }[language],
      'M01',
      'M04',
      ...Object.values(pledge.tables),
      key.jwk.kid,
    ])
      expect(text).toContain(fact);
  });

  it('names both codes where another entity has succeeded to the one asked about', () => {
    const askedAs = 'REG15:330100000012345';
    for (const language of ['zh', 'en'] as const) {
      const text = told({ ...pledge, askedAs }, language);
      expect([text.includes(pledge.sub), text.includes(askedAs)]).toEqual([true, true]);
    }
  });

  it('says of each table whether this software has that version', () => {
    const [shipped] = shippedTables;
    const tables = { [shipped?.table.name ?? '']: shipped?.hash, lists: '0'.repeat(64) };
    const lines = told({ ...pledge, tables }, 'en').split('\n');
    expect(lines.filter((line) => line.startsWith('table: '))).toEqual([
      expect.stringMatching(
        new RegExp(`${shipped?.table.name} ${shipped?.hash}.*from ${shipped?.table.effectiveFrom}`),
      ),
      expect.stringMatching(/lists 0{64}, a version that does not come/),
    ]);
  });

  it('may be that nothing was evaluated, that nobody is known, or that papers may follow', () => {
    const empty = { ...credit.standing, riskClass: null, score: null, grade: null, lists: [], measures: [] };
    expect(told({ ...credit, standing: empty }, 'zh')).toContain('名单：无');
    expect(told({ ...credit, standing: empty }, 'en')).not.toContain('decision');
    expect(told({ ...credit, register: null, standing: null }, 'en')).toContain('no such entity');
    const deferral = { materials: ['消防安全检查合格证明'], dueOn: '2026-03-30' };
    const text = told({ ...pledge, decision: 'allow-with-deferral', deferral }, 'zh');
    expect(text).toContain('消防安全检查合格证明，期限 2026-03-30');
  });

  it('lets no text of an applicant steer the terminal', () => {
    expect(told({ ...pledge, applicationNo: '1\u001b[2J\u202e\n有效' }, 'zh')).toContain(
      '1\ufffd[2J\ufffd\ufffd有效',
    );
  });
});

describe('a key set', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openlot-keys-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const inFile = async (name: string, content: unknown): Promise<string> => {
    await writeFile(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const receipt = [{ receipt: receiptOf(key, pledge) }];

  it('is read from a file or an address', async () => {
    const keySet = { keys: [key.jwk] };
    expect(await checkReceipts(receipt, await inFile('keys.json', keySet))).toMatchObject([{ valid: true }]);
    const server = createServer((_, response) => response.end(JSON.stringify(keySet)));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const verification = checkReceipts(receipt, `http://127.0.0.1:${port}/.well-known/jwks.json`);
    expect(await verification.finally(() => server.close())).toMatchObject([{ valid: true }]);
  });

  it('is never sought where the receipt says', async () => {
    await expect(checkReceipts(receipt, undefined)).rejects.toThrow(/--keys.*\n.*--keys/);
  });

  it('that is missing, empty or none is said to be so', async () => {
    for (const place of [
      join(folder, 'nowhere.json'),
      await inFile('empty.json', { keys: [] }),
      await inFile('list.json', []),
    ])
      await expect(checkReceipts(receipt, place)).rejects.toThrow(StartError);
  });
});
