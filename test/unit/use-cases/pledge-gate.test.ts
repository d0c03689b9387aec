import { beforeEach, describe, expect, it } from 'vitest';
import { createReactions } from '../../../functions/reactions/process.ts';
import { dynamoAnswers } from '../../../shared/adapters/dynamodb/latest-answers.ts';
import { dynamoLedger } from '../../../shared/adapters/dynamodb/ledger.ts';
import { dynamoQueryLog } from '../../../shared/adapters/dynamodb/query-log.ts';
import { dynamoRecords } from '../../../shared/adapters/dynamodb/records.ts';
import { keyVault } from '../../../shared/adapters/key-vault.ts';
import { receiptSigner } from '../../../shared/adapters/receipt-signer.ts';
import { ruleTables } from '../../../shared/adapters/rule-tables.ts';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import type { Receipt } from '../../../shared/domain/credit/receipt.ts';
import { verifyReceipt } from '../../../shared/domain/credit/verify-receipt.ts';
import type { LatestAnswer } from '../../../shared/domain/pledges/latest-answer.ts';
import { type TableName, tableHash } from '../../../shared/domain/rule-tables/rule-tables.ts';
import { NoTableInForceError } from '../../../shared/domain/rule-tables/table-version.ts';
import type { Ports } from '../../../shared/use-cases/ask.ts';
import { readReceiptKeys } from '../../../shared/use-cases/credit/read-receipt-keys.ts';
import { checkEligibility } from '../../../shared/use-cases/pledges/check-eligibility.ts';
import { TablesUnavailableError } from '../../../shared/use-cases/ports.ts';
import { callerIn, entity, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { countingEntropy } from '../../support/counting-entropy.ts';
import { listedEvent, resultEvent, standingAt } from '../../support/credit-events.ts';
import { embeddedTable } from '../../support/embedded-table.ts';
import { withFault } from '../../support/faulty-client.ts';
import { type ManualClock, manualClock, testNow } from '../../support/manual-clock.ts';
import { recordedCalls } from '../../support/recorded-calls.ts';
import { changeRegister } from '../../support/register-change.ts';
import { tableVersionOf, testTables } from '../../support/rule-tables.ts';
import { creation } from '../../support/sample-records.ts';

const system = callerIn('approval-system', { scopes: ['pledge:check'] });
const standing = (n: number, ...events: readonly CreditEvent[]) =>
  standingAt(
    subjectOf(n),
    events.map((event) => ({ ...event, subject: subjectOf(n) })),
  );
const listed = listedEvent({ measures: ['M01', 'M02', 'M04'] });

type GatePorts = Omit<Ports, 'beacon' | 'progress' | 'webhooks'>;
let ports: GatePorts;
let clock: ManualClock;
let calls: string[];
let table: Awaited<ReturnType<typeof embeddedTable>>;
beforeEach(async () => {
  table = await embeddedTable();
  const { tableName } = table;
  const recorded = recordedCalls(table);
  const { client } = recorded;
  calls = recorded.calls;
  clock = manualClock();
  const records = dynamoRecords(client, tableName);
  const entropy = countingEntropy();
  const ledger = dynamoLedger(client, tableName, entropy);
  const vault = keyVault(Buffer.alloc(32, 7));
  ports = {
    records,
    ledger,
    clock,
    entropy,
    vault,
    tables: ruleTables(records, clock),
    signer: receiptSigner({ records, ledger, vault, clock, log: () => undefined }, 'https://openlot.example'),
    queryLog: dynamoQueryLog(client, tableName),
    answers: dynamoAnswers(client, tableName),
  };
  await ledger.prepare([
    creation('entity', entity(1)),
    creation('entity', entity(2, {}, { standing: standing(2, listed) })),
    creation('entity', entity(3, {}, { standing: standing(3, resultEvent(['1'])) })),
  ]);
});

interface Asked {
  readonly itemCode?: string;
  readonly applicationNo?: string;
  readonly missingMaterials?: readonly string[];
}
const ask = (n: number, asked: Asked = {}, others: Partial<GatePorts> = {}) =>
  checkEligibility({ ...ports, ...others }, system, {
    subject: subjectOf(n),
    itemCode: 'XK-SCJG-001',
    applicationNo: '2026-1',
    missingMaterials: [],
    ...asked,
  });
const codesOf = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code);
const queriesAbout = async (n: number) =>
  (await collect(ports.records.all('queriesAboutSubject', { subject: subjectOf(n) }))).map(
    ({ value }) => value,
  );
