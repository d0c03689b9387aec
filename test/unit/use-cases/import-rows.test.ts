import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../../shared/adapters/dynamodb/ledger.ts';
import { dynamoRecords } from '../../../shared/adapters/dynamodb/records.ts';
import type { Ask } from '../../../shared/use-cases/ask.ts';
import type { Command, Ledger, Records } from '../../../shared/use-cases/ports.ts';
import { type ImportRow, mostNotedLines } from '../../../shared/use-cases/registry/import-report.ts';
import { importRows } from '../../../shared/use-cases/registry/import-rows.ts';
import {
  inspectorRegister,
  itemRegister,
  targetRegister,
} from '../../../shared/use-cases/registry/registers.ts';
import { askOf, callerIn, entity, newCommand, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { countingEntropy } from '../../support/counting-entropy.ts';
import { standingAt } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { embeddedTable } from '../../support/embedded-table.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { creation } from '../../support/sample-records.ts';
import { codeOf } from '../../support/subject-codes.ts';

const steward = callerIn('steward', { department: '33' });
let records: Records;
let ledger: Ledger;
beforeEach(async () => {
  const { client, tableName } = await embeddedTable();
  records = dynamoRecords(client, tableName);
  ledger = dynamoLedger(client, tableName, countingEntropy());
});

const row = (line: number, n: number, differences: Readonly<Record<string, string>> = {}): ImportRow => ({
  line,
  values: { 统一社会信用代码: codeOf(n), 企业名称: `杭州示例第${n}号公司`, 区划: '330106', ...differences },
});
const rows = (count: number, from = 0): ImportRow[] =>
  Array.from({ length: count }, (_, n) => row(n + 2, from + n));

interface Asked extends Partial<Ask> {
  readonly importId?: string;
  readonly dryRun?: boolean;
  readonly through?: Ledger;
}
const entropy = countingEntropy();
const importTargets = (
  given: readonly ImportRow[],
  { importId = 'file', dryRun = false, through = ledger, ...ask }: Asked = {},
) =>
  importRows({ records, ledger: through, clock: manualClock(), entropy }, targetRegister, {
    ...askOf(steward),
    ...ask,
    importId,
    dryRun,
    rows: given,
  });
const nameOf = async (n: number): Promise<string | undefined> =>
  (await records.get('entity', { target: { id: subjectOf(n) } }))?.value.target.name;
const counts = ({ read, accepted, changed, repeated, rejected }: Awaited<ReturnType<typeof reportOf>>) => ({
  read,
  accepted,
  changed,
  repeated,
  rejected,
});
const reportOf = async (...asked: Parameters<typeof importTargets>) =>
  acceptedValue(await importTargets(...asked));

describe('an import', () => {
  it('takes rows into the register with the line they came from', async () => {
    const report = await reportOf(rows(250));
    expect(counts(report)).toEqual({ read: 250, accepted: 250, changed: 250, repeated: 0, rejected: 0 });
    const stored = await records.get('entity', { target: { id: subjectOf(249) } });
    expect(stored?.value).toMatchObject({
      target: { name: '杭州示例第249号公司', district: '330106' },
      source: { importId: 'file', line: 251 },
    });
  });

  it('changes nothing when it runs again, by the same file or another', async () => {
    await reportOf(rows(100));
    for (const importId of ['file', 'another'])
      expect(counts(await reportOf(rows(100), { importId }))).toEqual({
        read: 100,
        accepted: 100,
        changed: 0,
        repeated: 0,
        rejected: 0,
      });
  });

  it('touches no entry when the same file runs again', async () => {
    await reportOf(rows(3));
    await reportOf(rows(3));
    expect((await records.get('entity', { target: { id: subjectOf(0) } }))?.version).toBe(1);
    const trail = await collect(ledger.trail('import/file'));
    expect(trail.map(({ touched }) => touched.length)).toEqual([3, 0]);
  });

  it('changes the entries that differ, and keeps the credit that they have', async () => {
    const standing = standingAt(subjectOf(1), []);
    await ledger.prepare([creation('entity', entity(1, {}, { standing }))]);
    await reportOf(rows(3), { importId: 'first' });
    const report = await reportOf([row(2, 0), row(3, 1, { 企业名称: '杭州示例改名公司' }), row(4, 2)], {
      importId: 'second',
    });
    expect(report.changed).toBe(1);
    const stored = await records.get('entity', { target: { id: subjectOf(1) } });
    expect(stored?.value).toMatchObject({ target: { name: '杭州示例改名公司' }, standing });
  });

  it('leaves what the file has no column for as it was, and clears what it leaves empty', async () => {
    const whole = { 行业: 'F5211', 管辖单位: '33.SCJG', 监管标签: '食品;连锁', 经营状态: '注销' };
    await importTargets([row(2, 1, whole)]);
    await importTargets([row(2, 1)], { importId: 'names' });
    const target = async () => (await records.get('entity', { target: { id: subjectOf(1) } }))?.value.target;
    expect(await target()).toMatchObject({
      industry: 'F5211',
      authority: '33.SCJG',
      tags: ['食品', '连锁'],
      state: 'deregistered',
    });
    await importTargets([row(2, 1, { 行业: '', 监管标签: '' })], { importId: 'cleared' });
    expect(await target()).toMatchObject({ authority: '33.SCJG', tags: [], state: 'deregistered' });
    expect(await target()).not.toHaveProperty('industry');
  });

  it('counts the first line for an entry, and further ones as repeats, whatever they say', async () => {
    const report = await reportOf([row(2, 1), row(3, 2), row(4, 1, { 企业名称: '另一名称' })]);
    expect(counts(report)).toEqual({ read: 3, accepted: 2, changed: 2, repeated: 1, rejected: 0 });
    expect(report.notes).toContainEqual(expect.objectContaining({ code: 'repeated', count: 1, lines: [4] }));
    expect(await nameOf(1)).toBe('杭州示例第1号公司');
  });

  it('counts the first line also when the repeat comes in another call of the same import', async () => {
    await reportOf(rows(5));
    const second = await reportOf([row(7, 4, { 企业名称: '另一名称' }), row(8, 9)]);
    expect(counts(second)).toEqual({ read: 2, accepted: 1, changed: 1, repeated: 1, rejected: 0 });
    expect(await nameOf(4)).toBe('杭州示例第4号公司');
    const anotherFile = await reportOf([row(7, 4, { 企业名称: '另一名称' })], { importId: 'next' });
    expect(anotherFile).toMatchObject({ changed: 1, repeated: 0 });
    expect(await nameOf(4)).toBe('另一名称');
  });

  it('reports a wrong row with its line and reason and takes all the others', async () => {
    const problem = { code: 'row-quotes', message: { zh: '引号', en: 'quotes' } };
    const report = await reportOf([
      row(2, 0),
      row(3, 1, { 统一社会信用代码: codeOf(1).replace(/.$/, '0') }),
      { line: 4, problem },
      row(5, 2, { 企业名称: '' }),
      row(6, 3),
    ]);
    expect(counts(report)).toEqual({ read: 5, accepted: 2, changed: 2, repeated: 0, rejected: 3 });
    expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, expect.stringMatching(/check/)],
      [4, 'row-quotes'],
      [5, 'name-missing'],
    ]);
    expect(await nameOf(3)).toBe('杭州示例第3号公司');
  });

  it('gathers what it notes on many lines and names the first of them', async () => {
    const { notes } = await reportOf(rows(50));
    const note = notes.find(({ code }) => code === 'industry-missing');
    expect(note?.count).toBe(50);
    expect(note?.lines).toEqual(Array.from({ length: mostNotedLines }, (_, n) => n + 2));
  });

  it('that is a rehearsal reports the same and writes nothing', async () => {
    const rehearsed = await reportOf(rows(120), { dryRun: true });
    expect(await nameOf(0)).toBeUndefined();
    expect(await reportOf(rows(120))).toEqual(rehearsed);
  });

  it('takes a thousand rows at once and not one more', async () => {
    const thousand = rows(1000);
    expect((await reportOf(thousand)).changed).toBe(1000);
    expect(refusalIn(await importTargets([...thousand, row(1002, 1000)])).code).toBe('too-large');
    expect(counts(await reportOf([]))).toEqual({
      read: 0,
      accepted: 0,
      changed: 0,
      repeated: 0,
      rejected: 0,
    });
  });

  it('leaves an audit entry about itself for every part', async () => {
    await reportOf(rows(200));
    const trail = await collect(ledger.trail('import/file'));
    expect(trail.map(({ action, actor }) => [action, actor])).toEqual(
      Array(3).fill(['register-imported', 'steward']),
    );
    expect(trail.flatMap(({ touched }) => touched)).toHaveLength(200);
  });

  it('keeps the answer of its command for a retry', async () => {
    const command = newCommand();
    const report = await reportOf(rows(200), { command });
    expect(await ledger.answerOf(command.id)).toEqual({ digest: command.digest, answer: report });
  });

  it('reads inspectors and items the same way', async () => {
    const ports = { records, ledger, clock: manualClock(), entropy };
    const asked = { importId: 'file', dryRun: false };
    const inspector = {
      工号: 'JCY-001',
      姓名: '检查员 01',
      部门: '33.SCJG',
      执法证号: '示例-1',
      证件有效期: '2027-12-31',
    };
    const item = {
      编号: 'SCJG-01',
      抽查事项名称: '登记事项检查',
      抽查依据: '登记管理条例',
      抽查主体: '33.SCJG',
      事项类别: '一般检查事项',
      抽查方式: '实地检查',
    };
    const imported = await Promise.all([
      importRows(ports, inspectorRegister, {
        ...askOf(steward),
        ...asked,
        rows: [{ line: 2, values: inspector }],
      }),
      importRows(ports, itemRegister, { ...askOf(steward), ...asked, rows: [{ line: 2, values: item }] }),
    ]);
    for (const report of imported) expect(acceptedValue(report)).toMatchObject({ changed: 1, problems: [] });
    expect((await records.get('inspector', { staffNo: 'JCY-001' }))?.value.name).toBe('检查员 01');
    expect((await records.get('item', { code: 'SCJG-01' }))?.value.category).toBe('general');
  });
});

