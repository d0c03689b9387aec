import { beforeEach, describe, expect, it } from 'vitest';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import { mostLines } from '../../../shared/domain/credit/standing.ts';
import type { TargetId } from '../../../shared/domain/registry/identifier.ts';
import { correctEvent } from '../../../shared/use-cases/credit/correct-event.ts';
import { type FactRows, penaltyRows, permitRows } from '../../../shared/use-cases/credit/fact-rows.ts';
import { importFacts } from '../../../shared/use-cases/credit/import-facts.ts';
import { recordFact } from '../../../shared/use-cases/credit/record-fact.ts';
import { withdrawEvent } from '../../../shared/use-cases/credit/withdraw-event.ts';
import type { Ledger } from '../../../shared/use-cases/ports.ts';
import type { ImportRow } from '../../../shared/use-cases/registry/import-report.ts';
import { askOf, callerIn, entity, newCommand, on, subjectOf, target } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { penaltyEvent, standingAt } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import { creation, sampleRecords } from '../../support/sample-records.ts';
import { codeOf } from '../../support/subject-codes.ts';

const bureau = '33.SCJG.3301';
const authority = '杭州市市场监督管理局';
const officer = callerIn('department-officer', { department: bureau });
const steward = callerIn('steward', { department: '33' });
const person = `PERSON:${'AB'.repeat(32)}` as TargetId;

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([
    ...Array.from({ length: 120 }, (_, n) => creation('entity', entity(n))),
    creation('entity', { ...entity(0), target: { ...target(0), id: person, name: '某某' } }),
    creation('unit', { ...sampleRecords.unit, code: bureau, name: authority }),
    creation('unit', { ...sampleRecords.unit, code: '33.STHJ.3301', name: '杭州市生态环境局' }),
    creation('unit', { ...sampleRecords.unit, code: '33.A.1', name: '同名局' }),
    creation('unit', { ...sampleRecords.unit, code: '33.A.2', name: '同名局' }),
  ]);
});

const penalty = (line: number, n: number, differences: Readonly<Record<string, string>> = {}): ImportRow => ({
  line,
  values: {
    行政相对人名称: target(n).name,
    统一社会信用代码: codeOf(n),
    行政处罚决定书文号: `杭市监罚〔2026〕${line}号`,
    违法事实: '虚假宣传',
    处罚依据: '反不正当竞争法第二十条',
    处罚类别: '罚款',
    '罚款金额(万元)': '0.5',
    处罚决定日期: '2026-02-27',
    处罚机关: authority,
    ...differences,
  },
});
interface Asked {
  readonly by?: typeof officer;
  readonly importId?: string;
  readonly dryRun?: boolean;
  readonly kind?: FactRows;
  readonly ledger?: Ledger;
  readonly command?: ReturnType<typeof newCommand>;
}
const importing = (rows: readonly ImportRow[], asked: Asked = {}) => {
  const { by = officer, importId = 'file', dryRun = false, kind = penaltyRows, ledger, command } = asked;
  return importFacts({ ...desk.ports, ...(ledger && { ledger }) }, kind, {
    ...askOf(by),
    ...(command && { command }),
    importId,
    dryRun,
    rows,
  });
};
const report = async (rows: readonly ImportRow[], asked?: Asked) =>
  acceptedValue(await importing(rows, asked));
const counts = async (rows: readonly ImportRow[], asked?: Asked) => {
  const { read, accepted, changed, repeated, rejected } = await report(rows, asked);
  expect(read).toBe(accepted + repeated + rejected);
  return { accepted, changed, repeated, rejected };
};
const eventsOf = async (subject: TargetId = subjectOf(1)): Promise<CreditEvent[]> =>
  (await collect(desk.ports.records.all('eventsOfSubject', { subject }))).map(({ value }) => value);
/** Imports a penalty, and gives the fact that it states. */
const imported = async () => {
  await report([penalty(2, 1)]);
  const [event] = await eventsOf();
  if (event?.kind !== 'penalty') throw new Error('no penalty');
  const { id: eventId, subject, knownAt: _, source: __, ...fact } = event;
  return { eventId, subject, fact };
};
const standingOf = async (subject: TargetId = subjectOf(1)) =>
  (await desk.ports.records.get('entity', { target: { id: subject } }))?.value.standing;