const latestOf = async (n: number): Promise<LatestAnswer> => {
  const stored = await ports.records.get('latestAnswer', {
    subject: subjectOf(n),
    itemCode: 'XK-SCJG-001',
    applicationNo: '2026-1',
  });
  if (stored === undefined) throw new Error('nobody asked');
  return stored.value;
};
/** What a receipt says to whoever has the published keys. */
const proved = async (receipt: string): Promise<Receipt> => {
  const verification = verifyReceipt(receipt, await readReceiptKeys(ports));
  if (!verification.valid) throw new Error(verification.code);
  return verification.receipt;
};
const react = (others: Partial<GatePorts> = {}) => createReactions({ ...ports, ...others, log: () => {} });
const change = (n: number, events: readonly CreditEvent[], state: 'active' | 'closed' = 'active') =>
  changeRegister(
    { ...ports, beacon: undefined, progress: undefined } as never,
    'entity',
    { target: { id: subjectOf(n) } },
    (value) => ({
      ...value,
      target: { ...value.target, state },
      standing: standing(n, ...events),
    }),
  );

describe('the hot path of the pledge gate', () => {
  const asIfWarm = async () => {
    await ask(3);
    calls.length = 0;
  };

  it('is exactly one read and one write, whatever the answer', async () => {
    await asIfWarm();
    for (const [n, asked] of [
      [3, {}],
      [3, { missingMaterials: ['M1'] }],
      [2, {}],
      [1, { itemCode: 'XK-YJGL-001' }],
      [9, { itemCode: 'XK-NONE-001' }],
    ] as const) {
      calls.length = 0;
      await ask(n, asked);
      expect(calls.toSorted()).toEqual(['GetItemCommand', 'PutItemCommand']);
    }
  });

  it('reads the history besides where the row holds no more', async () => {
    await asIfWarm();
    await ports.ledger.prepare([
      creation('creditEvent', { ...resultEvent(['1']), subject: subjectOf(4) }),
      creation(
        'entity',
        entity(4, {}, { standing: { ...standing(4, listed), validThrough: on('2026-03-01') } }),
      ),
    ]);
    calls.length = 0;
    const answer = await ask(4);
    expect(calls.toSorted()).toEqual(['GetItemCommand', 'PutItemCommand', 'QueryCommand']);
    expect([answer.decision, answer.asOf]).toEqual(['allow', '2026-03-02']);
  });
});

describe('an answer of the pledge gate', () => {
  it('has its reasons, the day of the standing, and a receipt of the same', async () => {
    const answer = await ask(2);
    expect(answer).toMatchObject({
      subject: subjectOf(2),
      itemCode: 'XK-SCJG-001',
      applicationNo: '2026-1',
      decision: 'refuse',
      asOf: '2026-03-02',
      checkedAt: testNow,
    });
    expect(await proved(answer.receipt)).toMatchObject({
      kind: 'pledge-eligibility',
      jti: (await latestOf(2)).id,
      sub: subjectOf(2),
      decision: 'refuse',
      reasons: answer.reasons,
      deferral: null,
      askedBy: 'approval-system',
      purpose: 'pledge-eligibility',
      standing: { knownAt: testNow, version: 1, measures: ['M01', 'M02', 'M04'] },
      tables: testTables.hashes,
    });
  });

  it('tells a good standing from none at all, and an unknown entity from both', async () => {
    expect(codesOf(await ask(3))).toEqual(['GOOD_STANDING']);
    const unevaluated = await ask(1);
    expect(codesOf(unevaluated)).toEqual(['NOT_EVALUATED']);
    expect(unevaluated).not.toHaveProperty('asOf');
    const unknown = await ask(9);
    expect([unknown.decision, ...codesOf(unknown)]).toEqual(['review', 'ENTITY_UNKNOWN']);
    expect(await proved(unknown.receipt)).toMatchObject({ register: null, standing: null });
  });

  it('names the papers that may follow, and until when', async () => {
    const answer = await ask(3, { missingMaterials: ['M1'] });
    expect(answer.decision).toBe('allow-with-deferral');
    expect(answer.deferral).toMatchObject({
      materials: [{ id: 'M1' }],
      workingDays: 5,
      dueOn: { on: '2026-03-09' },
    });
    expect(await proved(answer.receipt)).toMatchObject({
      decision: 'allow-with-deferral',
      deferral: {
        materials: ['经营场所使用证明 Proof of the right to use the premises'],
        dueOn: '2026-03-09',
      },
    });
  });

  it('is not given when it cannot be kept or signed', async () => {
    const down = () => Promise.reject(new Error('down'));
    await expect(ask(3, {}, { answers: { put: down } })).rejects.toThrow('down');
    await expect(ask(3, {}, { signer: { sign: down } })).rejects.toThrow('down');
    const faulty = dynamoAnswers(withFault(table, 'PutItemCommand', 'InternalServerError'), table.tableName);
    await expect(ask(3, {}, { answers: faulty })).rejects.toThrow('InternalServerError');
  });
});

