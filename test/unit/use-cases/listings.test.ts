import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTick } from '../../../functions/clock/process.ts';
import { digestOf } from '../../../shared/domain/audit/digest.ts';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import { type Standing, standingOf } from '../../../shared/domain/credit/standing.ts';
import type { Listing } from '../../../shared/domain/lists/listing.ts';
import { loggedListingName } from '../../../shared/domain/lists/logged-listing.ts';
import { civilDateOf } from '../../../shared/domain/primitives/time.ts';
import { targetIdSchema } from '../../../shared/domain/registry/identifier.ts';
import { decideCase } from '../../../shared/use-cases/lists/decide-case.ts';
import { expireListing } from '../../../shared/use-cases/lists/end-listing.ts';
import { followEvent } from '../../../shared/use-cases/lists/follow-event.ts';
import { notifyCase } from '../../../shared/use-cases/lists/notify-case.ts';
import { proposeCase } from '../../../shared/use-cases/lists/propose-case.ts';
import { publishListing } from '../../../shared/use-cases/lists/publish-listing.ts';
import { revokeListing } from '../../../shared/use-cases/lists/revoke-listing.ts';
import { upholdListing } from '../../../shared/use-cases/lists/uphold-listing.ts';
import { askOf, callerIn, entity, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import {
  eventOf,
  listedEvent,
  penaltyEvent,
  recognitionEvent,
  resultEvent,
} from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import {
  decidedToList,
  decider,
  heardCase,
  listedBy,
  listingDecision,
  officer,
  punished,
} from '../../support/listing-steps.ts';
import { react, recordEvents } from '../../support/reacting.ts';
import { testTables } from '../../support/rule-tables.ts';
import { creation, listing, listingCase } from '../../support/sample-records.ts';
import { publishedVersions, retiring, withoutMeasure } from '../../support/table-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([
    creation('entity', entity(1)),
    creation('listingCase', listingCase()),
    creation('listingCase', listingCase({ id: 'case-2', list: 'abnormal', cause: 'AB-04' })),
  ]);
});

const listingNow = async (id = 'case-1'): Promise<Listing> => {
  const stored = await desk.ports.records.get('listing', { id });
  if (stored === undefined) throw new Error(`there is no listing ${id}`);
  return stored.value;
};
const standingNow = async (): Promise<Standing | undefined> =>
  (await desk.ports.records.get('entity', { target: { id: subjectOf(1) } }))?.value.standing;
const decided = async (caseId = 'case-1'): Promise<void> => {
  await heardCase(desk.ports, caseId);
  await decidedToList(desk.ports, caseId);
};
/** What the public log holds of a listing. */
const loggedOf = (one: Listing) => desk.ports.ledger.publicLogAbout(loggedListingName(one));
const publish = (listingId = 'case-1', by = officer) =>
  publishListing(desk.ports, { ...askOf(by), listingId });
/** What the stream tells the reactions of how a listing changed. */
const told = async (before: Listing | undefined, id = 'case-1'): Promise<void> =>
  react(desk.ports, { kind: 'listing', before, after: await listingNow(id), version: 1 });
const listed = async (caseId = 'case-1'): Promise<Listing> => {
  const made = await listedBy(desk.ports, caseId);
  await told(undefined, caseId);
  return made;
};
const revoke = (by = callerIn('approver', { subject: 'reviewer' })) =>
  revokeListing(desk.ports, {
    ...askOf(by),
    listingId: 'case-1',
    documentNo: '（2026）浙01行终1号',
    reason: '认定事实不清',
  });

