import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStaffApi } from '../../functions/staff-api/app.ts';
import { problemSchema } from '../../shared/contracts/contract.ts';
import { StorageBusyError } from '../../shared/use-cases/ports.ts';
import { itemCode, taskDraft } from '../support/builders.ts';
import { acceptedValue } from '../support/draws.ts';
import { ceremonyFrom, type Desk, deskOver, smallRegister } from '../support/inspection-desk.ts';
import { type LoggedLine, type Sent, type TestService, testService } from '../support/service.ts';
import { codeOf } from '../support/subject-codes.ts';

let service: TestService;
let desk: Desk;
beforeAll(async () => {
  service = await testService();
  desk = deskOver(service.wiring, service.clock);
  await service.wiring.ledger.prepare(smallRegister());
});
const problemOf = async (answer: Response) => problemSchema.parse(await answer.json());
const draft = (sent: Sent) => service.ask('draftTask', { as: 'planner', ...sent });

describe('a problem', () => {
  it('names every field at fault, in Chinese and in English', async () => {
    const body = {
      ...taskDraft(),
      name: '',
      seats: [{ department: '33.SCJG', count: 0 }],
      plannedOn: 'soon',
    };
    const problem = await problemOf(await draft({ body }));
    expect(problem).toMatchObject({
      code: 'invalid-input',
      status: 400,
      type: 'urn:openlot:problem:invalid-input',
    });
    const fields = problem.errors?.map(({ field }) => field).toSorted();
    expect(fields).toEqual(['body.name', 'body.plannedOn', 'body.seats.0.count']);
    for (const { reason } of problem.errors ?? []) expect(reason).toMatch(/\p{Script=Han}.*[a-z]/su);
    for (const text of [problem.title, problem.detail, problem.remedy])
      expect(text).toMatch(/^\p{Script=Han}.*[a-z]/su);
  });

  it('tells what a field must be in a plain sentence, Chinese first', async () => {
    const { name: _, ...nameless } = taskDraft();
    const sampling = (strata: object[]) => ({ ...taskDraft(), sampling: { kind: 'by-stratum', strata } });
    const kinds = 'by-risk-class、by-stratum、fixed-size';
    const told: readonly [body: unknown, field: string, reason: string][] = [
      [[], 'body', '应为对象 must be an object'],
      [nameless, 'body.name', '必填 required'],
      [{ ...taskDraft(), name: 7 }, 'body.name', '应为文本 must be text'],
      [{ ...taskDraft(), name: '抽' }, 'body.name', '至少 2 个字 at least 2 characters'],
      [{ ...taskDraft(), name: '抽'.repeat(201) }, 'body.name', '至多 200 个字 at most 200 characters'],
      [
        { ...taskDraft(), name: '抽查\u202e' },
        'body.name',
        '不能含有控制字符 must not hold control characters',
      ],
      [{ ...taskDraft(), itemCodes: [''] }, 'body.itemCodes.0', '不能为空 must not be empty'],
      [{ ...taskDraft(), itemCodes: [] }, 'body.itemCodes', '至少 1 项 at least 1 item'],
      [{ ...taskDraft(), itemCodes: 'A' }, 'body.itemCodes', '应为列表 must be a list'],
      [
        { ...taskDraft(), plannedOn: 'soon' },
        'body.plannedOn',
        '应为日期，如 2026-03-02 must be a date such as 2026-03-02',
      ],
      [
        { ...taskDraft(), leadDepartment: '市监局' },
        'body.leadDepartment',
        '应为单位编码，如 33.SCJG 或 33.SCJG.3301 must be a unit code such as 33.SCJG or 33.SCJG.3301',
      ],
      [
        { ...taskDraft(), criteria: { districts: ['33'], industries: ['c'] } },
        'body.criteria.industries.0',
        expect.stringMatching(/^格式不对，应符合 .+ has the wrong format, must match /),
      ],
      [
        { ...taskDraft(), region: 'all' },
        'body.region',
        '只能是 any、own-district、cross-district one of any, own-district, cross-district',
      ],
      [
        { ...taskDraft(), sampling: {} },
        'body.sampling.kind',
        `必填，只能是 ${kinds} required, one of ${kinds.replaceAll('、', ', ')}`,
      ],
      [
        { ...taskDraft(), sampling: { kind: 'fixed-size', size: 1.5 } },
        'body.sampling.size',
        '应为整数 must be a whole number',
      ],
      [
        { ...taskDraft(), sampling: { kind: 'fixed-size', size: 0 } },
        'body.sampling.size',
        '不小于 1 at least 1',
      ],
      [
        sampling([{ stratum: 'A' }]),
        'body.sampling.strata.0',
        'ratio 必填，或 size 必填 ratio: required, or size: required',
      ],
    ];
    for (const [body, field, reason] of told)
      expect((await problemOf(await draft({ body }))).errors).toEqual([{ field, reason }]);
  });

  it('is none of a reason as short as “同意”', async () => {
    const voidOf = (reason: string) =>
      service.ask('requestVoid', { as: 'planner', params: { drawId: 'none' }, body: { reason } });
    expect((await problemOf(await voidOf('同意'))).code).toBe('not-found');
    expect((await problemOf(await voidOf(' 同 '))).errors?.[0]?.field).toBe('body.reason');
  });

  it('lists no more than twenty faults', async () => {
    const body = { ...taskDraft(), itemCodes: Array(50).fill('') };
    expect((await problemOf(await draft({ body }))).errors).toHaveLength(20);
  });

  it('names a field that nobody asked for', async () => {
    const problem = await problemOf(await draft({ body: { ...taskDraft(), approvedBy: 'me' } }));
    expect(problem.errors).toEqual([
      { field: 'body.approvedBy', reason: '不认识的字段：approvedBy unknown field: approvedBy' },
    ]);
  });

  it('names each of several such fields by itself, and no more than twenty of them', async () => {
    const body = { ...taskDraft(), a: 1, b: 2, criteria: { ...taskDraft().criteria, c: 3 } };
    const fields = (await problemOf(await draft({ body }))).errors?.map(({ field }) => field);
    expect(fields?.toSorted()).toEqual(['body.a', 'body.b', 'body.criteria.c']);
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`field${n}`, n]));
    expect((await problemOf(await draft({ body: { ...taskDraft(), ...many } }))).errors).toHaveLength(20);
  });

  it('names a query parameter that there is not, or that is given twice, whatever the operation', async () => {
    const asked = [
      [
        'listCreditChanges',
        'approval-system',
        { sinc: 'a' },
        'query.sinc',
        '不认识的字段：sinc unknown field: sinc',
      ],
      [
        'getCredit',
        'approval-system',
        { reason: 'a' },
        'query.reason',
        '不认识的字段：reason unknown field: reason',
      ],
      ['listPublicDraws', undefined, 'limit=1&limit=200', 'query.limit', '只能写一次 may be given only once'],
    ] as const;
    for (const [operation, as, query, field, reason] of asked) {
      const answer = await service.ask(operation, { ...(as && { as }), query, params: { code: codeOf(1) } });
      expect([answer.status, (await problemOf(answer)).errors]).toEqual([400, [{ field, reason }]]);
    }
  });

  it('carries the id of its request, the caller’s own where it has one', async () => {
    const own = await draft({ body: {}, headers: { 'x-request-id': 'my-request-1' } });
    expect((await problemOf(own)).instance).toBe('my-request-1');
    const given = await draft({ body: {} });
    expect((await problemOf(given)).instance).toBe(given.headers.get('x-request-id'));
  });

  it('for an address that is not there says so', async () => {
    const answer = await service.apps['staff-api'].request('/v1/nothing');
    expect([answer.status, (await problemOf(answer)).code]).toEqual([404, 'unknown-address']);
  });

  it('never shows the cause of a crash, which is logged under the same id', async () => {
    const { ask, logged } = await failing(new Error('storage is on fire'));
    const answer = await ask();
    const problem = await problemOf(answer);
    expect([answer.status, problem.code]).toEqual([500, 'internal-error']);
    expect(JSON.stringify(problem)).not.toContain('storage');
    expect(answer.headers.get('x-request-id')).toBe(problem.instance);
    const crash = logged.find(({ code }) => code === 'request-crashed');
    expect(crash?.fields).toMatchObject({ requestId: problem.instance, operation: 'listItems' });
  });

  it('of storage that stays overloaded asks to come back shortly', async () => {
    const { ask, logged } = await failing(new StorageBusyError('overloaded'));
    const answer = await ask();
    expect([answer.status, (await problemOf(answer)).code]).toEqual([503, 'busy']);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(logged.some(({ code }) => code === 'request-crashed')).toBe(false);
  });
});