describe('the same application', () => {
  const without = ({ receipt: _, checkedAt: __, ...answer }: Awaited<ReturnType<typeof ask>>) => answer;

  it('gets the same answer however often and late it is asked about, until something changes', async () => {
    const first = await ask(3);
    for (const days of [0, 1, 20]) {
      clock.advance({ days });
      expect(without(await ask(3))).toEqual(without(first));
    }
  });

  it('is told since when and what has changed, once', async () => {
    await ask(3);
    clock.advance({ minutes: 90 });
    await change(3, [listed]);
    const { decision, changed } = await ask(3);
    expect([decision, changed?.since]).toEqual(['refuse', testNow]);
    expect(changed?.what.map(({ code }) => code)).toEqual([
      'listed',
      'measure-applied',
      'measure-applied',
      'measure-applied',
      'risk-class',
    ]);
    expect(changed?.what[0]?.text.zh).toContain('浙市监列〔2026〕1号');
    expect(await ask(3)).not.toHaveProperty('changed');
    await change(3, [resultEvent(['1'])], 'closed');
    const after = await ask(3);
    expect(after.changed?.what.map(({ code }) => code)).toEqual([
      'register-state',
      'removed-from-list',
      'measure-lifted',
      'measure-lifted',
      'measure-lifted',
      'risk-class',
    ]);
  });

  it('is told that another entity has taken the place of the one asked about, and the receipt names both', async () => {
    expect(await proved((await ask(1)).receipt)).toMatchObject({ sub: subjectOf(1), askedAs: null });
    await changeRegister(
      { ...ports, beacon: undefined, progress: undefined } as never,
      'entity',
      { target: { id: subjectOf(1) } },
      (value) => ({
        ...value,
        succeededBy: {
          id: subjectOf(3),
          reason: 'merger',
          documentNo: '合并登记〔2026〕1号',
          effectiveOn: on('2026-03-02'),
          knownAt: testNow,
        },
      }),
    );
    const answer = await ask(1);
    expect(answer).toMatchObject({ subject: subjectOf(3), askedAs: subjectOf(1) });
    expect(answer.changed?.what.map(({ code }) => code)).toContain('succession');
    expect(await proved(answer.receipt)).toMatchObject({ sub: subjectOf(3), askedAs: subjectOf(1) });
  });

  it('is told that the day for its papers has moved with the day on which it is asked', async () => {
    await ask(3, { missingMaterials: ['M1'] });
    clock.advance({ days: 1 });
    const { changed, deferral } = await ask(3, { missingMaterials: ['M1'] });
    expect(deferral?.dueOn.on).toBe('2026-03-10');
    expect(changed?.what.map(({ code, text }) => [code, text.zh])).toEqual([
      ['deferral-day', '补齐材料的期限由“2026-03-09”变为“2026-03-10”。'],
    ]);
  });

  it('is told of other papers, and of nothing that another item or application was told of', async () => {
    await ask(3);
    expect((await ask(3, { missingMaterials: ['M1'] })).changed?.what.map(({ code }) => code)).toEqual([
      'missing-materials',
    ]);
    for (const other of [{ applicationNo: '2026-2' }, { itemCode: 'XK-WHLY-001' }])
      expect(await ask(3, other)).not.toHaveProperty('changed');
  });

  it('is not taken for another whose item and number read the same together', async () => {
    await ask(3, { itemCode: 'A', applicationNo: 'B#C' });
    expect(
      await ask(3, { itemCode: 'A#B', applicationNo: 'C', missingMaterials: ['M1'] }),
    ).not.toHaveProperty('changed');
  });

  it('asked about twice at once gets two answers, of which one follows the other', async () => {
    await ask(3);
    await change(3, [listed]);
    const answers = await Promise.all([ask(3), ask(3)]);
    expect(answers.map(({ decision }) => decision)).toEqual(['refuse', 'refuse']);
    expect(answers.filter(({ changed }) => changed !== undefined)).toHaveLength(1);
  });

  it('is told of a new version of its item’s rule and of the tables behind its standing', async () => {
    const published = async <N extends TableName>(name: N, basis: string) => {
      const version = tableVersionOf(name);
      const next = { ...version.table, basis, effectiveFrom: on('2026-03-04') };
      await ports.ledger.prepare([
        creation('tableVersion', {
          hash: tableHash(next),
          publishedAt: clock.now(),
          table: next,
        }),
      ]);
    };
    await ask(1);
    await published('measures', '修订后的措施清单');
    await published('holidays', '与回答无关的修订');
    clock.advance({ days: 3 });
    const { changed, decision } = await ask(1);
    expect(decision).toBe('allow');
    expect(changed?.what.map(({ code, text }) => [code, text.zh])).toEqual([
      ['tables', '规则表已更新：measures。'],
    ]);
  });
});

