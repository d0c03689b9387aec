import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReceipts } from '../../infra/local/receipts/check-receipts.ts';
import { receiptsIn } from '../../infra/local/receipts/receipts-in.ts';
import { entity, subjectOf } from '../support/builders.ts';
import { listedEvent, resultEvent, standingAt } from '../support/credit-events.ts';
import { creation } from '../support/sample-records.ts';
import { type TestService, testService } from '../support/service.ts';
import { codeOf } from '../support/subject-codes.ts';

type Answer = Readonly<Record<string, unknown>>;

let folder: string;
let keys: string;
let credit: Answer;
let refused: Answer;
let deferred: Answer;
let unknown: Answer;
let batch: Answer;

const answerOf = async (service: TestService, operation: string, asked: object): Promise<Answer> =>
  (await (await service.ask(operation, { as: 'approval-system', ...asked })).json()) as Answer;

beforeAll(async () => {
  const service = await testService();
  const listed = standingAt(subjectOf(2), [listedEvent({ subject: subjectOf(2), measures: ['M01', 'M04'] })]);
  const fine = standingAt(subjectOf(3), [resultEvent(['1'], { subject: subjectOf(3) })]);
  await service.wiring.ledger.prepare([
    creation('entity', entity(2, {}, { standing: listed })),
    creation('entity', entity(3, {}, { standing: fine })),
  ]);
  const question = (n: number) => ({ code: codeOf(n), itemCode: 'XK-SCJG-001', applicationNo: '2026-1' });
  credit = await answerOf(service, 'getCredit', { params: { code: codeOf(2) } });
  batch = await answerOf(service, 'batchCredit', { body: { codes: [codeOf(2), codeOf(3), codeOf(9)] } });
  refused = await answerOf(service, 'checkEligibility', { body: question(2) });
  deferred = await answerOf(service, 'checkEligibility', {
    body: { ...question(3), missingMaterials: ['M1'] },
  });
  unknown = await answerOf(service, 'checkEligibility', { body: question(9) });
  folder = await mkdtemp(join(tmpdir(), 'openlot-answers-'));
  keys = join(folder, 'keys.json');
  await writeFile(keys, JSON.stringify(await answerOf(service, 'getKeys', {})));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const verdictsOn = async (
  answer: unknown,
): Promise<readonly (true | readonly [code: string, zh: string])[]> =>
  (await checkReceipts(receiptsIn(answer), keys)).map((one) =>
    one.valid ? true : [one.code, one.message.zh],
  );

describe('an answer of the service', () => {
  it('says what its receipt says, of every kind, and in a batch each', async () => {
    expect([refused['decision'], deferred['decision'], unknown['decision']]).toEqual([
      'refuse',
      'allow-with-deferral',
      'review',
    ]);
    for (const answer of [credit, refused, deferred, unknown])
      expect(await verdictsOn(answer)).toEqual([true]);
    expect(await verdictsOn(batch)).toEqual([true, true]);
  });

  it('that was altered around an intact receipt is found out, with the member that differs', async () => {
    const [reason] = refused['reasons'] as object[];
    const [entry] = credit['lists'] as object[];
    const [line] = credit['lines'] as object[];
    const altered: readonly (readonly [answer: Answer, differences: Answer])[] = [
      [refused, { decision: 'allow' }],
      [refused, { reasons: [{ ...reason, code: 'GOOD_STANDING' }] }],
      [refused, { subject: subjectOf(3) }],
      [refused, { askedAs: subjectOf(1) }],
      [refused, { itemCode: 'XK-WHLY-001' }],
      [refused, { applicationNo: '2026-2' }],
      [refused, { checkedAt: '2026-03-02T01:00:01.000Z' }],
      [refused, { asOf: '2020-01-01' }],
      [refused, { riskClass: 'A' }],
      [deferred, { deferral: undefined }],
      [deferred, { deferral: { ...(deferred['deferral'] as object), dueOn: { on: '2030-01-01' } } }],
      [credit, { riskClass: 'A' }],
      [credit, { riskClass: undefined }],
      [credit, { score: 1000 }],
      [credit, { grade: '1' }],
      [credit, { asOf: '2020-01-01' }],
      [credit, { knownAt: '2020-01-01T00:00:00.000Z' }],
      [credit, { lists: [] }],
      [credit, { lists: [{ ...entry, endsOn: '2026-03-03' }] }],
      [credit, { measures: [] }],
      [credit, { lines: [{ ...line, points: 0 }] }],
      [credit, { lines: ['\ud800'] }],
      [credit, { decision: 'allow' }],
    ];
    for (const [answer, differences] of altered) {
      const [member = ''] = Object.keys(differences);
      expect([member, await verdictsOn({ ...answer, ...differences })]).toEqual([
        member,
        [['answer-differs', expect.stringContaining(` ${member} `)]],
      ]);
    }
    const [first, second] = batch['items'] as Answer[];
    expect(await verdictsOn({ items: [first, { ...second, subject: subjectOf(2) }] })).toEqual([
      true,
      ['answer-differs', expect.stringContaining('subject')],
    ]);
  });

  it('may have members that no receipt speaks of', async () => {
    expect(await verdictsOn({ ...credit, name: '示例', publicScore: 1 })).toEqual([true]);
  });
});