/** The staff API over a storage that fails in one way, asked for the items, and what it logged. */
const failing = async (fault: Error) => {
  const logged: LoggedLine[] = [];
  const records = { ...service.wiring.records, page: () => Promise.reject(fault) };
  const api = createStaffApi({
    ...service.wiring,
    records,
    log: (code, fields) => void logged.push({ code, fields }),
  });
  const headers = { authorization: `Bearer ${await service.identity.tokenOf('planner')}` };
  return { ask: () => api.request('/v1/items', { headers }), logged };
};

describe('a text that is not well-formed Unicode', () => {
  it('is refused with the place where it stands, by whatever operation', async () => {
    const draw = await desk.drawIn('committed');
    const broken = '\ud800四个字以上';
    const refused: readonly [string, Sent, string][] = [
      ['draftTask', { as: 'planner', body: taskDraft({ name: broken }) }, 'body.name'],
      [
        'commitDraw',
        {
          as: 'planner',
          params: { drawId: draw.id },
          body: { sources: [{ ...ceremonyFrom(service.clock.now()), witnesses: ['甲', broken] }] },
        },
        'body.sources.0.witnesses.1',
      ],
      [
        'requestVoid',
        { as: 'planner', params: { drawId: draw.id }, body: { reason: broken } },
        'body.reason',
      ],
      [
        'checkEligibility',
        { as: 'approval-system', body: { code: codeOf(1), itemCode: broken, applicationNo: '1' } },
        'body.itemCode',
      ],
    ];
    for (const [operation, sent, field] of refused) {
      const answer = await service.ask(operation, sent);
      const problem = await problemOf(answer);
      expect([operation, answer.status, problem.errors?.[0]?.field]).toEqual([operation, 400, field]);
    }
  });

  it('is no whole character: those outside the basic plane are welcome', async () => {
    expect((await draft({ body: taskDraft({ name: '𠮷野家专项抽查🙂' }) })).status).toBe(201);
  });
});

