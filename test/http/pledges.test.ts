import { beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../shared/contracts/contract.ts';
import { ownDepartment, subjectOf } from '../support/builders.ts';
import { pledgeRegister } from '../support/pledge-desk.ts';
import { type Sent, type TestService, testService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService();
  await service.wiring.ledger.prepare(pledgeRegister());
});

const application = (applicationNo: string, differences: object = {}) => ({
  code: subjectOf(1),
  itemCode: 'XK-SCJG-001',
  applicationNo,
  ...differences,
});
const acceptance = (applicationNo: string, differences: object = {}) => ({
  ...application(applicationNo),
  acceptedOn: '2026-03-02',
  pledgedTerms: ['T1', 'T2', 'T3', 'T4'],
  decidedBy: ownDepartment,
  ...differences,
});
const said = async (operation: string, sent: Sent) => {
  const answer = await service.ask(operation, sent);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const codeOf = async (operation: string, sent: Sent): Promise<string> =>
  problemSchema.parse((await said(operation, sent)).body).code;
const accepted = async (applicationNo: string): Promise<string> => {
  await said('checkEligibility', { as: 'approval-system', body: application(applicationNo) });
  const { status, body } = await said('acceptPledge', {
    as: 'approval-system',
    body: acceptance(applicationNo),
  });
  expect(status).toBe(201);
  return String(body['id']);
};
const finding = { findings: '现场核查与承诺一致', documentNo: '核查〔2026〕1号' };
const idsIn = ({ body }: { readonly body: Record<string, unknown> }) =>
  (body['items'] as { id: string }[]).map(({ id }) => id);

describe('a pledge over HTTP', () => {
  it('is asked about, accepted, seen by its unit, verified, and gone from the list of those to be verified', async () => {
    const pledgeId = await accepted('A-1');
    const officer = { as: 'department-officer' } as const;
    expect(await said('getPledge', { ...officer, params: { pledgeId } })).toMatchObject({
      status: 200,
      body: { state: 'accepted', due: { by: { on: '2026-05-28' } } },
    });
    expect(idsIn(await said('listPledges', officer))).toContain(pledgeId);
    expect(
      idsIn(await said('listPledgesOfEntity', { ...officer, params: { code: subjectOf(1) } })),
    ).toContain(pledgeId);
    const body = { outcome: 'kept', ...finding };
    expect(await said('verifyPledge', { ...officer, params: { pledgeId }, body })).toMatchObject({
      status: 200,
      body: { state: 'kept' },
    });
    expect(idsIn(await said('listPledges', officer))).not.toContain(pledgeId);
    expect(idsIn(await said('listPledges', { ...officer, query: { state: 'kept' } }))).toEqual([pledgeId]);
    expect(idsIn(await said('listPledges', { ...officer, query: { due: 'overdue' } }))).toEqual([]);
  });

  it('accepted again with the same key is the same pledge, and with another is refused', async () => {
    await said('checkEligibility', { as: 'approval-system', body: application('A-2') });
    const sent: Sent = { as: 'approval-system', key: 'accept-once', body: acceptance('A-2') };
    const [first, again] = [await said('acceptPledge', sent), await said('acceptPledge', sent)];
    expect(again).toEqual(first);
    expect(await codeOf('acceptPledge', { ...sent, key: 'accept-twice' })).toBe('wrong-state');
  });

  it('is not accepted unasked, and the problem says what to do', async () => {
    const { status, body } = await said('acceptPledge', { as: 'approval-system', body: acceptance('A-3') });
    expect(status).toBe(422);
    expect(problemSchema.parse(body)).toMatchObject({
      code: 'not-eligible',
      remedy: expect.stringContaining('/v1/pledge-eligibility'),
    });
  });

  it('is not accepted on a review by a machine, and on one by an officer only where the gate asks for it', async () => {
    await said('checkEligibility', { as: 'approval-system', body: application('A-6') });
    const review = { documentNo: '审〔2026〕7号', reasons: '经核查，准予受理' };
    const body = acceptance('A-6', { review });
    expect(await codeOf('acceptPledge', { as: 'approval-system', body })).toBe('forbidden');
    expect(await codeOf('acceptPledge', { as: 'department-officer', body })).toBe('not-eligible');
  });

  it('is not accepted by a machine whose token does not say that it may', async () => {
    const token = await service.identity.tokenFor('another-system', {
      roles: ['approval-system'],
      scope: 'credit:read pledge:check',
    });
    expect(await codeOf('acceptPledge', { token, body: acceptance('A-4') })).toBe('forbidden');
  });

  it.each([
    ['rectifyBy', { outcome: 'kept', ...finding, rectifyBy: '2026-04-01' }],
    ['revokePermit', { outcome: 'rectified', ...finding, revokePermit: true }],
    ['documentNo', { outcome: 'kept', findings: finding.findings }],
    ['outcome', { outcome: 'lost', ...finding }],
  ])('is not verified with a %s that does not belong there', async (field, body) => {
    const pledgeId = await accepted(`A-5-${field}`);
    expect(await codeOf('verifyPledge', { as: 'department-officer', params: { pledgeId }, body })).toBe(
      'invalid-input',
    );
  });

  it('is listed by its state or by what is due, not by both', async () => {
    expect(
      await codeOf('listPledges', { as: 'department-officer', query: { state: 'kept', due: 'soon' } }),
    ).toBe('invalid-input');
  });
});

describe('an answer of the gate over HTTP', () => {
  it('says what papers may follow, and what has changed when others are missing', async () => {
    const ask = (missingMaterials: readonly string[]) =>
      said('checkEligibility', { as: 'approval-system', body: application('B-1', { missingMaterials }) });
    expect(await ask(['M1', 'M1'])).toMatchObject({
      status: 200,
      body: {
        decision: 'allow-with-deferral',
        deferral: { materials: [{ id: 'M1' }], dueOn: { on: '2026-03-09' } },
      },
    });
    const { body } = await ask([]);
    expect(body).toMatchObject({ decision: 'allow', changed: { what: [{ code: 'missing-materials' }] } });
  });
});

describe('a credit query over HTTP', () => {
  it('takes what it is for, which is no empty word', async () => {
    const params = { code: subjectOf(1) };
    const asking = (purpose: string) => ({ as: 'planner', params, query: { purpose } }) as const;
    expect((await said('getCredit', asking('政府采购资格审查'))).status).toBe(200);
    expect(await codeOf('getCredit', asking(' '))).toBe('invalid-input');
    const { body } = await said('listQueries', { as: 'auditor', params });
    expect(JSON.stringify(body)).toContain('政府采购资格审查');
  });
});
