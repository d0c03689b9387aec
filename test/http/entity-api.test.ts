import { beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../../shared/contracts/contract.ts';
import { entity, on, subjectOf } from '../support/builders.ts';
import { factOf, penaltyEvent } from '../support/credit-events.ts';
import { acceptedValue } from '../support/draws.ts';
import { listedBy, punished } from '../support/listing-steps.ts';
import { react, recordEvents } from '../support/reacting.ts';
import {
  application,
  creation,
  due,
  listing,
  listingCase,
  pledge,
  sampleRecords,
} from '../support/sample-records.ts';
import { type Sent, type TestService, testService } from '../support/service.ts';
import { codeOf } from '../support/subject-codes.ts';
import { succeed } from '../support/succession-steps.ts';

const penalty = penaltyEvent();
let service: TestService;
beforeEach(async () => {
  service = await testService();
  await service.wiring.ledger.prepare([
    ...[1, 2, 3].map((n) => creation('entity', entity(n))),
    creation('listingCase', listingCase()),
    creation('listingCase', listingCase({ id: 'others', subject: subjectOf(2) })),
  ]);
  await recordEvents(service.wiring, penalty);
});

const representativeOf = (...numbers: readonly number[]): Promise<string> =>
  service.identity.tokenFor(`representative of ${numbers.join()}`, {
    roles: ['entity-representative'],
    represents: numbers.map(subjectOf),
  });
const ask = async (operation: string, n: number, sent: Sent = {}, represented: readonly number[] = [1]) =>
  service.ask(operation, {
    token: await representativeOf(...represented),
    ...sent,
    params: { code: codeOf(n), ...sent.params },
  });
const answered = async (operation: string, n: number, sent: Sent = {}) => {
  const answer = await ask(operation, n, sent);
  expect([operation, answer.status]).toEqual([operation, answer.status < 300 ? answer.status : 200]);
  return (await answer.json()) as { items: Record<string, unknown>[] } & Record<string, unknown>;
};
const notify = async () =>
  service.ask('notifyCase', {
    as: 'department-officer',
    params: { caseId: 'case-1' },
    body: {
      notice: '拟列入严重违法失信名单的事实、理由、依据和后果',
      penaltyEventId: await punished(service.wiring, subjectOf(1)),
    },
  });
const objection = {
  kind: 'objection',
  about: { of: 'event', eventId: penalty.id },
  reason: '处罚对象并非本单位',
};

const reading = [
  'getOwnStanding',
  'getOwnHistory',
  'listOwnListings',
  'listOwnCases',
  'listOwnApplications',
  'listOwnQueries',
];
const statement = { kind: 'statement', text: '本单位的意见如下' };
const others = {
  getOwnCase: { params: { caseId: 'others' } },
  stateInCase: { params: { caseId: 'others' }, body: statement },
  getOwnApplication: { params: { applicationId: 'objection-1' } },
  withdrawApplication: { params: { applicationId: 'objection-1' } },
  fileApplication: { body: objection },
} as const;

describe('a representative', () => {
  it('learns nothing of entities that are not their own, not even whether they exist', async () => {
    for (const [operation, sent] of [
      ...reading.map((one) => [one, {}] as const),
      ...Object.entries(others),
    ]) {
      const problems = await Promise.all(
        [2, 99].map(async (n) => {
          const { instance: _, ...problem } = problemSchema.parse(
            await (await ask(operation, n, sent)).json(),
          );
          return problem;
        }),
      );
      expect([operation, problems[0]?.code]).toEqual([operation, 'outside-jurisdiction']);
      expect([operation, problems[0]]).toEqual([operation, problems[1]]);
    }
  });

  it('learns nothing of what is another entity’s under the code of their own', async () => {
    for (const caseId of ['others', 'none']) {
      const answer = await ask('getOwnCase', 1, { params: { caseId } });
      expect(problemSchema.parse(await answer.json()).code).toBe('not-found');
    }
    expect((await ask('getOwnStanding', 99, {}, [99])).status).toBe(404);
  });

  it('reads their standing with every line, and their history with what became of each fact and when it can be repaired', async () => {
    expect(await answered('getOwnStanding', 1)).toMatchObject({
      subject: subjectOf(1),
      lines: [{ eventId: penalty.id, rule: 'credit-rules/penalty/ordinary' }],
    });
    expect((await answered('getOwnHistory', 1)).items).toMatchObject([
      {
        event: { id: penalty.id },
        status: 'counts',
        weights: [{ points: -60, counts: true }],
        repairableFrom: '2026-09-03',
      },
    ]);
  });

  it('reads of a fact the unit that answers for it, and not which official recorded it', async () => {
    const fact = factOf('penalty', { documentNo: '浙市监罚〔2026〕99号' });
    const recorded = await service.ask('recordCreditEvent', {
      as: 'department-officer',
      body: { subject: subjectOf(1), ...fact },
    });
    expect(recorded.status).toBe(200);
    const told = JSON.stringify((await answered('getOwnHistory', 1)).items);
    expect(told).toContain('浙市监罚〔2026〕99号');
    expect(told).not.toContain('department-officer');
  });

  it('sees a case once they were told of it, states in it, and is not told who handles it', async () => {
    expect((await answered('listOwnCases', 1)).items).toEqual([]);
    await notify();
    const [told] = (await answered('listOwnCases', 1)).items;
    expect(told).toMatchObject({ id: 'case-1', state: 'noticed', due: { term: 'state-and-defend' } });
    const params = { caseId: 'case-1' };
    const sent = { params, body: { kind: 'hearing-request', text: '要求举行听证' }, key: 'key-00001' };
    const first = await answered('stateInCase', 1, sent);
    expect(first).toMatchObject({ state: 'hearing-requested', statements: [{ via: 'online' }] });
    // A retry gets what was shown the first time, and no more.
    expect(await answered('stateInCase', 1, sent)).toEqual(first);
    for (const shown of [told, first, await answered('getOwnCase', 1, { params })])
      expect(JSON.stringify(shown)).not.toMatch(/department-officer|service:reactions|"by":"/);
  });

  it('objects, sees the objection come along, and takes it back', async () => {
    const filed = await answered('fileApplication', 1, { body: objection });
    expect(filed).toMatchObject({ state: 'filed', filed: { via: 'online' } });
    expect(JSON.stringify(filed)).not.toContain('representative of');
    const params = { applicationId: String(filed['id']) };
    expect((await answered('getOwnHistory', 1)).items).toMatchObject([
      { isDisputed: true, annotations: [{ kind: 'disputed' }] },
    ]);
    expect((await answered('listOwnApplications', 1)).items).toEqual([filed]);
    expect(await answered('getOwnApplication', 1, { params })).toEqual(filed);
    expect(await answered('withdrawApplication', 1, { params })).toMatchObject({ state: 'withdrawn' });
    expect((await answered('getOwnHistory', 1)).items).toMatchObject([{ isDisputed: false }]);
  });

  it('sees their listings with what can be done about them', async () => {
    const made = await listedBy(service.wiring, 'case-1');
    await react(service.wiring, { kind: 'listing', before: undefined, after: made, version: 1 });
    const { items } = await answered('listOwnListings', 1);
    expect(items).toMatchObject([{ id: 'case-1', state: 'published', removableFrom: '2027-03-03' }]);
    expect(items[0]).not.toHaveProperty('decidedBy');
    const early = await ask('fileApplication', 1, {
      body: { kind: 'removal', listingId: 'case-1', correction: { on: '2026-03-02', how: '已经改正' } },
    });
    expect([early.status, problemSchema.parse(await early.json()).code]).toEqual([409, 'too-early']);
  });

  it('sees history, cases, listings, pledges and applications page by page, each once, and no page of a strange cursor', async () => {
    const { ledger } = service.wiring;
    const pledgeNo = (applicationNo: string) => pledge({ applicationNo });
    const notice = { text: '拟列入的事实、理由、依据和后果', by: 'someone', at: service.clock.now() };
    await ledger.prepare(
      ['a', 'b', 'c'].flatMap((id) => [
        creation('listingCase', listingCase({ id, notice, state: 'noticed' })),
        creation('listingCase', listingCase({ id: `${id}-untold` })),
        creation('listing', listing({ id })),
        creation('application', application({ id })),
        creation('pledge', pledgeNo(id)),
        creation('pledgeOfSubject', { ...sampleRecords.pledgeOfSubject, pledgeId: pledgeNo(id).id }),
      ]),
    );
    for (const n of [2, 3])
      await recordEvents(
        service.wiring,
        penaltyEvent({ id: `penalty:${n}`, documentNo: `杭市监罚〔2026〕${n}号` }),
      );
    const idsShown: Readonly<Record<string, readonly string[]>> = {
      getOwnHistory: ['penalty:3', 'penalty:2', penalty.id],
      listOwnCases: ['a', 'b', 'c'],
      listOwnListings: ['a', 'b', 'c'],
      listOwnApplications: ['a', 'b', 'c'],
      listOwnPledges: ['a', 'b', 'c']
        .map((no) => pledgeNo(no).id)
        .toSorted()
        .toReversed(),
    };
    for (const [operation, ids] of Object.entries(idsShown)) {
      const seen: unknown[] = [];
      let cursor: unknown;
      do {
        const query = { limit: '2', ...(cursor !== undefined && { cursor: String(cursor) }) };
        const page = await answered(operation, 1, { query });
        seen.push(...page.items.map((item) => ((item['event'] ?? item) as { id: string }).id));
        cursor = page['cursor'];
      } while (cursor !== undefined);
      expect([operation, seen]).toEqual([operation, ids]);
      for (const strange of ['0', '7.', '0.x', 'eyJ9', '1.'])
        expect(
          problemSchema.parse(await (await ask(operation, 1, { query: { cursor: strange } })).json()).code,
        ).toBe('invalid-cursor');
    }
  });

  it('sees who asked about them, page by page', async () => {
    for (let n = 0; n < 3; n += 1) {
      await service.ask('getCredit', { as: 'approval-system', params: { code: codeOf(1) } });
      service.clock.advance({ minutes: 1 });
    }
    const first = await answered('listOwnQueries', 1, { query: { limit: '2' } });
    expect(first.items).toMatchObject([
      { askedBy: 'approval-system', purpose: 'credit-query' },
      { askedBy: 'approval-system' },
    ]);
    const rest = await answered('listOwnQueries', 1, { query: { cursor: String(first['cursor']) } });
    expect(rest.items).toHaveLength(1);
  });

  it('sees of an official who asked the unit alone', async () => {
    await service.ask('getCredit', { as: 'department-officer', params: { code: codeOf(1) } });
    const { items } = await answered('listOwnQueries', 1);
    expect(items).toMatchObject([{ askedFor: '33.SCJG', purpose: 'credit-query' }]);
    expect(items[0]).not.toHaveProperty('askedBy');
    const whole = await service.ask('listQueries', { as: 'auditor', params: { code: codeOf(1) } });
    expect(await whole.json()).toMatchObject({
      items: [{ askedBy: 'department-officer', askedFor: '33.SCJG' }],
    });
  });
});

describe('the representative of a successor', () => {
  beforeEach(async () => {
    acceptedValue(await succeed(service.wiring, subjectOf(3), subjectOf(1)));
  });

  it('speaks for the entity under its old code too, and whoever spoke for that alone does not any more', async () => {
    await notify();
    const token = await representativeOf(3);
    for (const code of [codeOf(3), codeOf(1)]) {
      const standing = await service.ask('getOwnStanding', { token, params: { code } });
      expect(await standing.json()).toMatchObject({
        subject: subjectOf(3),
        lines: expect.arrayContaining([expect.objectContaining({ eventId: penalty.id })]),
        ...(code === codeOf(1) && { askedAs: subjectOf(1) }),
      });
      const cases = await service.ask('listOwnCases', { token, params: { code } });
      expect(await cases.json()).toMatchObject({ items: [{ id: 'case-1', subject: subjectOf(1) }] });
    }
    expect((await ask('getOwnStanding', 1)).status).toBe(403);
  });

  it('turns the pages from its own code to the old one', async () => {
    await service.wiring.ledger.prepare([
      creation('listing', listing({ id: 'own', subject: subjectOf(3) })),
      creation('listing', listing({ id: 'old', subject: subjectOf(1) })),
    ]);
    const token = await representativeOf(3);
    const page = async (query: Sent['query']) => {
      const asked = { token, params: { code: codeOf(3) }, ...(query !== undefined && { query }) };
      const answer = await service.ask('listOwnListings', asked);
      return (await answer.json()) as { items: { id: string }[]; cursor?: string };
    };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, cursor: next } = await page({ limit: '1', ...(cursor !== undefined && { cursor }) });
      seen.push(...items.map(({ id }) => id));
      cursor = next;
    } while (cursor !== undefined);
    expect(seen).toEqual(['own', 'old']);
    expect((await page({ limit: '50' })).items.map(({ id }) => id)).toEqual(['own', 'old']);
  });

  it('is who an auditor finds under the old code, too', async () => {
    await service.ask('getCredit', { as: 'approval-system', params: { code: codeOf(1) } });
    for (const code of [codeOf(1), codeOf(3)]) {
      const answer = await service.ask('listQueries', { as: 'auditor', params: { code } });
      expect(await answer.json()).toMatchObject({
        items: [{ subject: subjectOf(3), askedAs: subjectOf(1) }],
      });
    }
  });

  it('sees who asked about the old entity while that was there', async () => {
    const query = { ...sampleRecords.queryLogEntry, subject: subjectOf(1) };
    await service.wiring.queryLog.append([query]);
    const token = await representativeOf(3);
    const answer = await service.ask('listOwnQueries', { token, params: { code: codeOf(3) } });
    expect(await answer.json()).toMatchObject({ items: [{ id: query.id, subject: subjectOf(1) }] });
  });

  it('sees who asked about it under the old code, for the question was about the successor', async () => {
    const asked = await service.ask('getCredit', { as: 'approval-system', params: { code: codeOf(1) } });
    expect(await asked.json()).toMatchObject({ subject: subjectOf(3), askedAs: subjectOf(1) });
    const token = await representativeOf(3);
    const queries = await service.ask('listOwnQueries', { token, params: { code: codeOf(3) } });
    expect(await queries.json()).toMatchObject({
      items: [{ subject: subjectOf(3), askedAs: subjectOf(1), askedBy: 'approval-system' }],
    });
  });
});

