import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../../infra/local/personas.ts';
import { contracts } from '../../shared/contracts/all.ts';
import { problemSchema } from '../../shared/contracts/contract.ts';
import { subjectOf, taskDraft } from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { acceptedValue } from '../support/draws.ts';
import { ceremonyFrom, type Desk, deskOver, smallRegister } from '../support/inspection-desk.ts';
import { punished } from '../support/listing-steps.ts';
import { orderIn, orderRecords, orderReport } from '../support/measure-orders.ts';
import { creation, listingCase, measureOrder, sampleRecords } from '../support/sample-records.ts';
import { contractOf, type Sent, type TestService, testService } from '../support/service.ts';
import { codeOf as subjectCode } from '../support/subject-codes.ts';

let service: TestService;
let desk: Desk;
beforeEach(async () => {
  service = await testService();
  desk = deskOver(service.wiring, service.clock);
  await service.wiring.ledger.prepare([
    ...smallRegister(),
    creation('listingCase', listingCase()),
    creation('measureOrder', measureOrder()),
    creation('unit', { ...sampleRecords.unit, code: '33' }),
  ]);
});

const draft = (sent: Sent = {}): Promise<Response> =>
  service.ask('draftTask', { as: 'planner', body: taskDraft(), ...sent });
const tasks = async () =>
  (await collect(service.wiring.records.all('tasksOfDepartment', { department: '33' }))).length;
const codeOf = async (answer: Response): Promise<string> => problemSchema.parse(await answer.json()).code;

describe('the same request with the same key', () => {
  it('is answered the same twice and done once', async () => {
    const [first, second] = [await draft({ key: 'key-00001' }), await draft({ key: 'key-00001' })];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
    expect(await tasks()).toBe(1);
  });

  it('gets the first answer even when things have moved on', async () => {
    const { id: taskId } = acceptedValue(await desk.draft());
    const approve = () =>
      service.ask('approveTask', {
        as: 'approver',
        params: { taskId },
        body: { revision: 1 },
        key: 'key-00001',
      });
    const first = await (await approve()).json();
    acceptedValue(await desk.freeze(taskId));
    expect(await (await approve()).json()).toEqual(first);
    expect(first).not.toHaveProperty('currentDrawId');
  });

  it('is the same however its JSON is spelled', async () => {
    const body = taskDraft();
    const reversed = Object.fromEntries(Object.entries(body).toReversed());
    await draft({ key: 'key-00001', body });
    const again = await draft({ key: 'key-00001', raw: JSON.stringify(reversed, undefined, 2) });
    expect(again.status).toBe(201);
    expect(await tasks()).toBe(1);
  });

  it('of someone else is a request of its own', async () => {
    const someone = await service.identity.tokenFor('planner-2', {
      roles: ['planner'],
      department: '33.SCJG',
      jurisdiction: '330000',
    });
    await draft({ key: 'key-00001' });
    expect((await draft({ key: 'key-00001', token: someone })).status).toBe(201);
    expect(await tasks()).toBe(2);
  });

  it('that was refused before may succeed now', async () => {
    const { id: taskId } = acceptedValue(await desk.draft());
    const freeze = () => service.ask('freezeDraw', { as: 'planner', params: { taskId }, key: 'key-00001' });
    expect(await codeOf(await freeze())).toBe('wrong-state');
    acceptedValue(await desk.approve(taskId));
    expect((await freeze()).status).toBe(202);
  });
});

describe('a key that was used for something else', () => {
  it('is refused with another body', async () => {
    await draft({ key: 'key-00001' });
    const other = await draft({ key: 'key-00001', body: taskDraft({ name: '另一任务' }) });
    expect([other.status, await codeOf(other)]).toEqual([422, 'idempotency-key-reused']);
    expect(await tasks()).toBe(1);
  });

  it('is refused for another operation, for other parameters, and for another query', async () => {
    const { id: taskId } = acceptedValue(await desk.draft());
    const { id: otherId } = acceptedValue(await desk.draft());
    const approve = (id: string) =>
      service.ask('approveTask', {
        as: 'approver',
        params: { taskId: id },
        body: { revision: 1 },
        key: 'key-00001',
      });
    expect((await approve(taskId)).status).toBe(200);
    expect(await codeOf(await approve(otherId))).toBe('idempotency-key-reused');
    const decision = { outcome: 'dismiss', documentNo: '2026-1', reasons: '理由不成立' };
    const decide = await service.ask('decideCase', {
      as: 'approver',
      params: { caseId: 'case-1' },
      body: decision,
      key: 'key-00001',
    });
    expect(await codeOf(decide)).toBe('idempotency-key-reused');
    const rows = `统一社会信用代码,企业名称\n${subjectCode(50)},示例公司\n`;
    const load = (importId: string) =>
      service.ask('importTargets', { as: 'steward', query: { importId }, raw: rows, key: 'key-00001' });
    expect((await load('a')).status).toBe(200);
    expect(await codeOf(await load('b'))).toBe('idempotency-key-reused');
  });
});