describe('a decided listing', () => {
  it('counts for nothing until it is published, by another than who decided it', async () => {
    await decided();
    await told(undefined);
    expect((await standingNow())?.lists).toEqual([]);
    const same = { ...officer, subject: decider.subject };
    expect(refusalIn(await publish('case-1', same)).code).toBe('same-person');
    const before = await listingNow();
    acceptedValue(await publish());
    await told(before);
    expect((await standingNow())?.lists).toMatchObject([{ listingId: 'case-1', list: 'serious' }]);
  });

  it('counts from the day of its publication for the term of its list', async () => {
    await decided();
    desk.clock.set('2026-03-31T16:00:00.000Z');
    expect(acceptedValue(await publish())).toMatchObject({
      state: 'published',
      publishedBy: 'department-officer',
      listedOn: '2026-04-01',
      endsOn: '2029-04-01',
      due: undefined,
    });
    const published = await listingNow();
    expect(await loggedOf(published)).toMatchObject([
      {
        action: 'listing-published',
        facts: {
          digest: digestOf({
            subject: subjectOf(1),
            list: 'serious',
            cause: 'SE-06',
            documentNo: published.documentNo,
            endsOn: '2029-04-01',
            salt: published.logSalt,
          }),
        },
      },
    ]);
    expect(refusalIn(await publish()).code).toBe('wrong-state');
  });

  it('on the abnormal list ends only by a decision, and one of 29 February on 28 February', async () => {
    await decided('case-2');
    expect(acceptedValue(await publish('case-2')).endsOn).toBeUndefined();
    await decided();
    desk.clock.set('2028-02-29T04:00:00.000Z');
    expect(acceptedValue(await publish()).endsOn).toBe('2031-02-28');
  });

  it('of a natural person is never public', async () => {
    const person = targetIdSchema.parse(`PERSON:${'A1'.repeat(32)}`);
    desk = await inspectionDesk([
      creation('entity', { ...entity(1), target: { ...entity(1).target, id: person } }),
      creation('listingCase', listingCase({ subject: person })),
    ]);
    await decided();
    acceptedValue(await publish());
    acceptedValue(await revoke());
    expect((await desk.ports.ledger.publicLogHead()).size).toBe(0);
  });

  it('is published without the mark of a ground that stands again', async () => {
    await decided();
    const marked = { ...(await listingNow()), groundFellAt: desk.clock.now() };
    const before = await desk.ports.records.get('listing', { id: 'case-1' });
    await desk.ports.ledger.prepare([{ kind: 'listing', value: marked, before }]);
    expect(acceptedValue(await publish())).not.toHaveProperty('groundFellAt');
  });

  it('is published without the measure that was retired since', async () => {
    await decided();
    expect((await listingNow()).measures).toContain('M05');
    const versions = publishedVersions(desk.clock.now(), withoutMeasure('M05'), retiring('M05'));
    await desk.ports.ledger.prepare(versions);
    desk.clock.set('2026-03-10T02:00:00.000Z');
    acceptedValue(await publish());
    expect((await listingNow()).measures).toEqual(['M01', 'M02', 'M03', 'M04', 'M06']);
  });

  it('that is revoked before it was published never entered the history', async () => {
    await decided();
    const before = await listingNow();
    acceptedValue(await revoke());
    await told(before);
    expect((await standingNow())?.lists).toEqual([]);
    expect((await desk.ports.ledger.publicLogHead()).size).toBe(0);
    expect(refusalIn(await publish()).code).toBe('wrong-state');
  });
});

describe('a fact', () => {
  const caseOn = (id: string, cause: string, eventId: string) =>
    desk.ports.ledger.prepare([creation('listingCase', listingCase({ id, cause, evidence: { eventId } }))]);
  const decideOn = (caseId: string) =>
    decideCase(desk.ports, { ...askOf(decider), caseId, decision: listingDecision });

  it('that opened two cases lists the entity for one of them, until that listing is revoked', async () => {
    const event = resultEvent(['3', '6']);
    await recordEvents(desk.ports, event);
    for (const [id, cause] of [
      ['hidden', 'SE-03'],
      ['refused', 'SE-06'],
    ] as const) {
      await caseOn(id, cause, event.id);
      await heardCase(desk.ports, id);
    }
    await decidedToList(desk.ports, 'hidden');
    const rivalled = refusalIn(await decideOn('refused'));
    expect([rivalled.code, rivalled.errors?.[0]?.field]).toEqual(['wrong-state', 'body.outcome']);
    expect(rivalled.reason.zh).toContain('hidden');
    acceptedValue(
      await revokeListing(desk.ports, {
        ...askOf(callerIn('approver', { subject: 'reviewer' })),
        listingId: 'hidden',
        documentNo: '（2026）浙01行终1号',
        reason: '认定事实不清',
      }),
    );
    acceptedValue(await decideOn('refused'));
  });

  it('and the penalty for it list the entity once, whichever of the two is decided on first', async () => {
    const penalty = await punished(desk.ports, subjectOf(1));
    await caseOn('punished', 'SE-01', penalty);
    for (const id of ['punished', 'case-1'])
      await heardCase(desk.ports, id, id === 'case-1' ? penalty : undefined);
    acceptedValue(await decideOn('case-1'));
    expect(refusalIn(await decideOn('punished')).reason.en).toContain('case-1');
    desk = await inspectionDesk([
      creation('entity', entity(1)),
      creation('listingCase', listingCase()),
      creation(
        'listingCase',
        listingCase({ id: 'punished', cause: 'SE-01', evidence: { eventId: penalty } }),
      ),
    ]);
    await punished(desk.ports, subjectOf(1));
    for (const id of ['punished', 'case-1'])
      await heardCase(desk.ports, id, id === 'case-1' ? penalty : undefined);
    acceptedValue(await decideOn('punished'));
    expect(refusalIn(await decideOn('case-1')).reason.en).toContain('punished');
  });

  it('that a listing rests on as the penalty for another is proposed to nobody again', async () => {
    const penalty = await punished(desk.ports, subjectOf(1));
    await heardCase(desk.ports, 'case-1', penalty);
    acceptedValue(await decideOn('case-1'));
    const proposed = await proposeCase(desk.ports, {
      ...askOf(officer),
      subject: subjectOf(1),
      list: 'serious',
      cause: 'SE-01',
      evidence: { eventId: penalty },
    });
    expect(refusalIn(proposed).reason.en).toContain('case-1');
    expect(refusalIn(proposed).errors?.[0]?.field).toBe('body.evidence.eventId');
  });

  it('as it was corrected is the same fact', async () => {
    const wrong = penaltyEvent({ severity: 'serious' });
    const right = penaltyEvent({ id: 'penalty:right', severity: 'serious', facts: '数量有误，按文书更正' });
    const correction = { ...eventOf('corrected'), id: 'corrected:1', of: wrong.id, by: right.id };
    await recordEvents(desk.ports, wrong);
    await caseOn('wrong', 'SE-01', wrong.id);
    await heardCase(desk.ports, 'wrong');
    acceptedValue(await decideOn('wrong'));
    await recordEvents(desk.ports, right, correction);
    await caseOn('right', 'SE-01', right.id);
    await heardCase(desk.ports, 'right');
    expect(refusalIn(await decideOn('right')).reason.en).toContain('wrong');
  });

  it('is published for one listing where two rest on it', async () => {
    const penalty = await punished(desk.ports, subjectOf(1));
    const twin = { state: 'decided' as const, cause: 'SE-01', evidence: { eventId: penalty } };
    await desk.ports.ledger.prepare(
      ['one', 'other'].map((id) => creation('listing', listing({ id, ...twin }))),
    );
    expect(refusalIn(await publish('one')).reason.en).toContain('other');
  });

  it('that nobody was punished for is published for nothing, whenever that was decided', async () => {
    const result = resultEvent(['6']);
    await recordEvents(desk.ports, result);
    await desk.ports.ledger.prepare([
      creation('listing', listing({ state: 'decided', evidence: { eventId: result.id } })),
    ]);
    expect(refusalIn(await publish()).code).toBe('heavy-penalty-missing');
  });
});