describe('a file of penalties', () => {
  it('enters the histories of those whom it is about, whose standing is folded anew', async () => {
    expect(await counts([penalty(2, 1), penalty(3, 1), penalty(4, 2)])).toEqual({
      accepted: 3,
      changed: 3,
      repeated: 0,
      rejected: 0,
    });
    const events = await eventsOf();
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      kind: 'penalty',
      fineFen: 500_000,
      severity: 'ordinary',
      source: { kind: 'import', by: 'import/file', unit: bureau },
      knownAt: desk.clock.now(),
    });
    const standing = await standingOf();
    expect(standing).toEqual(standingAt(subjectOf(1), events, standing?.knownAt));
    expect(standing?.riskClass).toBe('C');
    expect((await collect(desk.ports.ledger.trail('import/file'))).map(({ action }) => action)).toEqual([
      'credit-events-imported',
    ]);
  });

  it('changes nothing when it is imported again, by the same call, another file or another officer', async () => {
    const rows = [penalty(2, 1), penalty(3, 2)];
    await report(rows);
    for (const asked of [{}, { importId: 'copy' }, { by: steward }, { by: { ...officer, subject: 'other' } }])
      expect(await counts(rows, asked)).toEqual({ accepted: 2, changed: 0, repeated: 0, rejected: 0 });
    expect(await eventsOf()).toHaveLength(1);
  });

  it('counts a document once, however its number is spelled, and the first line that states it', async () => {
    const again = penalty(9, 1, { 行政处罚决定书文号: '杭市监罚[2026] 2号' });
    expect(await counts([penalty(2, 1), again])).toEqual({
      accepted: 1,
      changed: 1,
      repeated: 1,
      rejected: 0,
    });
    expect(await counts([again])).toEqual({ accepted: 0, changed: 0, repeated: 1, rejected: 0 });
    const { notes } = await report([again]);
    expect(notes).toContainEqual(expect.objectContaining({ code: 'repeated', lines: [9] }));
  });

  it('rejects a document that says something else now: it must be corrected', async () => {
    await report([penalty(2, 1)]);
    const other = penalty(2, 1, { '罚款金额(万元)': '5' });
    const { problems, changed } = await report([other], { importId: 'later' });
    expect(changed).toBe(0);
    expect(problems).toMatchObject([{ line: 2, code: 'document-recorded' }]);
    expect(problems[0]?.message.zh).toContain('更正');
    expect(await report([penalty(2, 1), other], { importId: 'both' })).toMatchObject({
      accepted: 1,
      rejected: 1,
    });
  });

  it('whose fact was corrected since can be imported as it is now, and no longer as it was', async () => {
    const { eventId, subject, fact } = await imported();
    const second = callerIn('approver', { department: bureau });
    const asked = { subject, eventId, reason: '金额录入有误', replacement: { ...fact, fineFen: 5_000_000 } };
    acceptedValue(await correctEvent(desk.ports, { ...askOf(second), ...asked }));
    expect(await counts([penalty(2, 1, { '罚款金额(万元)': '5' })])).toMatchObject({
      accepted: 1,
      changed: 0,
    });
    expect((await report([penalty(2, 1)])).problems).toMatchObject([{ code: 'document-recorded' }]);
  });

  it.each(['withdrawn', 'corrected into another document'] as const)(
    'does not bring back what was %s when it is sent again',
    async (became) => {
      const { eventId, subject, fact } = await imported();
      const second = callerIn('approver', { department: bureau });
      const asked = { subject, eventId, reason: '异议成立，记录有误' };
      const replacement = { ...fact, documentNo: '杭市监罚〔2026〕3号' };
      if (became === 'withdrawn')
        acceptedValue(await withdrawEvent(desk.ports, { ...askOf(second), ...asked }));
      else acceptedValue(await correctEvent(desk.ports, { ...askOf(second), ...asked, replacement }));
      const left = await eventsOf();
      for (const importId of ['file', 'resent']) {
        const { changed, problems } = await report([penalty(2, 1)], { importId });
        expect([changed, problems]).toMatchObject([0, [{ line: 2, code: 'document-withdrawn' }]]);
        expect(problems[0]?.message.zh).toContain('请从文件中删去该行');
      }
      expect(await eventsOf()).toEqual(left);
      // To record it anew is an act of its own.
      acceptedValue(await recordFact(desk.ports, { ...askOf(officer), subject, fact }));
      expect(await counts([penalty(2, 1)])).toEqual({ accepted: 1, changed: 0, repeated: 0, rejected: 0 });
    },
  );

  it('whose fact was recorded through the API before adds nothing', async () => {
    const stated = {
      kind: 'penalty',
      occurredOn: on('2026-02-27'),
      documentNo: '杭市监罚〔2026〕2号',
      authority,
      severity: 'ordinary',
      category: '罚款',
      facts: '虚假宣传',
      basis: '反不正当竞争法第二十条',
      fineFen: 500_000,
    } as const;
    acceptedValue(await recordFact(desk.ports, { ...askOf(officer), subject: subjectOf(1), fact: stated }));
    expect(await counts([penalty(2, 1)])).toEqual({ accepted: 1, changed: 0, repeated: 0, rejected: 0 });
  });

  it('is not corrected by whoever imported it', async () => {
    const { eventId, subject, fact } = await imported();
    const asked = { subject, eventId, reason: '金额录入有误', replacement: { ...fact, fineFen: 1 } };
    expect(refusalIn(await correctEvent(desk.ports, { ...askOf(officer), ...asked })).code).toBe(
      'same-person',
    );
  });

  it('rejects what is wrong line by line, and takes the rest', async () => {
    const rows: ImportRow[] = [
      penalty(2, 1),
      { line: 3, problem: { code: 'row-width', message: { zh: '列数不符', en: 'wrong width' } } },
      penalty(4, 1, { 处罚依据: '', 处罚类别: '' }),
      penalty(5, 999),
      penalty(6, 1, { 处罚机关: '杭州市生态环境局' }),
      penalty(7, 1, { 处罚机关: '没有登记的局' }),
      penalty(8, 1, { 处罚机关: '同名局' }),
      penalty(9, 1, { 处罚决定日期: '2026-03-03' }),
      penalty(10, 1, { 处罚决定日期: '2017-01-01' }),
      penalty(11, 2),
    ];
    const { problems, ...rest } = await report(rows);
    expect(rest).toMatchObject({ read: 10, accepted: 2, changed: 2, rejected: 8 });
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 row-width',
      '4 category-missing',
      '4 basis-missing',
      '5 subject-unknown',
      '6 outside-jurisdiction',
      '7 authority-unknown',
      '8 authority-unknown',
      '9 invalid-input',
      '10 invalid-input',
    ]);
    for (const { message } of problems.slice(1)) expect(message.zh).toMatch(/[；，。]/);
  });

  it('is imported for any unit by a steward above it, found by name or by its code', async () => {
    const rows = [
      penalty(2, 1),
      penalty(3, 1, { 处罚机关: '杭州市生态环境局' }),
      penalty(4, 1, { 处罚机关: '同名局', 单位编码: '33.A.2' }),
    ];
    expect(await counts(rows, { by: steward })).toMatchObject({ changed: 3, rejected: 0 });
    expect((await eventsOf()).map(({ source }) => source.unit).toSorted()).toEqual([
      '33.A.2',
      bureau,
      '33.STHJ.3301',
    ]);
  });

  it('notes a name that is not the register’s, for the code may be wrong', async () => {
    const { notes } = await report([penalty(2, 1, { 行政相对人名称: '另一家公司' })]);
    expect(notes).toContainEqual(expect.objectContaining({ code: 'party-name-differs', lines: [2] }));
  });

  it('about a natural person is kept under the digest, and its name is not compared or kept', async () => {
    const row = penalty(2, 1, {
      统一社会信用代码: '',
      自然人标识: 'ab'.repeat(32),
      行政相对人类别: '自然人',
      行政相对人名称: '另一人',
    });
    const { changed, notes } = await report([row]);
    expect([changed, notes.map(({ code }) => code)]).toEqual([1, ['severity-assumed']]);
    expect(JSON.stringify(await eventsOf(person))).not.toContain('另一人');
  });

  it('with an identity number leaves no trace of it anywhere', async () => {
    const number = '330106190001010017';
    const row = penalty(2, 1, { 违法事实: `当事人 ${number}`, 证件号码: number });
    const told = await report([row, penalty(3, 1)]);
    expect(told.problems).toMatchObject([{ line: 2, code: 'identity-number' }]);
    const trail = await collect(desk.ports.ledger.trail('import/file'));
    expect(JSON.stringify([told, trail, await eventsOf(), await standingOf()])).not.toContain(number);
  });

  it('that is only checked says the same and writes nothing', async () => {
    const rows = [penalty(2, 1), penalty(3, 999)];
    expect(await counts(rows, { dryRun: true })).toEqual({
      accepted: 1,
      changed: 1,
      repeated: 0,
      rejected: 1,
    });
    expect(await eventsOf()).toEqual([]);
  });

  it('beyond a thousand rows is refused as a whole', async () => {
    const rows = Array.from({ length: 1001 }, (_, n) => penalty(n + 2, 1));
    expect(refusalIn(await importing(rows)).code).toBe('too-large');
  });
});