/** A ledger whose machine stops at the n-th part, or someone else is quicker there. */
const interrupted = (part: number, by: () => Promise<void>): Ledger => {
  let applied = 0;
  return {
    ...ledger,
    apply: async (change) => {
      applied += 1;
      if (applied === part) await by();
      return ledger.apply(change);
    },
  };
};

describe('what a unit maintains', () => {
  const of = (department: string): Asked => ({ ...askOf(callerIn('steward', { department })) });
  const kept = (n: number, unit: string) => row(n + 2, n, { 管辖单位: unit });

  it('is imported by that unit or one above it, and by no other', async () => {
    const rowsOfAll = [kept(0, '33.SCJG'), kept(1, '33.SCJG.3301'), kept(2, '33.STHJ'), kept(3, '33')];
    const report = await reportOf(rowsOfAll, of('33.SCJG'));
    expect(counts(report)).toEqual({ read: 4, accepted: 2, changed: 2, repeated: 0, rejected: 2 });
    expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
      [4, 'outside-jurisdiction'],
      [5, 'outside-jurisdiction'],
    ]);
    expect((await reportOf(rowsOfAll, { ...of('33'), importId: 'second' })).changed).toBe(2);
  });

  it('is not taken over by another unit that names itself', async () => {
    await reportOf([kept(0, '33.STHJ')], of('33.STHJ'));
    const taken = await reportOf([kept(0, '33.SCJG')], { ...of('33.SCJG'), importId: 'second' });
    expect(taken).toMatchObject({ changed: 0, rejected: 1 });
    const stored = await records.get('entity', { target: { id: subjectOf(0) } });
    expect(stored?.value.target.authority).toBe('33.STHJ');
  });
});

