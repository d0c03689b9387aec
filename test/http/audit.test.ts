import { beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../shared/contracts/contract.ts';
import type { AuditEntry } from '../../shared/domain/audit/entry.ts';
import type { BulkRead } from '../../shared/domain/delivery/bulk-read.ts';
import type { CreditCopy } from '../../shared/domain/delivery/credit-copy.ts';
import type { Draw } from '../../shared/domain/inspections/draw.ts';
import type { QueryLogEntry } from '../../shared/domain/pledges/query-log.ts';
import { appendToFeeds } from '../../shared/use-cases/delivery/append-to-feeds.ts';
import type { RecordChange } from '../../shared/use-cases/ports.ts';
import { entity, subjectOf } from '../support/builders.ts';
import { factOf, penaltyEvent, standingAt } from '../support/credit-events.ts';
import { type Desk, deskOver, smallRegister } from '../support/inspection-desk.ts';
import { react } from '../support/reacting.ts';
import { creation } from '../support/sample-records.ts';
import { type TestService, testService } from '../support/service.ts';
import { codeOf } from '../support/subject-codes.ts';

let service: TestService;
let desk: Desk;
let draw: Draw;
beforeAll(async () => {
  service = await testService();
  desk = deskOver(service.wiring, service.clock);
  await service.wiring.ledger.prepare(smallRegister());
  draw = await desk.drawIn('dispatched');
});

describe('an auditor', () => {
  const trailOf = async (about: string): Promise<readonly AuditEntry[]> => {
    const answer = await service.ask('readTrail', { as: 'auditor', query: { about } });
    return ((await answer.json()) as { items: AuditEntry[] }).items;
  };

  it('reads who did what to a draw, oldest first, with the digests of what changed', async () => {
    const trail = await trailOf(`draw/${draw.id}`);
    expect(trail.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'service:draw-runner frame-frozen',
      'planner draw-committed',
      'planner contribution-committed',
      'planner contribution-committed',
      'planner contribution-opened',
      'planner contribution-opened',
      'planner draw-requested',
      'service:draw-runner draw-concluded',
      'planner draw-dispatched',
    ]);
    const ofDraw = trail.flatMap(({ touched }) =>
      touched.filter(({ record }) => record === `DRAW#${draw.id}`),
    );
    expect(ofDraw).toHaveLength(trail.length);
    for (const [n, { before }] of ofDraw.entries()) expect(before).toBe(ofDraw[n - 1]?.after ?? null);
  });

  it('reads an empty trail of what nobody touched', async () => {
    expect(await trailOf('draw/none')).toEqual([]);
  });

  it('names an entity by its code with or without scheme, and is told of what is none', async () => {
    const body = { ...factOf('penalty'), subject: codeOf(1) };
    const recorded = await service.ask('recordCreditEvent', { as: 'department-officer', body });
    expect(await recorded.json()).toMatchObject({ outcome: 'recorded' });
    const whole = await trailOf(`entity/${subjectOf(1)}`);
    expect(whole).toHaveLength(1);
    for (const code of [codeOf(1), codeOf(1).toLowerCase()])
      expect(await trailOf(`entity/${code}`)).toEqual(whole);
    const query = { about: `entity/${codeOf(1).slice(1)}` };
    const refused = await service.ask('readTrail', { as: 'auditor', query });
    const { code, errors } = problemSchema.parse(await refused.json());
    expect([code, errors]).toEqual([
      'invalid-input',
      [{ field: 'query.about', reason: expect.stringMatching(/^统一社会信用代码应为 18 位/) }],
    ]);
  });

  it('finds every question about credit in the log: the register tells nothing of it', async () => {
    await service.wiring.ledger.prepare([
      creation('entity', {
        ...entity(9),
        standing: standingAt(subjectOf(9), [penaltyEvent({ subject: subjectOf(9) })]),
      }),
    ]);
    const answer = await service.ask('getTarget', { as: 'steward', params: { code: codeOf(9) } });
    expect(Object.keys((await answer.json()) as object).sort()).toEqual(['source', 'target']);
  });

  it('reads who asked about an entity', async () => {
    await service.ask('getCredit', { as: 'approval-system', params: { code: codeOf(1) } });
    const body = { code: codeOf(1), itemCode: 'XK-SCJG-001', applicationNo: '2026-1' };
    service.clock.advance({ minutes: 1 });
    await service.ask('checkEligibility', { as: 'approval-system', body });
    const application = { subject: subjectOf(1), itemCode: 'XK-SCJG-001', applicationNo: '2026-1' };
    const kept = await service.wiring.records.get('latestAnswer', application);
    if (kept === undefined) throw new Error('The gate kept no answer.');
    await react(service.wiring, { kind: 'latestAnswer', before: undefined, after: kept.value, version: 1 });
    const answer = await service.ask('listQueries', { as: 'auditor', params: { code: codeOf(1) } });
    const { items } = (await answer.json()) as { items: QueryLogEntry[] };
    expect(items.map(({ purpose, askedBy }) => [purpose, askedBy])).toEqual([
      ['credit-query', 'approval-system'],
      ['pledge-eligibility', 'approval-system'],
    ]);
  });
});

