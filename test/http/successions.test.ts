import { beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../shared/contracts/contract.ts';
import { entity, subjectOf } from '../support/builders.ts';
import { creation } from '../support/sample-records.ts';
import { type TestService, testService } from '../support/service.ts';
import { codeOf } from '../support/subject-codes.ts';

const params = { code: codeOf(1) };
const body = {
  successor: codeOf(2),
  reason: 'unified-code',
  documentNo: '换照〔2026〕1号',
  effectiveOn: '2026-03-01',
};
const warnings = [
  {
    zh: `两个条目名称不同：“${entity(1).target.name}”与“${entity(2).target.name}”；请核实是否同一主体。`,
    en: `The entries differ in name, ${entity(1).target.name} and ${entity(2).target.name}; make sure that they are one entity.`,
  },
];
let service: TestService;
beforeAll(async () => {
  service = await testService();
  await service.wiring.ledger.prepare([1, 2].map((n) => creation('entity', entity(n))));
});

describe('a succession over HTTP', () => {
  it('is proposed with its warnings, read by anyone who reads the register, and approved by a second steward', async () => {
    const proposed = await service.ask('proposeSuccession', { as: 'steward', params, body });
    const proposedAt = service.clock.now();
    const proposedSuccession = { by: 'steward', at: proposedAt, id: subjectOf(2), warnings };
    expect([proposed.status, await proposed.json()]).toMatchObject([200, { proposedSuccession }]);
    const read = await service.ask('getTarget', { as: 'auditor', params });
    expect(await read.json()).toMatchObject({ proposedSuccession });
    const approval = { params, body: { proposedAt } };
    const alone = await service.ask('approveSuccession', { as: 'steward', ...approval });
    expect([alone.status, problemSchema.parse(await alone.json()).code]).toEqual([403, 'same-person']);
    const approved = await service.ask('approveSuccession', { as: 'second-steward', ...approval });
    expect([approved.status, await approved.json()]).toMatchObject([
      200,
      { target: { id: subjectOf(2) }, predecessors: [{ id: subjectOf(1), reason: 'unified-code' }] },
    ]);
    const after = await service.ask('getTarget', { as: 'auditor', params });
    const told = await after.json();
    expect(told).toMatchObject({ succeededBy: { id: subjectOf(2) } });
    expect(told).not.toHaveProperty('proposedSuccession');
    const late = await service.ask('withdrawSuccession', { as: 'steward', ...approval });
    expect([late.status, problemSchema.parse(await late.json()).code]).toEqual([409, 'wrong-state']);
  });
});