describe('a request that changes state', () => {
  const changing = contracts.filter(({ changesState }) => changesState);

  it('is every POST but the queries, and every PUT', () => {
    expect(changing.every(({ method }) => method !== 'get')).toBe(true);
    const queries = contracts.filter(({ method, changesState }) => method !== 'get' && !changesState);
    expect(queries.map(({ id }) => id).toSorted()).toEqual(['batchCredit', 'checkEligibility']);
  });

  it('needs a key of 8 to 128 visible characters', async () => {
    for (const key of [
      null,
      '',
      'seven77',
      'k'.repeat(129),
      'with blank',
      'key-00001, key-00002',
      '键键键键键键键键'.normalize(),
    ]) {
      const headers = key === null || !/^[\x20-\x7e]*$/.test(key) ? {} : { 'idempotency-key': key };
      const answer = await draft({ key: null, headers });
      expect([key, answer.status, await codeOf(answer)]).toEqual([key, 400, 'idempotency-key-missing']);
    }
    for (const key of ['k'.repeat(8), 'k'.repeat(128), '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~'])
      expect((await draft({ key })).status).toBe(201);
  });
});

describe('ten of the same request at the same time', () => {
  interface Asked extends Sent {
    readonly operation: string;
    readonly as: Persona;
  }
  const scenes: Readonly<Record<string, () => Promise<Asked>>> = {
    draftTask: async () => ({ operation: 'draftTask', as: 'planner', body: taskDraft() }),
    approveTask: async () => ({
      operation: 'approveTask',
      as: 'approver',
      params: { taskId: acceptedValue(await desk.draft()).id },
      body: { revision: 1 },
    }),
    freezeDraw: async () => {
      const { id: taskId } = acceptedValue(await desk.draft());
      acceptedValue(await desk.approve(taskId));
      return { operation: 'freezeDraw', as: 'planner', params: { taskId } };
    },
    commitDraw: async () => ({
      operation: 'commitDraw',
      as: 'planner',
      params: { drawId: (await desk.drawIn('frozen')).id },
      body: { sources: [ceremonyFrom(service.clock.now())] },
    }),
    requestDraw: async () => {
      const draw = await desk.drawIn('committed');
      acceptedValue(await desk.witness(draw.id));
      return { operation: 'requestDraw', as: 'planner', params: { drawId: draw.id } };
    },
    voidDraw: async () => {
      const { id: drawId } = await desk.drawIn('drawn');
      const { voidRequested } = acceptedValue(await desk.requestVoid(drawId));
      return {
        operation: 'voidDraw',
        as: 'approver',
        params: { drawId },
        body: { requestedAt: voidRequested?.at },
      };
    },
    notifyCase: async () => ({
      operation: 'notifyCase',
      as: 'department-officer',
      params: { caseId: 'case-1' },
      body: {
        notice: '事实、理由、依据和后果如下所述',
        penaltyEventId: await punished(service.wiring, subjectOf(1)),
      },
    }),
    acknowledgeOrder: async () => ({
      operation: 'acknowledgeOrder',
      as: 'department-officer',
      params: { orderId: measureOrder().id },
    }),
    reportAction: async () => {
      const order = orderIn('acknowledged', { id: 'order-2' });
      await service.wiring.ledger.prepare(orderRecords(order));
      return {
        operation: 'reportAction',
        as: 'department-officer',
        params: { orderId: order.id },
        body: orderReport(),
      };
    },
    answerOrderObjection: async () => {
      const order = orderIn('objected', { id: 'order-3' });
      await service.wiring.ledger.prepare(orderRecords(order));
      return {
        operation: 'answerOrderObjection',
        as: 'approver',
        params: { orderId: order.id },
        body: { outcome: 'uphold', reasons: '经核实，该措施不适用' },
      };
    },
    importPenalties: async () => ({
      operation: 'importPenalties',
      as: 'steward',
      raw: `统一社会信用代码,行政处罚决定书文号,违法事实,处罚依据,处罚类别,处罚决定日期,处罚机关,单位编码\n${Array.from({ length: 30 }, (_, n) => `${subjectCode(n)},某罚〔2026〕${n}号,虚假宣传,某法,罚款,2026-02-27,某局,33.SCJG`).join('\n')}\n`,
    }),
    importTargets: async () => ({
      operation: 'importTargets',
      as: 'steward',
      raw: `统一社会信用代码,企业名称\n${Array.from({ length: 200 }, (_, n) => `${subjectCode(50 + n)},示例公司${n}`).join('\n')}\n`,
    }),
    registerUnit: async () => ({
      operation: 'registerUnit',
      as: 'steward',
      body: { code: '33.SCJG', name: '浙江省市场监督管理局', level: 'province', jurisdiction: '330000' },
    }),
  };

  it.each(Object.keys(scenes))('%s is done once, and all get the same answer', async (name) => {
    const { operation, ...sent } = (await scenes[name]?.()) ?? { operation: '', as: 'stranger' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => service.ask(operation, { ...sent, key: 'key-00001' })),
    );
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([contractOf(operation).status]));
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    expect(service.logged.filter(({ code }) => code === 'request-crashed')).toEqual([]);
    const claimed = await service.wiring.ledger.answerOf(`${sent.as}#key-00001`);
    expect(claimed?.answer).toEqual(bodies[0]);
  });
});
