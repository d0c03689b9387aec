import { beforeEach, describe, expect, it } from 'vitest';
import { createReactions } from '../../../functions/reactions/process.ts';
import { digestOf } from '../../../shared/domain/audit/digest.ts';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import type { Listing } from '../../../shared/domain/lists/listing.ts';
import { followResult } from '../../../shared/use-cases/credit/follow-result.ts';
import { followListing, followListingEnd } from '../../../shared/use-cases/lists/follow-listing.ts';
import type { RecordChange } from '../../../shared/use-cases/ports.ts';
import { at, entity, on, subjectOf, visitRecord } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { standingAt } from '../../support/credit-events.ts';
import { acceptedValue } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import { creation, endedAt, listing, listingCase, publishedVisit } from '../../support/sample-records.ts';

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

const ended = (value: Listing): Listing => endedAt(value, desk.clock.now());

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
    // Of the credit record, and of the pledges that the visit may bear on.
    expect(logged).toEqual(['reaction-completed', 'reaction-completed']);
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

  it('follow the end of a listing that is played again without its past, though its publication was missed as well', async () => {
    await react({ kind: 'listing', before: undefined, after: ended(listing()), version: 2 });
    expect((await eventsOf(1)).map(({ kind }) => kind).toSorted()).toEqual(['listed', 'listing-ended']);
    expect((await entityOf(1))?.standing).toMatchObject({ lists: [], measures: [] });
  });

  it('do nothing about a listing that ended before it was published, played again or not', async () => {
    const { publishedAt: _, publishedBy: __, listedOn: ___, endsOn: ____, ...undone } = listing();
    const lapsed = ended(undone as Listing);
    await react({ kind: 'listing', before: { ...undone, state: 'decided' }, after: lapsed, version: 2 });
    await react({ kind: 'listing', before: undefined, after: lapsed, version: 2 });
    expect(await eventsOf(1)).toEqual([]);
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
