import { beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../../shared/contracts/contract.ts';
import type { Standing } from '../../shared/domain/credit/standing.ts';
import { listNameSchema } from '../../shared/domain/lists/list-name.ts';
import { expireListing } from '../../shared/use-cases/lists/end-listing.ts';
import { entity, personOf, subjectOf } from '../support/builders.ts';
import { penaltyEvent } from '../support/credit-events.ts';
import { acceptedValue } from '../support/draws.ts';
import { listedBy, punished } from '../support/listing-steps.ts';
import { react, recordEvents } from '../support/reacting.ts';
import { creation, listing, listingCase } from '../support/sample-records.ts';
import { type Sent, type TestService, testService } from '../support/service.ts';

const penalty = penaltyEvent();
let service: TestService;
beforeEach(async () => {
  service = await testService();
  await service.wiring.ledger.prepare([
    creation('entity', entity(1)),
    creation('listingCase', listingCase()),
  ]);
  await recordEvents(service.wiring, penalty);
});

const answered = async (operation: string, sent: Sent): Promise<Record<string, unknown>> => {
  const answer = await service.ask(operation, sent);
  expect([operation, answer.status < 300 ? 200 : await answer.text()]).toEqual([operation, 200]);
  return (await answer.json()) as Record<string, unknown>;
};
const codeOfRefusal = async (operation: string, sent: Sent): Promise<string> =>
  problemSchema.parse(await (await service.ask(operation, sent)).json()).code;
const standingNow = async (): Promise<Standing | undefined> =>
  (await service.wiring.records.get('entity', { target: { id: subjectOf(1) } }))?.value.standing;

describe('a listing that has ended', () => {
  const listingNow = async () => {
    const stored = await service.wiring.records.get('listing', { id: 'case-1' });
    if (stored === undefined) throw new Error('there is no listing');
    return stored;
  };

  it('is revoked by a judgement that comes later, as if it had never been', async () => {
    const { wiring } = service;
    const before = await listedBy(wiring, 'case-1');
    await react(wiring, { kind: 'listing', before: undefined, after: before, version: 1 });
    const ended = acceptedValue(await expireListing(wiring, await listingNow()));
    await react(wiring, { kind: 'listing', before, after: ended, version: 2 });
    const asked = {
      params: { listingId: 'case-1' },
      body: { documentNo: '（2029）浙01行终1号', reason: '认定事实不清，撤销列入决定' },
    };
    expect(await codeOfRefusal('revokeListing', { as: 'approver', ...asked })).toBe('same-person');
    expect(await answered('revokeListing', { as: 'reviewer', ...asked })).toMatchObject({
      state: 'ended',
      ended: { why: 'revoked', documentNo: '（2029）浙01行终1号' },
    });
    const { value: after } = await listingNow();
    await react(wiring, { kind: 'listing', before: ended, after, version: 3 });
    const history = await answered('getCreditHistory', {
      as: 'auditor',
      params: { code: subjectOf(1).replace('USCC:', '') },
    });
    expect(history['items']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          event: expect.objectContaining({ id: 'listed:case-1' }),
          status: 'withdrawn',
        }),
      ]),
    );
    expect(await codeOfRefusal('revokeListing', { as: 'reviewer', ...asked })).toBe('wrong-state');
  });

  it('is listed to staff among those that ended, and no more among those that have not', async () => {
    const idsAt = async (query: Record<string, string> = {}) =>
      ((await answered('listListings', { as: 'auditor', query }))['items'] as { id: string }[]).map(
        ({ id }) => id,
      );
    await listedBy(service.wiring, 'case-1');
    expect([await idsAt(), await idsAt({ stage: 'closed' })]).toEqual([['case-1'], []]);
    acceptedValue(await expireListing(service.wiring, await listingNow()));
    expect([await idsAt(), await idsAt({ stage: 'closed' })]).toEqual([[], ['case-1']]);
  });
});

describe('a listing for serious breaches', () => {
  it('rests on the heavy penalty that the notice names', async () => {
    const telling = (named: object) => ({
      as: 'department-officer' as const,
      params: { caseId: 'case-1' },
      body: { notice: '拟列入严重违法失信名单的事实、理由、依据和后果', ...named },
    });
    const refused = await service.ask('notifyCase', telling({}));
    expect(refused.status).toBe(409);
    expect(problemSchema.parse(await refused.json())).toMatchObject({
      code: 'heavy-penalty-missing',
      remedy: expect.stringContaining('penaltyEventId'),
      errors: [{ field: 'body.penaltyEventId' }],
    });
    const penaltyEventId = await punished(service.wiring, subjectOf(1));
    const evidence = expect.objectContaining({ penaltyEventId });
    expect(await answered('notifyCase', telling({ penaltyEventId }))).toMatchObject({ evidence });
  });

  it('is proposed on a fact alone: the penalty is for the notice to name', async () => {
    const proposal = {
      code: subjectOf(1).replace('USCC:', ''),
      list: 'serious',
      cause: 'SE-06',
      evidence: { note: '两次拒绝检查', penaltyEventId: penalty.id },
    };
    expect(await codeOfRefusal('proposeCase', { as: 'department-officer', body: proposal })).toBe(
      'invalid-input',
    );
  });
});

describe('the listings of a unit', () => {
  it('are turned page by page, list by list, of each those first that the public does not see', async () => {
    for (const list of listNameSchema.options)
      await service.wiring.ledger.prepare([
        creation('listing', listing({ id: `${list}-1`, list })),
        creation('listing', listing({ id: `${list}-2`, list, subject: personOf(1) })),
      ]);
    const seen: unknown[] = [];
    let cursor: unknown;
    do {
      const query = { limit: '4', ...(cursor !== undefined && { cursor: String(cursor) }) };
      const page = await answered('listListings', { as: 'auditor', query });
      seen.push((page['items'] as { id: string }[]).map(({ id }) => id));
      cursor = page['cursor'];
    } while (cursor !== undefined);
    expect(seen).toEqual([
      ['red-2', 'red-1', 'serious-2', 'serious-1'],
      ['abnormal-2', 'abnormal-1'],
    ]);
  });
});

describe('a repair that was obtained by fraud', () => {
  it('is revoked by a second person, and what it repaired counts again', async () => {
    const linesNow = async () => (await standingNow())?.lines.map(({ eventId }) => eventId);
    service.clock.set('2026-06-03T02:00:00.000Z');
    const filed = await answered('recordApplication', {
      as: 'department-officer',
      body: {
        code: subjectOf(1),
        request: {
          kind: 'repair',
          eventId: penalty.id,
          correction: { on: '2026-05-06', how: '罚款缴清，已完成整改' },
          pledge: '承诺今后依法诚信经营。',
          materials: ['缴款凭证'],
        },
      },
    });
    const params = { applicationId: String(filed['id']) };
    await answered('acceptApplication', { as: 'department-officer', params });
    const granted = { outcome: 'grant', documentNo: '浙市监修〔2026〕1号', reasons: '已改正并履行完毕' };
    await answered('decideApplication', { as: 'approver', params, body: granted });
    expect(await linesNow()).toEqual([]);
    const body = { documentNo: '浙市监撤修〔2026〕1号', reason: '所附缴款凭证系伪造' };
    expect(await codeOfRefusal('revokeRepair', { as: 'approver', params, body })).toBe('same-person');
    expect(await codeOfRefusal('revokeRepair', { as: 'department-officer', params, body })).toBe('forbidden');
    expect(await answered('revokeRepair', { as: 'reviewer', params, body })).toMatchObject({
      state: 'revoked',
    });
    expect(await linesNow()).toEqual([penalty.id]);
  });
});