describe('without rule tables', () => {
  const failing = (error: Error) => ({
    at: () => Promise.reject(error),
    versions: () => Promise.reject(error),
  });
  const unreadable = failing(new TablesUnavailableError('no tables'));
  const before = failing(new NoTableInForceError('measures', on('1999-01-01')));

  it('nobody is allowed, and a person must decide', async () => {
    for (const tables of [unreadable, before])
      for (const n of [1, 2, 3, 9]) {
        const answer = await ask(n, {}, { tables });
        expect([answer.decision, ...codesOf(answer)]).toEqual(['review', 'TABLES_UNAVAILABLE']);
        expect(await proved(answer.receipt)).toMatchObject({ decision: 'review', tables: {} });
      }
  });

  it('the application is told when they are gone and when they are back', async () => {
    const codes = async (tables: GatePorts['tables']) =>
      (await ask(3, {}, { tables })).changed?.what.map(({ code }) => code);
    expect(await codes(ports.tables)).toBeUndefined();
    expect(await codes(unreadable)).toEqual(['tables']);
    expect(await codes(unreadable)).toBeUndefined();
    expect(await codes(ports.tables)).toEqual(['tables']);
  });

  it('what changes meanwhile is told once they are back, since it was last judged', async () => {
    await ask(3);
    clock.advance({ minutes: 1 });
    await ask(3, {}, { tables: unreadable });
    await change(3, [listed]);
    clock.advance({ minutes: 1 });
    await ask(3, {}, { tables: unreadable });
    const { changed } = await ask(3);
    expect(changed?.since).toBe(testNow);
    expect(changed?.what.map(({ code }) => code)).toEqual(expect.arrayContaining(['tables', 'listed']));
  });

  it('anything else that goes wrong with them is no answer', async () => {
    const broken = failing(new Error('a bug'));
    await expect(ask(3, {}, { tables: broken })).rejects.toThrow('a bug');
  });
});

describe('the query log', () => {
  it('has from the stream who asked about whom, when, why, for what, and what was said', async () => {
    const { receipt } = await ask(2);
    expect(await queriesAbout(2)).toEqual([]);
    await react()({ kind: 'latestAnswer', before: undefined, after: await latestOf(2), version: 1 });
    expect(await queriesAbout(2)).toEqual([
      {
        id: (await proved(receipt)).jti,
        subject: subjectOf(2),
        at: testNow,
        askedBy: 'approval-system',
        askedFor: '33.SCJG',
        purpose: 'pledge-eligibility',
        itemCode: 'XK-SCJG-001',
        applicationNo: '2026-1',
        decision: 'refuse',
      },
    ]);
  });

  it('has each answer once, although the reaction breaks off and the stream tells it twice', async () => {
    const answers: LatestAnswer[] = [];
    for (let time = 0; time < 3; time += 1) {
      await ask(9);
      answers.push(await latestOf(9));
      clock.advance({ minutes: 1 });
    }
    const stopping = { ...ports.queryLog, append: () => Promise.reject(new Error('the machine stopped')) };
    for (const [i, after] of answers.entries()) {
      const told = { kind: 'latestAnswer' as const, before: answers[i - 1], after, version: 1 };
      await expect(react({ queryLog: stopping })(told)).rejects.toThrow('the machine stopped');
      await react()(told);
      await react()(told);
    }
    expect((await queriesAbout(9)).map(({ id }) => id)).toEqual(answers.map(({ id }) => id));
  });
});