describe('a list of work', () => {
  it('shows what is open, what is due first before the rest, and what is done with where that is asked for', async () => {
    const dueOn = (day: string) => due({ by: { on: on(day), provisional: false } });
    await service.wiring.ledger.prepare([
      creation('listingCase', listingCase({ id: 'last', due: dueOn('2026-03-20') })),
      creation('listingCase', listingCase({ id: 'next', due: dueOn('2026-03-10') })),
      creation('listingCase', listingCase({ id: 'done', state: 'dismissed' })),
      creation('application', application({ id: 'waits' })),
      creation('application', application({ id: 'is-refused', state: 'refused', due: undefined })),
    ]);
    const shown = async (operation: string, query: Sent['query'] = {}) => {
      const answer = await service.ask(operation, { as: 'department-officer', query });
      return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
    };
    const open = await shown('listCases');
    expect(open.filter((id) => ['last', 'next', 'done'].includes(id))).toEqual(['next', 'last']);
    expect(await shown('listCases', { stage: 'closed' })).toEqual(['done']);
    expect(await shown('listApplications')).toEqual(['waits']);
    expect(await shown('listApplications', { stage: 'closed' })).toEqual(['is-refused']);
  });

  it('shows what is soon due and what is overdue, each to its own department', async () => {
    const due = {
      term: 'notify-case',
      from: on('2026-02-16'),
      workingDays: 10,
      remindDaysBefore: 3,
      by: { on: on('2026-03-09'), provisional: false },
      remindOn: on('2026-03-04'),
    } as const;
    const now = service.clock.now();
    await service.wiring.ledger.prepare([
      creation('listingCase', listingCase({ id: 'soon', due: { ...due, remindedAt: now } })),
      creation(
        'listingCase',
        listingCase({ id: 'late', due: { ...due, remindedAt: now, overdueSince: now } }),
      ),
    ]);
    const marked = async (mark: 'soon' | 'overdue', as: 'department-officer' | 'culture-officer') => {
      const answer = await service.ask('listCases', { as, query: { due: mark } });
      return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
    };
    expect(await marked('soon', 'department-officer')).toEqual(['soon']);
    expect(await marked('overdue', 'department-officer')).toEqual(['late']);
    expect(await marked('overdue', 'culture-officer')).toEqual([]);
  });
});