describe('a listing', () => {
  it('is ended once, by the clock', async () => {
    await desk.ports.ledger.prepare([creation('listing', listing())]);
    const stored = await desk.ports.records.get('listing', { id: 'case-1' });
    if (stored === undefined) throw new Error('no listing');
    const outcomes = await Promise.all([
      expireListing(desk.ports, stored),
      expireListing(desk.ports, stored),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const after = await desk.ports.records.get('listing', { id: 'case-1' });
    expect(after).toMatchObject({
      version: 2,
      value: { state: 'ended', ended: { why: 'term-over', at: desk.clock.now(), by: 'service:clock' } },
    });
    if (after !== undefined) acceptedValue(await expireListing(desk.ports, after));
    expect((await desk.ports.records.get('listing', { id: 'case-1' }))?.version).toBe(2);
  });

  it('is revoked by another than who decided it, and then counts as if it had never been', async () => {
    const event = resultEvent(['5']);
    await recordEvents(desk.ports, event);
    await punished(desk.ports, subjectOf(1), { id: 'penalty:case-1' });
    const before = await standingNow();
    const made = await listed();
    expect((await standingNow())?.lists).toHaveLength(1);
    expect(refusalIn(await revoke(decider)).code).toBe('same-person');
    desk.clock.advance({ days: 3 });
    acceptedValue(await revoke());
    await told(made);
    const { asOf: _, knownAt: __, ...after } = (await standingNow()) ?? ({} as Standing);
    const { asOf: ___, knownAt: ____, ...untouched } = before ?? ({} as Standing);
    expect(after).toEqual(untouched);
    expect(refusalIn(await revoke()).code).toBe('wrong-state');
    const log = await loggedOf(made);
    expect(log.map(({ action }) => action)).toEqual(['listing-published', 'listing-ended']);
    for (const word of [made.subject, made.cause, made.documentNo, made.id, 'revoked'])
      expect(JSON.stringify(log)).not.toContain(word);
  });

  it('of serious breaches suspends the red one while it lives', async () => {
    const recognition = recognitionEvent();
    await recordEvents(desk.ports, recognition);
    acceptedValue(await followEvent(desk.ports, recognition));
    const red = (await collect(desk.ports.records.all('casesOfSubject', { subject: subjectOf(1) }))).find(
      ({ value }) => value.list === 'red',
    );
    const redId = red?.value.id ?? '';
    await listedBy(desk.ports, redId);
    await told(undefined, redId);
    expect((await standingNow())?.measures).toEqual(['E01', 'E02', 'E03', 'E04']);
    const serious = await listed();
    expect((await standingNow())?.lists.find(({ list }) => list === 'red')?.isSuspended).toBe(true);
    expect((await standingNow())?.measures).not.toContain('E01');
    acceptedValue(await revoke());
    await told(serious);
    expect((await standingNow())?.lists).toEqual([expect.not.objectContaining({ isSuspended: true })]);
    expect((await standingNow())?.measures).toEqual(['E01', 'E02', 'E03', 'E04']);
  });

  it('of the trustworthy ends with the recognition that it rests on, and lapses when that proves wrong', async () => {
    const recognition = recognitionEvent({ validUntil: on('2026-09-30') });
    await recordEvents(desk.ports, recognition);
    acceptedValue(await followEvent(desk.ports, recognition));
    const [red] = (await collect(desk.ports.records.all('casesOfSubject', { subject: subjectOf(1) }))).filter(
      ({ value }) => value.list === 'red',
    );
    const id = red?.value.id ?? '';
    expect((await listedBy(desk.ports, id)).endsOn).toBe('2026-09-30');
    await told(undefined, id);
    const withdrawn = {
      ...recognition,
      kind: 'withdrawn' as const,
      id: 'withdrawn:1',
      of: recognition.id,
      reason: '纳税信用重新评定为 B 级',
    };
    await recordEvents(desk.ports, withdrawn);
    await Promise.allSettled([followEvent(desk.ports, withdrawn), followEvent(desk.ports, withdrawn)]);
    acceptedValue(await followEvent(desk.ports, withdrawn));
    expect(await listingNow(id)).toMatchObject({ state: 'ended', ended: { why: 'lapsed' } });
  });

  it('whose removal was obtained by fraud is made good by a new one, whose term starts anew', async () => {
    const made = await listed();
    desk.clock.advance({ days: 500 });
    const removed = { why: 'removed' as const, at: desk.clock.now(), by: 'service:reactions' };
    const stored = await desk.ports.records.get('listing', { id: 'case-1' });
    acceptedValue(
      await desk.ports.ledger.apply({
        ...askOf(decider),
        actor: 'test',
        at: removed.at,
        action: 'listing-ended',
        about: 'case/case-1',
        basis: 'test',
        writes: [{ kind: 'listing', value: { ...made, state: 'ended', ended: removed }, before: stored }],
        answer: null,
      }),
    );
    desk.clock.advance({ days: 100 });
    const proposed = await proposeCase(desk.ports, {
      ...askOf(officer),
      subject: subjectOf(1),
      list: 'serious',
      cause: 'SE-06',
      evidence: { note: '移出申请所附的整改证明系伪造' },
      relists: 'case-1',
    });
    const again = await listedBy(desk.ports, acceptedValue(proposed).id);
    const today = civilDateOf(desk.clock.now());
    expect(again).toMatchObject({ relists: 'case-1', listedOn: today, endsOn: `2030${today.slice(4)}` });
  });
});

describe('a revoked listing', () => {
  it('leaves a standing as a history without it has, whatever else happened', () => {
    const days = fc
      .integer({ min: 0, max: 900 })
      .map((n) => on(new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)));
    const others = fc.uniqueArray(
      fc.oneof(
        fc
          .tuple(days, fc.constantFrom('1', '5', '6'))
          .map(([occurredOn, code]) =>
            resultEvent([code], { id: `result-${occurredOn}-${code}`, occurredOn }),
          ),
        fc
          .tuple(days, fc.constantFrom('minor' as const, 'serious' as const))
          .map(([occurredOn, severity]) =>
            penaltyEvent({ id: `penalty-${occurredOn}-${severity}`, occurredOn, severity }),
          ),
        days.map((occurredOn) =>
          listedEvent({
            id: `red-${occurredOn}`,
            listingId: `red-${occurredOn}`,
            list: 'red',
            cause: 'RE-01',
            occurredOn,
          }),
        ),
      ),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(others, days, days, (events, listedOn, asOf) => {
        const revoked = [
          listedEvent({ occurredOn: listedOn, measures: ['M01', 'M04'] }),
          {
            ...listedEvent(),
            kind: 'listing-ended' as const,
            id: 'ended-1',
            why: 'revoked' as const,
            occurredOn: on('2026-03-01'),
          },
        ];
        const viewpoint = { asOf, knownAt: desk.clock.now() };
        const { validThrough: _, ...without } = standingOf(subjectOf(1), events, testTables, viewpoint);
        const { validThrough: __, ...after } = standingOf(
          subjectOf(1),
          [...events, ...revoked],
          testTables,
          viewpoint,
        );
        expect(after).toEqual(without);
      }),
      { numRuns: 300, seed: 20260302 },
    );
  });
});

describe('the clock', () => {
  const logged: string[] = [];
  const tickAt = async (instant: string): Promise<void> => {
    desk.clock.set(instant);
    await createTick({ ...desk.ports, log: (code) => void logged.push(code) })();
  };
  const due = async (mark: 'soon' | 'overdue') =>
    (await collect(desk.ports.records.all('listingsDue', { mark, authority: '33.SCJG' }))).map(
      ({ value }) => value.id,
    );

  it('reminds of a publication three working days before its end, then shows it as overdue, and publishes nothing', async () => {
    await decided();
    expect((await listingNow()).due).toMatchObject({ remindOn: '2026-03-25', by: { on: '2026-03-30' } });
    await tickAt('2026-03-24T15:59:00.000Z');
    expect([await due('soon'), await due('overdue')]).toEqual([[], []]);
    await tickAt('2026-03-24T16:00:00.000Z');
    expect([await due('soon'), await due('overdue')]).toEqual([['case-1'], []]);
    await tickAt('2026-03-30T15:59:00.000Z');
    expect(await due('overdue')).toEqual([]);
    await tickAt('2026-03-30T16:00:00.000Z');
    await tickAt('2026-03-31T16:00:00.000Z');
    expect([await due('soon'), await due('overdue')]).toEqual([[], ['case-1']]);
    expect((await listingNow()).state).toBe('decided');
    const trail = await collect(desk.ports.ledger.trail('case/case-1'));
    expect(trail.slice(-2).map(({ action, actor }) => [action, actor])).toEqual([
      ['deadline-near', 'service:clock'],
      ['deadline-missed', 'service:clock'],
    ]);
    acceptedValue(await publish());
    expect(await due('overdue')).toEqual([]);
  });

  it('that stood still marks what it missed as overdue at once', async () => {
    await decided();
    await tickAt('2026-04-20T02:00:00.000Z');
    expect([await due('soon'), await due('overdue')]).toEqual([[], ['case-1']]);
    expect((await listingNow()).due).toMatchObject({
      remindedAt: desk.clock.now(),
      overdueSince: desk.clock.now(),
    });
  });
});

describe('a place on the red list', () => {
  const redCase = async (recognition: CreditEvent): Promise<string> => {
    await recordEvents(desk.ports, recognition);
    acceptedValue(await followEvent(desk.ports, recognition));
    const cases = await collect(desk.ports.records.all('casesOfSubject', { subject: subjectOf(1) }));
    return cases.find(({ value }) => value.list === 'red')?.value.id ?? '';
  };

  it.each([
    ['the last day on which its rule lets it count', undefined, '2026-10-20'],
    ['its own last day', '2026-09-30', '2026-09-30'],
    ['the term of the list', '2028-10-20', '2027-03-02'],
  ])('ends with the recognition that it rests on: %s', async (_, validUntil, endsOn) => {
    const recognition = recognitionEvent({
      occurredOn: on('2025-10-20'),
      ...(validUntil !== undefined && { validUntil: on(validUntil) }),
    });
    expect((await listedBy(desk.ports, await redCase(recognition))).endsOn).toBe(endsOn);
  });

  it('is neither decided nor published where the case rests on no recognition', async () => {
    const evidence = { note: '纳税信用评价为 A 级' };
    const red = { list: 'red', cause: 'RE-01', evidence } as const;
    await desk.ports.ledger.prepare([
      creation('listingCase', listingCase({ ...red, id: 'red', procedure: 'favourable' })),
      creation('listing', listing({ ...red, id: 'decided', state: 'decided' })),
    ]);
    const decision = { ...listingDecision, documentNo: '浙市监红〔2026〕1号' };
    const no = await decideCase(desk.ports, { ...askOf(decider), caseId: 'red', decision });
    expect(refusalIn(no).code).toBe('ground-fallen');
    expect(refusalIn(await publish('decided')).code).toBe('ground-fallen');
  });
});

describe('a ground that falls', () => {
  const openedFor = async (event: CreditEvent, list: 'red' | 'serious'): Promise<string> => {
    await recordEvents(desk.ports, event);
    acceptedValue(await followEvent(desk.ports, event));
    const cases = await collect(desk.ports.records.all('casesOfSubject', { subject: subjectOf(1) }));
    const opened = cases.find(({ value }) => value.evidence.eventId === event.id && value.list === list);
    if (opened === undefined) throw new Error('no case was opened');
    return opened.value.id;
  };
  const fall = async (annotation: CreditEvent): Promise<void> => {
    await recordEvents(desk.ports, annotation);
    acceptedValue(await followEvent(desk.ports, annotation));
    acceptedValue(await followEvent(desk.ports, annotation));
  };
  const withdrawn = (of: CreditEvent): CreditEvent => ({
    ...eventOf('withdrawn'),
    id: `withdrawn:${of.id}`,
    of: of.id,
    reason: '处罚决定已被撤销',
  });
  const corrected = (of: CreditEvent, by: CreditEvent): CreditEvent => ({
    ...eventOf('corrected'),
    id: `corrected:${of.id}`,
    of: of.id,
    by: by.id,
  });
  const caseNow = async (id: string) => (await desk.ports.records.get('listingCase', { id }))?.value;
  const work = async (pattern: 'casesDue' | 'listingsDue', mark: 'soon' | 'overdue' = 'soon') =>
    (await collect(desk.ports.records.all(pattern, { mark, authority: '33.SCJG' }))).map(
      ({ value }) => value.id,
    );
  const decide = (caseId: string, outcome: 'list' | 'dismiss') =>
    decideCase(desk.ports, { ...askOf(decider), caseId, decision: { ...listingDecision, outcome } });
  const serious = penaltyEvent({ severity: 'serious' });
  const recognition = recognitionEvent({ validUntil: on('2026-03-20') });
  const lookedAt = async (instant: string): Promise<void> => {
    desk.clock.set(instant);
    await createTick({ ...desk.ports, log: () => undefined })();
  };

  it.each(['withdrawn', 'repaired'] as const)(
    'is brought before the people of an open case when it is %s, which can only be dismissed from then on',
    async (kind) => {
      const id = await openedFor(serious, 'serious');
      await heardCase(desk.ports, id);
      await fall(kind === 'repaired' ? eventOf(kind, { of: serious.id }) : withdrawn(serious));
      expect(await caseNow(id)).toMatchObject({
        groundFellAt: desk.clock.now(),
        due: { term: 'review-ground' },
      });
      expect(await work('casesDue')).toEqual([id]);
      expect(refusalIn(await decide(id, 'list')).code).toBe('ground-fallen');
      acceptedValue(await decide(id, 'dismiss'));
      expect(await work('casesDue')).toEqual([]);
    },
  );

  it('lists an entity once: nobody opens a second case on it while one is open or its listing lives', async () => {
    const id = await openedFor(serious, 'serious');
    const again = () =>
      proposeCase(desk.ports, {
        ...askOf(officer),
        subject: subjectOf(1),
        list: 'serious',
        cause: 'SE-06',
        evidence: { eventId: serious.id },
      });
    const rivalled = async (): Promise<void> => {
      const no = refusalIn(await again());
      expect([no.code, no.errors?.[0]?.field]).toEqual(['wrong-state', 'body.evidence.eventId']);
      expect(no.reason.zh).toContain(id);
    };
    await rivalled();
    await decided(id);
    acceptedValue(await publish(id));
    await rivalled();
    acceptedValue(
      await revokeListing(desk.ports, {
        ...askOf(callerIn('approver', { subject: 'reviewer' })),
        listingId: id,
        documentNo: '（2026）浙01行终1号',
        reason: '认定事实不清',
      }),
    );
    const twice = await Promise.all([again(), again()]);
    expect(twice.map((one) => (one.ok ? 'opened' : one.refusal.code)).toSorted()).toEqual([
      'opened',
      'stale-version',
    ]);
  });

  it('goes on where the repair that took it away was obtained by fraud', async () => {
    const id = await openedFor(serious, 'serious');
    const repaired = eventOf('repaired', { of: serious.id });
    await fall(repaired);
    expect((await caseNow(id))?.due).toMatchObject({ term: 'review-ground' });
    await fall(withdrawn(repaired));
    const goingOn = await caseNow(id);
    expect(goingOn).toMatchObject({ state: 'proposed', due: { term: 'notify-case' } });
    expect(goingOn).not.toHaveProperty('groundFellAt');
    await decided(id);
    acceptedValue(await publish(id));
  });

  it('leaves a decided listing to be published where the repair that took it away was obtained by fraud', async () => {
    const id = await openedFor(serious, 'serious');
    await decided(id);
    const repaired = eventOf('repaired', { of: serious.id });
    await fall(repaired);
    await fall(withdrawn(repaired));
    expect(await listingNow(id)).toMatchObject({ due: { term: 'publish-listing' } });
    expect(await listingNow(id)).not.toHaveProperty('groundFellAt');
    acceptedValue(await publish(id));
  });

  it('that was withdrawn besides does not come back with the end of its repair', async () => {
    const id = await openedFor(serious, 'serious');
    const repaired = eventOf('repaired', { of: serious.id });
    await fall(repaired);
    await fall(withdrawn(serious));
    await fall(withdrawn(repaired));
    expect(await caseNow(id)).toMatchObject({
      groundFellAt: desk.clock.now(),
      due: { term: 'review-ground' },
    });
  });

  it('that was repaired leaves the listing that is published for it', async () => {
    const id = await openedFor(serious, 'serious');
    await decided(id);
    acceptedValue(await publish(id));
    await fall(eventOf('repaired', { of: serious.id }));
    expect(await listingNow(id)).not.toHaveProperty('groundFellAt');
    expect(await work('listingsDue')).toEqual([]);
  });

  it('that is the penalty for the fact brings the listing before people as the fact itself would', async () => {
    const penalty = penaltyEvent({ id: 'penalty:case-1', severity: 'serious' });
    await listed();
    expect((await listingNow()).evidence.penaltyEventId).toBe(penalty.id);
    const uphold = () =>
      upholdListing(desk.ports, {
        ...askOf(callerIn('approver', { subject: 'reviewer' })),
        listingId: 'case-1',
        documentNo: '浙市监维〔2026〕1号',
        reason: '更正后仍属较重处罚',
      });
    const right = penaltyEvent({ id: 'penalty:right', severity: 'serious', facts: '数额有误，按文书更正' });
    await recordEvents(desk.ports, right);
    await fall(corrected(penalty, right));
    expect(await work('listingsDue')).toEqual(['case-1']);
    expect(acceptedValue(await uphold()).evidence.penaltyEventId).toBe(right.id);
    const lighter = penaltyEvent({ id: 'penalty:lighter', severity: 'ordinary' });
    await recordEvents(desk.ports, lighter);
    await fall(corrected(right, lighter));
    expect(refusalIn(await uphold()).code).toBe('heavy-penalty-missing');
    await fall(withdrawn(lighter));
    expect(refusalIn(await uphold()).code).toBe('ground-fallen');
  });

  it('that is the penalty for the fact keeps what was decided on it from being published', async () => {
    await decided();
    await fall(withdrawn(penaltyEvent({ id: 'penalty:case-1' })));
    expect(refusalIn(await publish()).code).toBe('ground-fallen');
    expect(await work('listingsDue')).toEqual(['case-1']);
  });

  it('is no reason to trouble the entity: nobody is told of a case, and no consent is sought', async () => {
    const id = await openedFor(serious, 'serious');
    await fall(withdrawn(serious));
    const notify = notifyCase(desk.ports, { ...askOf(officer), caseId: id, notice: '拟列入的事实和理由' });
    expect(refusalIn(await notify).code).toBe('ground-fallen');
    expect(await work('casesDue')).toEqual([id]);
  });

  it.each(['withdrawn', 'repaired'] as const)(
    'keeps a decided listing from being published when it is %s, and the decision can be revoked',
    async (kind) => {
      const id = await openedFor(serious, 'serious');
      await decided(id);
      await fall(kind === 'repaired' ? eventOf(kind, { of: serious.id }) : withdrawn(serious));
      expect(await listingNow(id)).toMatchObject({ groundFellAt: desk.clock.now(), state: 'decided' });
      expect(refusalIn(await publish(id)).code).toBe('ground-fallen');
      expect(await work('listingsDue')).toEqual([id]);
      acceptedValue(
        await revokeListing(desk.ports, {
          ...askOf(callerIn('approver', { subject: 'reviewer' })),
          listingId: id,
          documentNo: '浙市监撤〔2026〕1号',
          reason: '处罚决定已被撤销',
        }),
      );
      expect(await work('listingsDue')).toEqual([]);
    },
  );

  it('brings a live adverse listing before people, which counts on and ends with its term', async () => {
    const id = 'live';
    await recordEvents(desk.ports, serious);
    await desk.ports.ledger.prepare([
      creation('listing', listing({ id, evidence: { eventId: serious.id }, endsOn: on('2026-03-12') })),
    ]);
    await fall(withdrawn(serious));
    expect(await listingNow(id)).toMatchObject({
      state: 'published',
      groundFellAt: desk.clock.now(),
      due: { term: 'review-ground', by: { on: '2026-03-09' } },
    });
    expect(await work('listingsDue')).toEqual([id]);
    await lookedAt('2026-03-10T02:00:00.000Z');
    expect([await work('listingsDue'), await work('listingsDue', 'overdue')]).toEqual([[], [id]]);
    await lookedAt('2026-03-12T02:00:00.000Z');
    expect((await listingNow(id)).state).toBe('published');
    await lookedAt('2026-03-13T02:00:00.000Z');
    expect((await listingNow(id)).ended?.why).toBe('term-over');
  });

  it('that was corrected under a live listing is looked at by a second person, who upholds the listing or revokes it', async () => {
    const right = penaltyEvent({ id: 'penalty:right', severity: 'serious', facts: '数量有误，按文书更正' });
    await recordEvents(desk.ports, serious);
    await desk.ports.ledger.prepare(
      ['live', 'void'].map((id) => creation('listing', listing({ id, evidence: { eventId: serious.id } }))),
    );
    const uphold = (listingId: string, by = callerIn('approver', { subject: 'reviewer' })) =>
      upholdListing(desk.ports, {
        ...askOf(by),
        listingId,
        documentNo: '浙市监维〔2026〕1号',
        reason: '更正后仍属情节严重',
      });
    expect(refusalIn(await uphold('live')).code).toBe('wrong-state');
    await recordEvents(desk.ports, right);
    await fall(corrected(serious, right));
    expect(await work('listingsDue')).toEqual(['live', 'void']);
    expect(refusalIn(await uphold('live', decider)).code).toBe('same-person');
    expect(acceptedValue(await uphold('live'))).toMatchObject({
      state: 'published',
      evidence: { eventId: right.id },
      upheld: { by: 'reviewer' },
    });
    expect(await listingNow('live')).not.toHaveProperty('groundFellAt');
    await fall(withdrawn(right));
    expect(refusalIn(await uphold('live')).code).toBe('ground-fallen');
    expect(refusalIn(await uphold('void')).code).toBe('ground-fallen');
  });

  it('that is corrected before the entity was told gives its case the right evidence, and opens no second one', async () => {
    const id = await openedFor(serious, 'serious');
    const right = penaltyEvent({ id: 'penalty:right', severity: 'serious', facts: '数量有误，按文书更正' });
    const correction = corrected(serious, right);
    await recordEvents(desk.ports, right, correction);
    // The stream brings them in whatever order.
    acceptedValue(await followEvent(desk.ports, right));
    acceptedValue(await followEvent(desk.ports, correction));
    acceptedValue(await followEvent(desk.ports, right));
    const cases = await collect(desk.ports.records.all('casesOfSubject', { subject: subjectOf(1) }));
    expect(
      cases.filter(({ value }) => value.cause === 'SE-01').map(({ value }) => [value.id, value.evidence]),
    ).toEqual([[id, { eventId: right.id }]]);
    expect(await caseNow(id)).not.toHaveProperty('groundFellAt');
    await heardCase(desk.ports, id);
    acceptedValue(await decide(id, 'list'));
  });

  it('that is corrected to what calls for no case leaves its case to be dismissed', async () => {
    const id = await openedFor(serious, 'serious');
    const right = penaltyEvent({ id: 'penalty:right', severity: 'minor' });
    const correction = corrected(serious, right);
    await recordEvents(desk.ports, right, correction);
    acceptedValue(await followEvent(desk.ports, correction));
    expect(await caseNow(id)).toMatchObject({
      groundFellAt: desk.clock.now(),
      evidence: { eventId: serious.id },
    });
  });

  it('that is corrected once the entity was told of it opens a case of its own, for the notice told other facts', async () => {
    const id = await openedFor(serious, 'serious');
    await heardCase(desk.ports, id);
    const right = penaltyEvent({ id: 'penalty:right', severity: 'serious', facts: '数量有误，按文书更正' });
    const correction = corrected(serious, right);
    await recordEvents(desk.ports, right, correction);
    acceptedValue(await followEvent(desk.ports, right));
    acceptedValue(await followEvent(desk.ports, correction));
    expect(refusalIn(await decide(id, 'list')).code).toBe('ground-fallen');
    const cases = await collect(desk.ports.records.all('casesOfSubject', { subject: subjectOf(1) }));
    expect(cases.find(({ value }) => value.evidence.eventId === right.id)?.value.state).toBe('proposed');
  });

  it('is evidence for no case proposed by hand, and opens none by itself', async () => {
    await recordEvents(desk.ports, serious, withdrawn(serious));
    acceptedValue(await followEvent(desk.ports, serious));
    const proposed = await proposeCase(desk.ports, {
      ...askOf(officer),
      subject: subjectOf(1),
      list: 'serious',
      cause: 'SE-01',
      evidence: { eventId: serious.id },
    });
    expect([refusalIn(proposed).code, refusalIn(proposed).errors?.[0]?.field]).toEqual([
      'ground-fallen',
      'body.evidence.eventId',
    ]);
    expect(await work('casesDue')).toEqual([]);
  });

  it('leads to no red listing, whether the recognition was withdrawn or is over by the day of publication', async () => {
    const id = await openedFor(recognition, 'red');
    acceptedValue(await decide(id, 'list'));
    desk.clock.set('2026-03-21T02:00:00.000Z');
    expect(refusalIn(await publish(id)).code).toBe('ground-fallen');
    const other = recognitionEvent({ id: 'recognition-2', validUntil: on('2026-12-31') });
    const otherId = await openedFor(other, 'red');
    await fall(withdrawn(other));
    expect(refusalIn(await decide(otherId, 'list')).code).toBe('ground-fallen');
  });
});