describe('what nobody maintains yet', () => {
  it('is entered by anyone, and changed from the root of the tree only', async () => {
    const city = () => askOf(callerIn('steward', { department: '33.SCJG.3301' }));
    expect(await reportOf([row(2, 1)], city())).toMatchObject({ changed: 1, rejected: 0 });
    const gone = [row(2, 1, { 经营状态: '注销' })];
    expect(await reportOf(gone, { ...city(), importId: 'second' })).toMatchObject({
      changed: 0,
      rejected: 1,
    });
    expect(await reportOf(gone, { importId: 'third' })).toMatchObject({ changed: 1, rejected: 0 });
  });
});

describe('a list of inspectors without a column for recusals', () => {
  const cells = {
    工号: 'JCY-001',
    姓名: '检查员 01',
    部门: '33.SCJG',
    执法证号: '示例-1',
    证件有效期: '2027-12-31',
  };
  const importInspector = (values: Readonly<Record<string, string>>, importId: string) =>
    importRows({ records, ledger, clock: manualClock(), entropy }, inspectorRegister, {
      ...askOf(steward),
      importId,
      dryRun: false,
      rows: [{ line: 2, values }],
    });
  const recusals = async () => (await records.get('inspector', { staffNo: 'JCY-001' }))?.value.recusals;

  it('leaves those that are known, and one with the column replaces them', async () => {
    acceptedValue(await importInspector({ ...cells, 利害关系主体: codeOf(1) }, 'first'));
    const known = [{ target: subjectOf(1), reason: 'declared-interest' }];
    expect(await recusals()).toEqual(known);
    acceptedValue(await importInspector({ ...cells, 姓名: '检查员 一' }, 'second'));
    expect(await recusals()).toEqual(known);
    acceptedValue(await importInspector({ ...cells, 利害关系主体: '' }, 'third'));
    expect(await recusals()).toEqual([]);
  });
});

