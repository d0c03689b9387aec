import { beforeEach, describe, expect, it } from 'vitest';
import { createReactions } from '../../../functions/reactions/process.ts';
import { digestOf } from '../../../shared/domain/audit/digest.ts';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import type { ListingCase } from '../../../shared/domain/lists/case.ts';
import type { Listing } from '../../../shared/domain/lists/listing.ts';
import { followResult } from '../../../shared/use-cases/credit/follow-result.ts';
import { decideCase } from '../../../shared/use-cases/lists/decide-case.ts';
import { endListing } from '../../../shared/use-cases/lists/end-listing.ts';
import { followListing, followListingEnd } from '../../../shared/use-cases/lists/follow-listing.ts';
import { notifyCase } from '../../../shared/use-cases/lists/notify-case.ts';
import type { RecordChange } from '../../../shared/use-cases/ports.ts';
import { askOf, at, callerIn, entity, on, subjectOf, visitRecord } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { standingAt } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { approver, type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import { creation, listing, listingCase, publishedVisit } from '../../support/sample-records.ts';

const officer = callerIn('department-officer');
let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([1, 2, 3].map((n) => creation('entity', entity(n))));
});

const eventsOf = async (n: number): Promise<CreditEvent[]> =>
  (await collect(desk.ports.records.all('eventsOfSubject', { subject: subjectOf(n) }))).map(
    ({ value }) => value,
  );
const entityOf = async (n: number) =>
  (await desk.ports.records.get('entity', { target: { id: subjectOf(n) } }))?.value;
const casesOf = async (): Promise<ListingCase[]> =>
  (await collect(desk.ports.records.all('casesOfAuthority', { authority: '33' }))).map(({ value }) => value);

describe('a published result', () => {
  it('enters the history of its entity, whose standing is folded anew', async () => {
    acceptedValue(await followResult(desk.ports, publishedVisit(1, ['5'])));
    const [event] = await eventsOf(1);
    expect(event).toMatchObject({
      kind: 'inspection-result',
      resultCodes: ['5'],
      knownAt: publishedVisit(1).publishedAt,
    });
    expect((await entityOf(1))?.standing).toEqual(
      standingAt(subjectOf(1), event ? [event] : [], desk.clock.now()),
    );
    expect((await entityOf(1))?.standing).toMatchObject({ riskClass: 'C', score: 980 });
  });

  it('followed twice, or twice at the same time, counts once', async () => {
    const visit = publishedVisit(1, ['6']);
    await Promise.all([followResult(desk.ports, visit), followResult(desk.ports, visit)]);
    acceptedValue(await followResult(desk.ports, visit));
    expect(await eventsOf(1)).toHaveLength(1);
    expect((await entityOf(1))?.standing?.score).toBe(880);
    expect(await casesOf()).toHaveLength(1);
  });

  it('opens a case for each cause that its codes name, and lists nobody', async () => {
    acceptedValue(await followResult(desk.ports, publishedVisit(1, ['2', '4', '5', '6'])));
    const cases = await casesOf();
    expect(cases.map(({ list, cause, state }) => [list, cause, state])).toEqual([
      ['abnormal', 'AB-04', 'proposed'],
      ['serious', 'SE-06', 'proposed'],
    ]);
    expect((await entityOf(1))?.standing).toMatchObject({ lists: [], measures: [] });
  });

  it('without a problem opens no case', async () => {
    acceptedValue(await followResult(desk.ports, publishedVisit(1, ['1'])));
    expect(await casesOf()).toEqual([]);
    expect((await entityOf(1))?.standing).toMatchObject({ riskClass: 'A', score: 1000 });
  });

  it.each([
    ['the unit that answers for the entity', '33.SCJG.3301', '33.SCJG.3301'],
    ['the inspecting department where another department answers for the entity', '33.STHJ.3301', '33.SCJG'],
    ['the inspecting department where nobody answers for the entity', undefined, '33.SCJG'],
  ])('gives the case to %s', async (_, responsible, authority) => {
    desk = await inspectionDesk([creation('entity', entity(1, { authority: responsible }))]);
    acceptedValue(await followResult(desk.ports, publishedVisit(1, ['6'])));
    expect((await casesOf()).map((one) => one.authority)).toEqual([authority]);
  });

  it('remembers who visited last by the day of the visit and not of the publication', async () => {
    const visited = (id: string, day: string, staffNo: string): Visit => ({
      ...publishedVisit(1),
      id,
      record: visitRecord(['1'], { visitedOn: on(day) }),
      seats: publishedVisit(1).seats.map((seat) => ({ ...seat, staffNo })),
    });
    acceptedValue(await followResult(desk.ports, visited('late', '2026-02-20', 'JCY-001')));
    acceptedValue(await followResult(desk.ports, visited('early', '2026-02-10', 'JCY-002')));
    expect((await entityOf(1))?.lastVisit).toEqual({
      visitId: 'late',
      on: '2026-02-20',
      staffNos: ['JCY-001', 'JCY-001'],
    });
    acceptedValue(await followResult(desk.ports, visited('latest', '2026-02-28', 'JCY-003')));
    expect((await entityOf(1))?.lastVisit?.visitId).toBe('latest');
  });

  it('counts at once even where the clock that published it runs ahead', async () => {
    const ahead = at('2026-03-02T01:00:02.000Z');
    acceptedValue(await followResult(desk.ports, publishedVisit(1, ['5'], ahead)));
    expect((await entityOf(1))?.standing).toMatchObject({ score: 980, knownAt: ahead });
  });

  it('of an entity that the register has lost is a fault, not a refusal', async () => {
    await expect(followResult(desk.ports, publishedVisit(9))).rejects.toThrow(/unregistered/);
    await expect(followResult(desk.ports, { ...publishedVisit(1), record: undefined })).rejects.toThrow(
      /without a record/,
    );
  });
});

