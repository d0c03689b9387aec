import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../../shared/adapters/dynamodb/ledger.ts';
import { dynamoQueryLog } from '../../../shared/adapters/dynamodb/query-log.ts';
import { dynamoRecords } from '../../../shared/adapters/dynamodb/records.ts';
import { keyVault } from '../../../shared/adapters/key-vault.ts';
import { receiptSigner } from '../../../shared/adapters/receipt-signer.ts';
import { ruleTables } from '../../../shared/adapters/rule-tables.ts';
import { digestOf } from '../../../shared/domain/audit/digest.ts';
import type { Receipt } from '../../../shared/domain/credit/receipt.ts';
import { verifyReceipt } from '../../../shared/domain/credit/verify-receipt.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import { readCredit, readCredits } from '../../../shared/use-cases/credit/read-credit.ts';
import { readReceiptKeys } from '../../../shared/use-cases/credit/read-receipt-keys.ts';
import { callerIn, entity, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { countingEntropy } from '../../support/counting-entropy.ts';
import { listedEvent, resultEvent, standingAt } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { embeddedTable } from '../../support/embedded-table.ts';
import { manualClock, testNow } from '../../support/manual-clock.ts';
import { testTables } from '../../support/rule-tables.ts';
import { creation } from '../../support/sample-records.ts';

const system = callerIn('approval-system', { scopes: ['credit:read', 'pledge:check'] });
const seriouslyListed = standingAt(subjectOf(2), [
  listedEvent({ subject: subjectOf(2), measures: ['M01', 'M04'] }),
]);
const wellBehaved = standingAt(subjectOf(3), [resultEvent(['1'], { subject: subjectOf(3) })]);

let ports: Omit<Ports, 'beacon' | 'progress' | 'answers' | 'webhooks'>;
beforeEach(async () => {
  const { client, tableName } = await embeddedTable();
  const records = dynamoRecords(client, tableName);
  const entropy = countingEntropy();
  const ledger = dynamoLedger(client, tableName, entropy);
  const clock = manualClock();
  const vault = keyVault(Buffer.alloc(32, 7));
  const signer = receiptSigner(
    { records, ledger, vault, clock, log: () => undefined },
    'https://openlot.example',
  );
  const tables = ruleTables(records, clock);
  ports = {
    records,
    ledger,
    tables,
    clock,
    entropy,
    vault,
    signer,
    queryLog: dynamoQueryLog(client, tableName),
  };
  await ledger.prepare([
    creation('entity', entity(1)),
    creation('entity', entity(2, {}, { standing: seriouslyListed })),
    creation('entity', entity(3, {}, { standing: wellBehaved })),
  ]);
});

const queriesAbout = async (n: number) =>
  (await collect(ports.records.all('queriesAboutSubject', { subject: subjectOf(n) }))).map(
    ({ value }) => value,
  );

/** What a receipt says to whoever has the published keys. */
const proved = async (receipt: string): Promise<Receipt> => {
  const verification = verifyReceipt(receipt, await readReceiptKeys(ports));
  if (!verification.valid) throw new Error(verification.code);
  return verification.receipt;
};

describe('a credit query', () => {
  it('gives the standing with its lines, and each measure with its basis and effect', async () => {
    const answer = acceptedValue(await readCredit(ports, system, subjectOf(2)));
    expect(answer).toMatchObject({
      ...seriouslyListed,
      name: entity(2).target.name,
      measures: expect.anything(),
    });
    expect(answer.measures.map(({ code, effect }) => [code, effect])).toEqual([
      ['M01', { review: 'manual' }],
      ['M04', { pledge: 'deny' }],
    ]);
    for (const { basis, label } of answer.measures) expect([basis, label.zh, label.en]).not.toContain('');
  });

  it('of an entity without any event says that it was not evaluated, never that it is good', async () => {
    const answer = acceptedValue(await readCredit(ports, system, subjectOf(1)));
    expect(answer).toMatchObject({ subject: subjectOf(1), lists: [], measures: [], lines: [] });
    for (const mark of ['score', 'grade', 'riskClass']) expect(answer).not.toHaveProperty(mark);
  });

  it('leaves a receipt that says what was answered, from which version and tables, to whom', async () => {
    const { receipt, lines } = acceptedValue(await readCredit(ports, system, subjectOf(2)));
    const { riskClass, score, grade, lists, measures, asOf, knownAt } = seriouslyListed;
    expect(await proved(receipt)).toMatchObject({
      iss: 'https://openlot.example',
      kind: 'credit',
      sub: subjectOf(2),
      askedBy: 'approval-system',
      answeredAt: testNow,
      register: { state: 'active', version: 1 },
      standing: { asOf, knownAt, version: 1, riskClass, score, grade, lists, measures },
      tables: testTables.hashes,
    });
    expect((await proved(receipt)).standing?.linesHash).toBe(digestOf(lines));
    expect(receipt.length).toBeLessThan(4000);
  });

  it('is logged with who asked, also when the register has no such entity', async () => {
    acceptedValue(await readCredit(ports, system, subjectOf(2)));
    expect(refusalIn(await readCredit(ports, system, subjectOf(9))).code).toBe('not-found');
    for (const n of [2, 9])
      expect(await queriesAbout(n)).toMatchObject([
        { subject: subjectOf(n), askedBy: 'approval-system', at: testNow, purpose: 'credit-query' },
      ]);
  });

  it('is logged with what it is for, in the words of whoever asks', async () => {
    const { receipt } = acceptedValue(await readCredit(ports, system, subjectOf(2), '政府采购资格审查'));
    await readCredits(ports, system, [subjectOf(3)], '招标投标');
    expect(await queriesAbout(2)).toMatchObject([{ purpose: '政府采购资格审查' }]);
    expect((await proved(receipt)).purpose).toBe('政府采购资格审查');
    expect(await queriesAbout(3)).toMatchObject([{ purpose: '招标投标' }]);
  });

  it('of many gives each once in the order asked, names the unknown, and logs every one', async () => {
    const asked = [3, 9, 1, 3, 2, 8].map(subjectOf);
    const { items, unknown } = await readCredits(ports, system, asked);
    expect(items.map(({ subject }) => subject)).toEqual([3, 1, 2].map(subjectOf));
    expect(unknown).toEqual([9, 8].map(subjectOf));
    for (const n of [1, 2, 3, 8, 9]) expect(await queriesAbout(n)).toHaveLength(1);
    for (const { subject, receipt } of items) {
      const [query] = (await collect(ports.records.all('queriesAboutSubject', { subject }))).map(
        ({ value }) => value.id,
      );
      expect((await proved(receipt)).jti).toBe(query);
    }
  });

  it('is not answered when it cannot be logged', async () => {
    const queryLog = { ...ports.queryLog, append: () => Promise.reject(new Error('the log is down')) };
    await expect(readCredit({ ...ports, queryLog }, system, subjectOf(2))).rejects.toThrow('the log is down');
  });

  it('leaves out a measure that is in no table any more', async () => {
    const standing = { ...seriouslyListed, subject: subjectOf(4), measures: ['M04', 'M99'] };
    await ports.ledger.prepare([creation('entity', entity(4, {}, { standing }))]);
    const { measures } = acceptedValue(await readCredit(ports, system, subjectOf(4)));
    expect(measures.map(({ code }) => code)).toEqual(['M04']);
  });
});
