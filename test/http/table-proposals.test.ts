import { beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../functions/portal/site/paths.ts';
import type { Persona } from '../../infra/local/personas.ts';
import { problemSchema } from '../../shared/contracts/contract.ts';
import { previewTable } from '../../shared/use-cases/tables/preview-table.ts';
import { subjectOf } from '../support/builders.ts';
import { nextVersion, testTables } from '../support/rule-tables.ts';
import { type Sent, type TestService, testService } from '../support/service.ts';
import { inspected, ruleUnits } from '../support/table-steps.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService();
  await service.wiring.ledger.prepare([...ruleUnits, ...inspected(3, () => ['2'])]);
});

const reason = '依据变更';
/** The parts of an answer that the tests look at one by one. */
interface Body {
  readonly id: string;
  readonly hash: string;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const ask = async (operation: string, as: Persona, sent: Sent = {}) => {
  const answer = await service.ask(operation, { as, ...sent });
  return { status: answer.status, body: (await answer.json()) as Body };
};
const refusalOf = async (operation: string, as: Persona, sent: Sent) => {
  const { status, body } = await ask(operation, as, sent);
  const { code, errors } = problemSchema.parse(body);
  return {
    status,
    code,
    fields: errors?.map(({ field }) => field),
    reasons: errors?.map((one) => one.reason),
  };
};
const harsher = (from: string, points = -130) =>
  nextVersion('result-codes', from, ({ rows }) => ({
    rows: rows.map((row) => (row.code === '2' ? { ...row, points, riskClass: 'D' as const } : row)),
  }));

describe('a new version over HTTP', () => {
  it('is proposed, previewed, tried on one entity, approved and read by anyone', async () => {
    const proposed = await ask('proposeTable', 'steward', { body: { table: harsher('2026-03-10'), reason } });
    expect(proposed.status).toBe(201);
    const { id: proposalId, hash } = proposed.body;
    const params = { proposalId };
    expect((await ask('previewTable', 'steward', { params })).status).toBe(202);
    await previewTable(service.wiring, proposalId);
    const { body } = await ask('getTableProposal', 'auditor', { params });
    expect(body).toMatchObject({ state: 'previewed', preview: { standings: { evaluated: 3, changed: 3 } } });

    const trial = { params: { ...params, code: codeOf(subjectOf(0)) } };
    expect((await ask('getProposedStanding', 'planner', trial)).body).toMatchObject({
      before: { riskClass: 'C' },
      after: { riskClass: 'D' },
      effect: { changedLines: 1 },
    });
    const queries = await ask('listQueries', 'auditor', { params: { code: codeOf(subjectOf(0)) } });
    expect(queries.body.items).toMatchObject([{ askedBy: 'planner', purpose: 'credit-query' }]);

    const approval = { params, body: { hash } };
    expect((await refusalOf('approveTable', 'steward', approval)).code).toBe('same-person');
    expect((await refusalOf('approveTable', 'approver', approval)).code).toBe('outside-jurisdiction');
    expect((await ask('approveTable', 'second-steward', approval)).body).toMatchObject({ state: 'approved' });
    const published = await service.ask('getTable', {
      params: { tableName: 'result-codes' },
      query: { on: '2026-03-10' },
    });
    expect(await published.json()).toMatchObject({ hash, proposalId });
    const listed = await ask('listTableProposals', 'head');
    expect(listed.body.items).toMatchObject([{ id: proposalId, name: 'result-codes', state: 'approved' }]);
    expect(listed.body.items[0]).not.toHaveProperty('table');
  });

  it('is refused field by field, in both languages', async () => {
    const table = testTables['result-codes'];
    const wrong = {
      ...table,
      effectiveFrom: '2026-13-01',
      rows: [
        { ...table.rows[0], points: 'many' },
        { ...table.rows[1], severity: undefined },
        table.rows[2],
        table.rows[2],
      ],
    };
    const { status, code, fields, reasons } = await refusalOf('proposeTable', 'steward', {
      body: { table: wrong, reason },
    });
    expect([status, code]).toEqual([400, 'invalid-input']);
    expect(fields).toEqual(['body.table.effectiveFrom', 'body.table.rows.0.points', 'body.table.rows.1']);
    for (const one of reasons ?? []) expect(one).toMatch(/\p{Script=Han}.*[a-z]/u);
  });

  it('is refused where a measure that reduces rights names no law', async () => {
    const { measures } = testTables;
    const rows = measures.rows.map((row) => (row.code === 'R01' ? { ...row, law: undefined } : row));
    const table = { ...measures, effectiveFrom: '2026-06-01', rows };
    const { code, fields, reasons } = await refusalOf('proposeTable', 'steward', { body: { table, reason } });
    expect([code, fields]).toEqual([
      'invalid-input',
      [`body.table.rows.${rows.findIndex((row) => row.code === 'R01')}.law`],
    ]);
    expect(reasons?.[0]).toContain('减损权利的措施须写明法律或行政法规');
  });

  it.each([
    ['M01', { market: 'bar' }],
    ['M01', { office: 'bar' }],
    ['M01', { concession: 'deny' }],
    ['M01', { consumption: 'mirror-court-order' }],
    ['M05', { procurement: 'deny' }],
    ['M01', { finance: 'deny' }],
    ['M06', { commendation: 'withdraw' }],
    ['E05', { finance: 'deny' }],
  ] as const)('is refused where %s, which is of another kind, reduces rights by %j', async (code, effect) => {
    const { measures } = testTables;
    const rows = measures.rows.map((row) => (row.code === code ? { ...row, effect } : row));
    const table = { ...measures, effectiveFrom: '2026-06-01', rows };
    const refused = await refusalOf('proposeTable', 'steward', { body: { table, reason } });
    const row = rows.findIndex((one) => one.code === code);
    expect([refused.code, refused.fields]).toEqual(['invalid-input', [`body.table.rows.${row}.kind`]]);
    expect(refused.reasons?.[0]).toContain('种类须为减损权利');
  });

  it.each([
    ['table-effective-date', () => harsher('2026-03-02')],
    ['table-unchanged', () => nextVersion('lists', '2026-06-01')],
    [
      'table-row-missing',
      () =>
        nextVersion('measures', '2026-06-01', ({ rows }) => ({
          rows: rows.filter(({ code }) => code !== 'E07'),
        })),
    ],
    [
      'table-inconsistent',
      () =>
        nextVersion('lists', '2026-06-01', ({ rows }) => ({
          rows: rows.map((row) => (row.list === 'red' ? { ...row, measures: ['M01'] } : row)),
        })),
    ],
  ])('is refused with %s', async (code, table) => {
    const no = await refusalOf('proposeTable', 'steward', { body: { table: table(), reason } });
    expect([no.status, no.code]).toEqual([422, code]);
  });

  it('is proposed once, however often the request is repeated', async () => {
    const sent = { body: { table: harsher('2026-04-10', -140), reason }, key: 'propose-once' };
    const [one, two] = [
      await ask('proposeTable', 'steward', sent),
      await ask('proposeTable', 'steward', sent),
    ];
    expect(two).toEqual(one);
  });

  it('is withdrawn by its author and rejected by another', async () => {
    const draft = async (points: number): Promise<string> =>
      (await ask('proposeTable', 'steward', { body: { table: harsher('2026-05-10', points), reason } })).body
        .id;
    const [one, two] = [await draft(-150), await draft(-160)];
    const withdrawal = { params: { proposalId: one }, body: { reason } };
    expect((await refusalOf('withdrawTable', 'second-steward', withdrawal)).code).toBe('forbidden');
    expect((await ask('withdrawTable', 'steward', withdrawal)).body).toMatchObject({ state: 'withdrawn' });
    const rejection = { params: { proposalId: two }, body: { reason } };
    expect((await refusalOf('rejectTable', 'steward', rejection)).code).toBe('same-person');
    expect((await ask('rejectTable', 'second-steward', rejection)).body).toMatchObject({
      state: 'rejected',
      decided: { by: 'second-steward', reason },
    });
  });
});