describe('a file of permits', () => {
  const permit: ImportRow = {
    line: 2,
    values: {
      统一社会信用代码: codeOf(1),
      行政许可决定文书号: '杭市监许〔2026〕9号',
      许可证书名称: '食品经营许可证',
      许可决定日期: '2026-02-10',
      有效期至: '2031-02-09',
      许可机关: authority,
    },
  };

  it('enters the history and counts for nothing', async () => {
    expect(await counts([permit], { kind: permitRows })).toMatchObject({ changed: 1 });
    expect(await eventsOf()).toMatchObject([
      { kind: 'permit', name: '食品经营许可证', validUntil: '2031-02-09' },
    ]);
    expect(await standingOf()).toMatchObject({ lines: [], lists: [] });
    expect(await standingOf()).not.toHaveProperty('riskClass');
  });

  it('that ends before it begins is rejected', async () => {
    const row = { ...permit, values: { ...permit.values, 有效期至: '2026-02-09' } } as ImportRow;
    expect((await report([row], { kind: permitRows })).problems).toMatchObject([{ code: 'invalid-input' }]);
  });
});

describe('an import that is larger than a transaction', () => {
  const spread = Array.from({ length: 100 }, (_, n) => penalty(n + 2, n));
  const heaped = Array.from({ length: 100 }, (_, n) => penalty(n + 2, 1));

  it('is applied in parts, none of which leaves an entity half done', async () => {
    expect(await counts(spread)).toMatchObject({ changed: 100 });
    const trail = await collect(desk.ports.ledger.trail('import/file'));
    expect(trail.map(({ touched }) => touched.length)).toEqual([90, 90, 20]);
  });

  it('takes many facts about one entity, whose standing is the fold of them all', async () => {
    expect(await counts(heaped)).toMatchObject({ changed: 100 });
    const events = await eventsOf();
    expect(events).toHaveLength(100);
    const standing = await standingOf();
    expect(standing).toEqual(standingAt(subjectOf(1), events, standing?.knownAt));
  });

  it('is taken as far as the record of an entity holds it, and says so of the rest', async () => {
    const earlier = Array.from({ length: mostLines - 2 }, (_, n) =>
      creation('creditEvent', penaltyEvent({ id: `earlier-${n}` })),
    );
    await desk.ports.ledger.prepare(earlier);
    const { changed, problems } = await report([...heaped, ...spread.slice(2, 4)]);
    expect([changed, problems.map(({ code }) => code)]).toEqual([4, Array(98).fill('record-full')]);
    expect((await standingOf())?.lines).toHaveLength(mostLines);
    expect(await counts(heaped.slice(0, 2))).toMatchObject({ accepted: 2, changed: 0 });
  });

  it('that breaks off does what is left when it is called again, and reports it', async () => {
    let calls = 0;
    const breaking: Ledger = {
      ...desk.ports.ledger,
      apply: (change) => {
        calls += 1;
        return calls === 2 ? Promise.reject(new Error('power cut')) : desk.ports.ledger.apply(change);
      },
    };
    const command = newCommand();
    await expect(importing(spread, { ledger: breaking, command })).rejects.toThrow('power cut');
    expect(await counts(spread, { command })).toEqual({
      accepted: 100,
      changed: 55,
      repeated: 0,
      rejected: 0,
    });
    for (let n = 0; n < 100; n += 1) expect(await eventsOf(subjectOf(n))).toHaveLength(1);
  });

  it('starts over where someone else records about the same entity meanwhile', async () => {
    let isFirst = true;
    const racing: Ledger = {
      ...desk.ports.ledger,
      apply: async (change) => {
        if (isFirst) {
          isFirst = false;
          acceptedValue(await importing([penalty(500, 1)], { importId: 'other' }));
        }
        return desk.ports.ledger.apply(change);
      },
    };
    expect(await counts([penalty(2, 1), penalty(3, 2)], { ledger: racing })).toMatchObject({ changed: 2 });
    expect(await eventsOf()).toHaveLength(2);
    expect(await standingOf()).toEqual(
      standingAt(subjectOf(1), await eventsOf(), (await standingOf())?.knownAt),
    );
  });
});