describe('a body of rows', () => {
  const load = (raw: NonNullable<Sent['raw']>, type = 'text/csv') =>
    service.ask('importTargets', { as: 'steward', raw, headers: { 'content-type': type } });
  const nameOf = async (n: number) => {
    const answer = await service.ask('getTarget', { as: 'steward', params: { code: codeOf(n) } });
    return ((await answer.json()) as { target: { name: string } }).target.name;
  };
  const csv = (n: number, name: string) => `统一社会信用代码,企业名称\n${codeOf(n)},${name}\n`;

  it('may be CSV in UTF-8, with or without a byte order mark, or in GB18030', async () => {
    const bodies = [
      csv(201, '示例甲'),
      `\ufeff${csv(202, '示例乙')}`,
      Uint8Array.from(iconv.encode(csv(203, '示例丙'), 'gb18030')),
    ];
    for (const body of bodies)
      expect(await (await load(body)).json()).toMatchObject({ accepted: 1, rejected: 0 });
    expect([await nameOf(201), await nameOf(202), await nameOf(203)]).toEqual(['示例甲', '示例乙', '示例丙']);
  });

  it('may be NDJSON, in UTF-8 only', async () => {
    const ndjson = (n: number) => `${JSON.stringify({ uscc: codeOf(n), name: '示例丁' })}\n`;
    expect(await (await load(ndjson(204), 'application/x-ndjson')).json()).toMatchObject({ accepted: 1 });
    const gb = await load(Uint8Array.from(iconv.encode(ndjson(205), 'gb18030')), 'application/x-ndjson');
    expect([gb.status, (await problemOf(gb)).code]).toEqual([415, 'unsupported-media-type']);
  });

  it('that is no text, or of another type, is refused', async () => {
    for (const answer of [
      await load(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])),
      await load(Uint8Array.from([0xff, 0xfe, 0x41, 0x00])),
      await load(csv(206, '示例'), 'application/vnd.ms-excel'),
      await load(csv(206, '示例'), 'application/json'),
    ])
      expect([answer.status, (await problemOf(answer)).code]).toEqual([415, 'unsupported-media-type']);
  });

  it('of a thousand rows that are nearly all wrong is reported whole, and again to a retry', async () => {
    const rows = Array.from({ length: 999 }, (_, n) => `9133010079965505${String(n).padStart(3, '0')},`);
    const raw = `统一社会信用代码,企业名称\n${codeOf(207)},示例戊\n${rows.join('\n')}\n`;
    const send = () => service.ask('importTargets', { as: 'steward', raw, key: 'nearly-all-wrong' });
    const first = await send();
    const report = (await first.json()) as { problems: unknown[] };
    expect(report).toMatchObject({ read: 1000, accepted: 1, rejected: 999 });
    expect(report.problems.length).toBeGreaterThanOrEqual(999);
    expect(await (await send()).json()).toEqual(report);
  });

  it('of more than a thousand rows is too large', async () => {
    const raw = csv(208, '示例') + `${codeOf(208)},示例\n`.repeat(1000);
    const answer = await load(raw);
    expect([answer.status, (await problemOf(answer)).code]).toEqual([413, 'too-large']);
  });
});

describe('a page', () => {
  it('goes on with the cursor of the one before, until there is none', async () => {
    const staffNos: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '4', ...(cursor !== undefined && { cursor }) };
      const page = await (await service.ask('listInspectors', { as: 'planner', query })).json();
      const { items, cursor: next } = page as { items: { staffNo: string }[]; cursor?: string };
      staffNos.push(...items.map(({ staffNo }) => staffNo));
      cursor = next;
    } while (cursor !== undefined);
    expect(staffNos).toEqual(['JCY-001', 'JCY-002', 'JCY-003', 'JCY-004', 'JCY-005', 'JCY-006']);
  });

  it('is refused with a cursor of another list, and with a limit out of bounds', async () => {
    acceptedValue(await desk.draft({ itemCodes: [itemCode] }));
    acceptedValue(await desk.draft({ itemCodes: [itemCode] }));
    const tasks = await (await service.ask('listTasks', { as: 'planner', query: { limit: '1' } })).json();
    const { cursor } = tasks as { cursor: string };
    const foreign = await service.ask('listInspectors', { as: 'planner', query: { cursor } });
    expect([foreign.status, (await problemOf(foreign)).code]).toEqual([400, 'invalid-cursor']);
    for (const limit of ['0', '201', '-1', '1.5', 'x']) {
      const answer = await service.ask('listInspectors', { as: 'planner', query: { limit } });
      expect([limit, (await problemOf(answer)).errors?.[0]?.field]).toEqual([limit, 'query.limit']);
    }
  });
});