describe('an import that is disturbed', () => {
  it('and broke off between two parts does the rest when it is retried, and answers for that', async () => {
    const command: Command = newCommand();
    const breaking = interrupted(2, () => Promise.reject(new Error('the machine stopped')));
    await expect(importTargets(rows(250), { command, through: breaking })).rejects.toThrow(
      'the machine stopped',
    );
    expect(await ledger.answerOf(command.id)).toBeUndefined();
    expect(await nameOf(89)).toBeDefined();
    expect(await nameOf(90)).toBeUndefined();
    expect(counts(await reportOf(rows(250), { command }))).toEqual({
      read: 250,
      accepted: 250,
      changed: 160,
      repeated: 0,
      rejected: 0,
    });
    expect(await nameOf(249)).toBeDefined();
  });

  it('by another change to one of its entries starts over, and counts what it changed itself', async () => {
    const other = () =>
      importTargets([row(2, 200, { 企业名称: '他人所改' })], { importId: 'other' }).then(() => {});
    const report = await reportOf(rows(250), { through: interrupted(2, other) });
    expect(counts(report)).toEqual({ read: 250, accepted: 250, changed: 250, repeated: 0, rejected: 0 });
    expect(await nameOf(200)).toBe('杭州示例第200号公司');
  });

  it('by the same import running beside it ends as if each had run alone', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, (_, n) => importTargets(rows(200), { importId: `file-${n}` })),
    );
    for (const outcome of outcomes)
      if (outcome.ok) expect(counts(outcome.value)).toMatchObject({ read: 200, accepted: 200, rejected: 0 });
      else expect(outcome.refusal.code).toBe('stale-version');
    expect(outcomes.some(({ ok }) => ok)).toBe(true);
    for (const n of [0, 89, 90, 199]) expect(await nameOf(n)).toBe(`杭州示例第${n}号公司`);
  });
});