describe('a case', () => {
  const notice = '拟列入严重违法失信名单的事实、理由、依据和后果';
  const notify = (by = officer) => notifyCase(desk.ports, { ...askOf(by), caseId: 'case-1', notice });
  const decide = (outcome: 'list' | 'dismiss', by = approver) =>
    decideCase(desk.ports, {
      ...askOf(by),
      caseId: 'case-1',
      decision: { outcome, documentNo: '浙市监列〔2026〕1号', reasons: '不配合检查情节严重' },
    });
  const listingOfCase = async () => (await desk.ports.records.get('listing', { id: 'case-1' }))?.value;
  beforeEach(async () => {
    await desk.ports.ledger.prepare([creation('listingCase', listingCase())]);
  });

  it('is never listed before the entity was told', async () => {
    expect(refusalIn(await decide('list')).code).toBe('wrong-state');
    expect(await listingOfCase()).toBeUndefined();
    expect(acceptedValue(await notify())).toMatchObject({
      state: 'noticed',
      noticedBy: 'department-officer',
      notice,
    });
    expect(refusalIn(await notify()).code).toBe('wrong-state');
    acceptedValue(await decide('list'));
  });

  it('that is decided for lists the entity from the day of the decision for the term of the list', async () => {
    acceptedValue(await notify());
    desk.clock.set('2026-03-31T16:00:00.000Z');
    expect(acceptedValue(await decide('list'))).toMatchObject({ state: 'listed', decidedBy: 'approver' });
    expect(await listingOfCase()).toEqual({
      id: 'case-1',
      subject: subjectOf(1),
      subjectName: listingCase().subjectName,
      list: 'serious',
      cause: 'SE-06',
      authority: '33.SCJG',
      documentNo: '浙市监列〔2026〕1号',
      reasons: '不配合检查情节严重',
      listedOn: '2026-04-01',
      publishedAt: '2026-03-31T16:00:00.000Z',
      endsOn: '2029-04-01',
      measures: ['M01', 'M02', 'M03', 'M04', 'M05', 'M06'],
      state: 'live',
    });
    const [entry] = await desk.ports.ledger.publicLogAbout('case/case-1');
    expect(entry).toMatchObject({ action: 'case-decided', facts: { list: 'serious', endsOn: '2029-04-01' } });
  });

  it('for the abnormal list ends only by a decision', async () => {
    await desk.ports.ledger.prepare([
      creation(
        'listingCase',
        listingCase({ id: 'case-2', list: 'abnormal', cause: 'AB-04', state: 'noticed' }),
      ),
    ]);
    const decision = { outcome: 'list' as const, documentNo: '浙市监异〔2026〕1号', reasons: '无法联系' };
    acceptedValue(await decideCase(desk.ports, { ...askOf(approver), caseId: 'case-2', decision }));
    expect((await desk.ports.records.get('listing', { id: 'case-2' }))?.value.endsOn).toBeUndefined();
  });

  it('listed on 29 February ends on 28 February', async () => {
    acceptedValue(await notify());
    desk.clock.set('2028-02-29T04:00:00.000Z');
    acceptedValue(await decide('list'));
    expect((await listingOfCase())?.endsOn).toBe('2031-02-28');
  });

  it('that is dismissed lists nobody and shows nothing, with or without a notice', async () => {
    expect(acceptedValue(await decide('dismiss')).state).toBe('dismissed');
    expect(await listingOfCase()).toBeUndefined();
    expect(await desk.ports.ledger.publicLogAbout('case/case-1')).toEqual([]);
    expect(refusalIn(await decide('list')).code).toBe('wrong-state');
  });

  it('is not decided by who told the entity', async () => {
    acceptedValue(await notify());
    const same = callerIn('approver', { subject: officer.subject });
    expect(refusalIn(await decide('list', same)).code).toBe('same-person');
  });

  it('is decided once when two decide at the same time', async () => {
    acceptedValue(await notify());
    const outcomes = await Promise.all([
      decide('list'),
      decide('dismiss', { ...approver, subject: 'reviewer' }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const state = (await desk.ports.records.get('listingCase', { id: 'case-1' }))?.value.state;
    expect(state).toBe(outcomes[0]?.ok ? 'listed' : 'dismissed');
    expect((await listingOfCase()) !== undefined).toBe(state === 'listed');
  });

  it('belongs to its authority and those above it', async () => {
    const elsewhere = { department: '33.STHJ' };
    expect(refusalIn(await notify({ ...officer, ...elsewhere })).code).toBe('outside-jurisdiction');
    expect(refusalIn(await decide('dismiss', { ...approver, ...elsewhere })).code).toBe(
      'outside-jurisdiction',
    );
    acceptedValue(await decide('dismiss', { ...approver, department: '33' }));
  });
});

const ended = (value: Listing): Listing => ({ ...value, state: 'ended', endedAt: desk.clock.now() });

describe('a listing', () => {
  it('enters the history with the measures that it carries', async () => {
    acceptedValue(await followListing(desk.ports, listing({ measures: ['M03', 'M04'] })));
    expect((await entityOf(1))?.standing).toMatchObject({
      riskClass: 'D',
      score: 700,
      lists: [{ listingId: 'case-1', list: 'serious', endsOn: '2029-03-02' }],
      measures: ['M03', 'M04'],
    });
  });

  it('followed twice counts once', async () => {
    const value = listing();
    await Promise.all([followListing(desk.ports, value), followListing(desk.ports, value)]);
    acceptedValue(await followListing(desk.ports, value));
    expect(await eventsOf(1)).toHaveLength(1);
    expect((await entityOf(1))?.standing?.score).toBe(700);
  });

  it('that ends stops counting', async () => {
    acceptedValue(await followListing(desk.ports, listing()));
    desk.clock.advance({ days: 1 });
    acceptedValue(await followListingEnd(desk.ports, ended(listing())));
    expect((await entityOf(1))?.standing).toEqual(
      standingAt(subjectOf(1), await eventsOf(1), desk.clock.now()),
    );
    expect((await entityOf(1))?.standing).toMatchObject({ lists: [], measures: [], lines: [] });
  });

  it('ends alone: another listing of the same entity keeps counting', async () => {
    acceptedValue(await followListing(desk.ports, listing()));
    acceptedValue(
      await followListing(
        desk.ports,
        listing({ id: 'case-2', list: 'abnormal', cause: 'AB-04', measures: ['M05'] }),
      ),
    );
    acceptedValue(await followListingEnd(desk.ports, ended(listing())));
    expect((await entityOf(1))?.standing).toMatchObject({ riskClass: 'C', score: 920, measures: ['M05'] });
  });

  it('is ended once, by the clock', async () => {
    await desk.ports.ledger.prepare([creation('listing', listing())]);
    const stored = await desk.ports.records.get('listing', { id: 'case-1' });
    if (stored === undefined) throw new Error('no listing');
    const outcomes = await Promise.all([endListing(desk.ports, stored), endListing(desk.ports, stored)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const after = await desk.ports.records.get('listing', { id: 'case-1' });
    expect(after).toMatchObject({ version: 2, value: { state: 'ended', endedAt: desk.clock.now() } });
    if (after !== undefined) acceptedValue(await endListing(desk.ports, after));
    expect((await desk.ports.records.get('listing', { id: 'case-1' }))?.version).toBe(2);
  });
});

describe('the reactions to stored changes', () => {
  const logged: string[] = [];
  const react = (change: RecordChange, ports: Partial<Desk['ports']> = {}) =>
    createReactions({ ...desk.ports, ...ports, log: (code) => void logged.push(code) })(change);
  beforeEach(() => {
    logged.length = 0;
  });

  it('follow a result when it becomes published and not when it is stored again', async () => {
    const visit = publishedVisit(1, ['5']);
    await react({ kind: 'visit', before: { ...visit, state: 'approved' }, after: visit, version: 2 });
    await react({ kind: 'visit', before: visit, after: visit, version: 2 });
    await react({
      kind: 'visit',
      before: undefined,
      after: { ...visit, id: 'other', state: 'approved' },
      version: 1,
    });
    expect(await eventsOf(1)).toHaveLength(1);
    expect(logged).toEqual(['reaction-completed']);
  });

  it('seen twice from the stream change nothing twice', async () => {
    const change: RecordChange = { kind: 'listing', before: undefined, after: listing(), version: 1 };
    await react(change);
    const before = digestOf(JSON.parse(JSON.stringify(await entityOf(1))));
    await react(change);
    expect(digestOf(JSON.parse(JSON.stringify(await entityOf(1))))).toBe(before);
    expect(logged).toEqual(['reaction-completed', 'reaction-completed']);
  });

  it('follow a listing when it ends', async () => {
    await react({ kind: 'listing', before: undefined, after: listing(), version: 1 });
    await react({ kind: 'listing', before: listing(), after: ended(listing()), version: 2 });
    await react({ kind: 'listing', before: ended(listing()), after: ended(listing()), version: 2 });
    expect((await eventsOf(1)).map(({ kind }) => kind).toSorted()).toEqual(['listed', 'listing-ended']);
  });

  it('leave other records alone', async () => {
    await react({ kind: 'entity', before: undefined, after: entity(1), version: 1 });
    await react({ kind: 'listingCase', before: undefined, after: listingCase(), version: 1 });
    expect(logged).toEqual([]);
  });

  it.each(['stale-version', 'busy'] as const)(
    'that are refused as %s are thrown, so that the stream brings them again',
    async (code) => {
      const reason = { zh: '忙', en: 'busy' };
      const ledger = {
        ...desk.ports.ledger,
        apply: async () => ({ ok: false as const, refusal: { code, reason } }),
      };
      await expect(
        react({ kind: 'listing', before: undefined, after: listing(), version: 1 }, { ledger }),
      ).rejects.toThrow('busy');
    },
  );

  it('that are refused for good are recorded and not tried again', async () => {
    const reason = { zh: '无', en: 'none' };
    const ledger = {
      ...desk.ports.ledger,
      apply: async () => ({ ok: false as const, refusal: { code: 'not-found' as const, reason } }),
    };
    await react({ kind: 'listing', before: undefined, after: listing(), version: 1 }, { ledger });
    expect(logged).toEqual(['reaction-refused']);
  });
});