describe('visits of a draw that is being held', () => {
  it('are nobody’s to see until it is concluded', async () => {
    const drawing = await desk.drawIn('drawing');
    const { ledger } = service.wiring;
    const breaking = { ...ledger, apply: () => Promise.reject(new Error('the machine stopped')) };
    const half = deskOver({ ...service.wiring, ledger: breaking }, service.clock);
    await expect(half.conclude(drawing.id)).rejects.toThrow('the machine stopped');
    const params = { drawId: drawing.id, visitId: `${drawing.id}-1` };
    const listed = () => service.ask('listVisits', { as: 'approver', params });
    expect(await (await listed()).json()).toEqual({ items: [] });
    const one = await service.ask('getVisit', { as: 'approver', params });
    expect([one.status, problemSchema.parse(await one.json()).code]).toEqual([404, 'not-found']);
    await desk.conclude(drawing.id);
    expect(((await (await listed()).json()) as { items: unknown[] }).items).toHaveLength(4);
    expect((await service.ask('getVisit', { as: 'approver', params })).status).toBe(200);
  });
});

describe('whoever reads the credit of many entities at once', () => {
  const readsOn = async (on: string) => {
    const answer = await service.ask('listBulkReads', { as: 'auditor', query: { on } });
    return ((await answer.json()) as { items: BulkRead[] }).items;
  };

  it('leaves who, when, what for and which part, page by page, and nothing where nothing was told', async () => {
    service.clock.set('2026-04-01T01:00:00.000Z');
    const read = async (operation: string, query: Record<string, string>) => {
      service.clock.advance({ minutes: 1 });
      const answer = await service.ask(operation, { as: 'approval-system', query });
      expect(answer.status).toBe(200);
      return (await answer.json()) as { next: string; cursor: string; items: { credit: CreditCopy }[] };
    };
    const registered = [1, 2, 3].map(
      (n): RecordChange => ({ kind: 'entity', before: undefined, after: entity(n), version: 1 }),
    );
    await appendToFeeds(service.wiring, registered);
    const purpose = '审批系统本地副本';
    const { next } = await read('listCreditChanges', { limit: '2', purpose });
    const { next: end } = await read('listCreditChanges', { limit: '2', since: next });
    await read('listCreditChanges', { limit: '2', since: end });
    const { items } = await read('readCreditSnapshot', { limit: '2', purpose });
    const [first, last] = items.map(({ credit }) => credit.subject);
    expect((await readsOn('2026-04-01')).map(({ id: _, ...entry }) => entry)).toEqual([
      {
        at: '2026-04-01T01:01:00.000Z',
        askedBy: 'approval-system',
        purpose,
        read: 'changes',
        from: 0,
        to: 1,
      },
      {
        at: '2026-04-01T01:02:00.000Z',
        askedBy: 'approval-system',
        purpose: 'credit-copy',
        read: 'changes',
        from: 2,
        to: 2,
      },
      {
        at: '2026-04-01T01:04:00.000Z',
        askedBy: 'approval-system',
        purpose,
        read: 'snapshot',
        count: 2,
        from: first,
        to: last,
      },
    ]);
    expect(await readsOn('2026-03-31')).toEqual([]);
  });
});
