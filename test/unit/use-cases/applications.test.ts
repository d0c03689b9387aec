import { beforeEach, describe, expect, it } from 'vitest';
import { createTick } from '../../../functions/clock/process.ts';
import type { Caller } from '../../../shared/domain/access/caller.ts';
import type { RecordableFact } from '../../../shared/domain/credit/recordable-fact.ts';
import type { Standing } from '../../../shared/domain/credit/standing.ts';
import type { Application, ApplicationRequest } from '../../../shared/domain/lists/application.ts';
import type { Listing } from '../../../shared/domain/lists/listing.ts';
import { toldListing } from '../../../shared/domain/lists/told.ts';
import {
  type ApplicationDecision,
  decideApplication,
} from '../../../shared/use-cases/applications/decide-application.ts';
import { fileApplication } from '../../../shared/use-cases/applications/file-application.ts';
import { recordApplication } from '../../../shared/use-cases/applications/record-application.ts';
import { revokeRepair } from '../../../shared/use-cases/applications/revoke-repair.ts';
import {
  acceptApplication,
  declineApplication,
  extendApplication,
} from '../../../shared/use-cases/applications/take-up-application.ts';
import { withdrawApplication } from '../../../shared/use-cases/applications/withdraw-application.ts';
import { recordFact } from '../../../shared/use-cases/credit/record-fact.ts';
import { expireListing } from '../../../shared/use-cases/lists/end-listing.ts';
import { askOf, callerIn, entity, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { eventOf, factOf, penaltyEvent, resultEvent, standingAt } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import { decider, lawyer, listedBy, officer } from '../../support/listing-steps.ts';
import { react, recordEvents } from '../../support/reacting.ts';
import { tablesOf2026, testTables } from '../../support/rule-tables.ts';
import { creation, listing, listingCase } from '../../support/sample-records.ts';
import { publish, ruleUnits } from '../../support/table-steps.ts';

const representative: Caller = callerIn('entity-representative', {
  department: undefined,
  represents: [subjectOf(1)],
});
const reviewer = callerIn('approver', { subject: 'reviewer' });
const penalty = penaltyEvent();

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([
    creation('entity', entity(1)),
    creation('entity', entity(2)),
    creation('listingCase', listingCase()),
    creation('listingCase', listingCase({ id: 'case-2', list: 'abnormal', cause: 'AB-04' })),
  ]);
  await recordEvents(desk.ports, penalty);
});

const standingNow = async (): Promise<Standing | undefined> =>
  (await desk.ports.records.get('entity', { target: { id: subjectOf(1) } }))?.value.standing;
const listingNow = async (id = 'case-1'): Promise<Listing | undefined> =>
  (await desk.ports.records.get('listing', { id }))?.value;
const listed = async (caseId = 'case-1'): Promise<Listing> => {
  const made = await listedBy(desk.ports, caseId);
  await react(desk.ports, { kind: 'listing', before: undefined, after: made, version: 1 });
  return made;
};
const objection = (eventId: string = penalty.id): ApplicationRequest => ({
  kind: 'objection',
  about: { of: 'event', eventId },
  reason: '处罚对象并非本单位',
  materials: ['营业执照'],
});
const correction = { on: on('2026-03-02'), how: '已补充公示并完善内部制度' };
const repair = (eventId: string = penalty.id): ApplicationRequest => ({
  kind: 'repair',
  eventId,
  correction,
  pledge: '本单位承诺今后守法经营，自愿接受社会监督。',
  materials: [],
});
const removal = (listingId = 'case-1'): ApplicationRequest => ({
  kind: 'removal',
  listingId,
  correction,
  materials: [],
});
const file = async (request: ApplicationRequest, n = 1) => {
  const stored = await desk.ports.records.get('entity', { target: { id: subjectOf(n) } });
  if (stored === undefined) throw new Error('there is no entity');
  const asked = { ...askOf(representative), entity: stored, request, via: 'online' as const };
  return fileApplication(desk.ports, asked, (value) => value);
};
const accept = (applicationId: string, by = officer) =>
  acceptApplication(desk.ports, { ...askOf(by), applicationId });
const decide = (
  applicationId: string,
  outcome: ApplicationDecision['outcome'],
  by = decider,
  replacement?: RecordableFact,
) =>
  decideApplication(desk.ports, {
    ...askOf(by),
    applicationId,
    decision: { outcome, documentNo: '信用决定〔2026〕1号', reasons: '经核实，理由成立', replacement },
  });
/** Filed, accepted and decided, and what follows from the stream. */
const granted = async (request: ApplicationRequest, by = decider): Promise<Application> => {
  const { id } = acceptedValue(await file(request));
  acceptedValue(await accept(id));
  const after = acceptedValue(await decide(id, 'grant', by));
  await react(desk.ports, {
    kind: 'application',
    before: { ...after, state: 'accepted' },
    after,
    version: 3,
  });
  const stored = await desk.ports.records.get('application', { id });
  if (stored === undefined) throw new Error('there is no application');
  return stored.value;
};

describe('an objection', () => {
  it('is marked on the record at once, which counts on, and goes to the unit that recorded the fact', async () => {
    const filed = acceptedValue(await file(objection()));
    expect(filed).toMatchObject({
      state: 'filed',
      unit: '33.SCJG',
      due: { term: 'accept-application', by: { on: '2026-03-04' } },
      filed: { by: 'entity-representative', via: 'online' },
    });
    expect((await standingNow())?.lines).toMatchObject([{ eventId: penalty.id, isDisputed: true }]);
  });

  it('runs once at a time against the same record, also when it is filed twice at once', async () => {
    const outcomes = await Promise.all([file(objection()), file(objection())]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalIn(await file(objection())).code).toBe('wrong-state');
  });

  it('must be settled five working days after it was filed, and twenty when the head extends it once, with the reason', async () => {
    const { id } = acceptedValue(await file(objection()));
    desk.clock.advance({ days: 1 });
    expect(acceptedValue(await accept(id)).due).toMatchObject({
      term: 'settle-objection',
      from: '2026-03-02',
      by: { on: '2026-03-09' },
    });
    const extend = () =>
      extendApplication(desk.ports, { ...askOf(decider), applicationId: id, reason: '须向原办案机关调卷' });
    const same = { ...askOf({ ...decider, subject: officer.subject }), applicationId: id };
    expect(refusalIn(await extendApplication(desk.ports, { ...same, reason: '须调卷' })).code).toBe(
      'same-person',
    );
    expect(acceptedValue(await extend()).due).toMatchObject({
      term: 'settle-objection-at-most',
      from: '2026-03-02',
      by: { on: '2026-03-30' },
    });
    expect(refusalIn(await extend()).code).toBe('wrong-state');
  });

  it('that is upheld takes the record back as if it had never been', async () => {
    await recordEvents(desk.ports, resultEvent(['1']));
    const done = await granted(objection());
    expect(done).toMatchObject({ state: 'carried-out', decision: { by: 'approver' } });
    expect((await standingNow())?.lines.map(({ eventId }) => eventId)).toEqual(['result-1']);
    expect(await standingNow()).toMatchObject({ score: 1000, riskClass: 'A' });
  });

  it('that shows the record to be wrong puts the right one in its place, from the same document', async () => {
    const officerRecorded = await recordFact(desk.ports, {
      ...askOf(officer),
      subject: subjectOf(1),
      fact: factOf('penalty', { documentNo: '浙市监罚〔2026〕7号' }),
    });
    const { event } = acceptedValue(officerRecorded);
    const { id } = acceptedValue(await file(objection(event.id)));
    acceptedValue(await accept(id));
    const right = factOf('penalty', { documentNo: '浙市监罚〔2026〕7号', severity: 'minor' });
    for (const [wrong, field] of [
      [factOf('penalty', { documentNo: '浙市监罚〔2026〕7号' }), 'body.replacement'],
      [factOf('complaint-upheld'), 'body.replacement.kind'],
    ] as const)
      expect(refusalIn(await decide(id, 'grant', decider, wrong)).errors?.[0]?.field).toBe(field);
    expect(refusalIn(await decide(id, 'refuse', decider, right)).errors?.[0]?.field).toBe('body.replacement');
    acceptedValue(await decide(id, 'grant', decider, right));
    expect((await standingNow())?.lines.map(({ eventId }) => eventId)).toEqual(
      expect.arrayContaining([`${event.id}-2`]),
    );
    expect((await standingNow())?.lines.map(({ eventId }) => eventId)).not.toContain(event.id);
  });

  it('puts nothing in the place of a repaired record, and says which application asked for it', async () => {
    const { id } = acceptedValue(await file(objection()));
    acceptedValue(await accept(id));
    await recordEvents(desk.ports, eventOf('repaired', { of: penalty.id }));
    const no = refusalIn(await decide(id, 'grant', decider, factOf('penalty', { severity: 'minor' })));
    expect([no.code, no.errors?.[0]?.field]).toEqual(['wrong-state', 'params.applicationId']);
  });

  it('is answered by nobody who made the record that it is against', async () => {
    const recorded = await recordFact(desk.ports, {
      ...askOf({ ...officer, subject: 'recorder' }),
      subject: subjectOf(1),
      fact: factOf('penalty', { documentNo: '浙市监罚〔2026〕7号' }),
    });
    const recorder = callerIn('approver', { subject: 'recorder' });
    const { id } = acceptedValue(await file(objection(acceptedValue(recorded).event.id)));
    const declined = { ...askOf(recorder), applicationId: id, reason: '不符合受理条件' };
    expect(refusalIn(await declineApplication(desk.ports, declined)).code).toBe('same-person');
    acceptedValue(await accept(id));
    for (const outcome of ['grant', 'refuse'] as const)
      expect(refusalIn(await decide(id, outcome, recorder)).code).toBe('same-person');
    acceptedValue(await decide(id, 'refuse'));
  });

  it.each(['refused', 'declined', 'withdrawn'] as const)(
    'that is %s leaves the record as it was, without the mark',
    async (way) => {
      const { id } = acceptedValue(await file(objection()));
      if (way === 'declined')
        acceptedValue(
          await declineApplication(desk.ports, {
            ...askOf(officer),
            applicationId: id,
            reason: '缺少身份证明',
          }),
        );
      if (way === 'refused') {
        acceptedValue(await accept(id));
        acceptedValue(await decide(id, 'refuse'));
      }
      if (way === 'withdrawn') {
        const stored = await desk.ports.records.get('application', { id });
        if (stored === undefined) throw new Error('there is no application');
        acceptedValue(await withdrawApplication(desk.ports, askOf(representative), stored, (value) => value));
      }
      const after = await desk.ports.records.get('application', { id });
      expect([after?.value.state, after?.value.due]).toEqual([way, undefined]);
      expect((await standingNow())?.lines).toEqual([expect.not.objectContaining({ isDisputed: true })]);
      expect((await standingNow())?.score).toBe(940);
      expect(acceptedValue(await file(objection())).id).not.toBe(id);
    },
  );

  it.each(['published', 'ended'] as const)(
    'against a listing that is %s revokes it when it is upheld',
    async (state) => {
      await listed();
      if (state === 'ended') {
        const stored = await desk.ports.records.get('listing', { id: 'case-1' });
        if (stored !== undefined) acceptedValue(await expireListing(desk.ports, stored));
      }
      const about = { of: 'listing' as const, listingId: 'case-1' };
      const request = { kind: 'objection', about, reason: '事实不清', materials: [] } as const;
      const done = await granted({ ...request, materials: [] }, reviewer);
      expect(done.state).toBe('carried-out');
      expect(await listingNow()).toMatchObject({
        state: 'ended',
        ended: { why: 'revoked', applicationId: done.id, documentNo: '信用决定〔2026〕1号' },
      });
    },
  );

  it('against a listing is answered by nobody who took a step of its case', async () => {
    await listed();
    const about = { of: 'listing' as const, listingId: 'case-1' };
    const { id } = acceptedValue(await file({ kind: 'objection', about, reason: '事实不清', materials: [] }));
    acceptedValue(await accept(id, { ...officer, subject: 'clerk' }));
    for (const { subject } of [decider, lawyer, officer])
      expect(refusalIn(await decide(id, 'refuse', callerIn('approver', { subject }))).code).toBe(
        'same-person',
      );
    acceptedValue(await decide(id, 'refuse', reviewer));
  });

  it('is refused where there is nothing of the kind in the entity’s own history', async () => {
    expect(refusalIn(await file(objection('none'))).code).toBe('not-found');
    expect(refusalIn(await file(objection(), 2)).code).toBe('not-found');
    await listed();
    const about = { of: 'listing' as const, listingId: 'case-1' };
    const other = { kind: 'objection' as const, about, reason: '事实不清', materials: [] };
    expect(refusalIn(await file(other, 2)).code).toBe('not-found');
  });
});

describe('a repair', () => {
  it('is refused before the least term of its severity is over, naming the day from which it may be applied for', async () => {
    // By the tables of March 2026: six months for an ordinary breach.
    const early = refusalIn(await file(repair()));
    expect([early.code, early.reason.zh]).toEqual(['too-early', expect.stringContaining('2026-09-03')]);
    // Those of April 2026, which apply by then, ask for three; the term ends with its last day (民法典 art. 201).
    desk.clock.set('2026-06-02T15:59:59.999Z');
    expect(refusalIn(await file(repair())).reason.zh).toContain('2026-06-03');
    desk.clock.set('2026-06-02T16:00:00.000Z');
    acceptedValue(await file(repair()));
  });

  it('rests on the texts that are in force on the day on which it is filed', async () => {
    const ofLastYear = (n: number) =>
      penaltyEvent({ id: `penalty:old-${n}`, documentNo: `旧〔2025〕${n}号`, occurredOn: on('2025-08-01') });
    await recordEvents(desk.ports, ofLastYear(1), ofLastYear(2));
    const before = acceptedValue(await file(repair('penalty:old-1'))).basis;
    desk.clock.set('2026-04-01T02:00:00.000Z');
    const since = acceptedValue(await file(repair('penalty:old-2'))).basis;
    expect([before, since].map((basis) => basis.includes('国家发展改革委令第36号'))).toEqual([false, true]);
    for (const basis of [before, since]) expect(basis).toContain('浙江省公共信用信息管理条例第32条');
  });

  it('of what has no minimum term may be applied for on its own day', async () => {
    await recordEvents(desk.ports, penaltyEvent({ id: 'penalty:minor', severity: 'minor' }));
    acceptedValue(await file(repair('penalty:minor')));
  });

  it('is decided by the least terms that held when it was applied for', async () => {
    desk = await inspectionDesk([creation('entity', entity(1)), ...ruleUnits]);
    await recordEvents(desk.ports, penalty);
    desk.clock.set('2026-06-03T02:00:00.000Z');
    const { id } = acceptedValue(await file(repair()));
    const { effectiveTo: _, ...terms } = structuredClone(tablesOf2026['publication-terms']);
    const rows = terms.rows.map((row) => (row.severity === 'ordinary' ? { ...row, minMonths: 12 } : row));
    await publish(desk.ports, { ...terms, rows, effectiveFrom: on('2026-06-05') });
    desk.clock.set('2026-06-05T02:00:00.000Z');
    acceptedValue(await accept(id));
    expect(refusalIn(await file(repair())).code).toBe('too-early');
    acceptedValue(await decide(id, 'grant'));
  });

  it('takes the record out of the standing, with its trace kept', async () => {
    desk.clock.set('2026-06-03T02:00:00.000Z');
    const done = await granted(repair());
    expect(done).toMatchObject({
      state: 'carried-out',
      carriedOutAt: desk.clock.now(),
      request: { pledge: expect.stringContaining('守法经营') },
    });
    expect((await standingNow())?.lines).toEqual([]);
    const events = await collect(desk.ports.records.all('eventsOfSubject', { subject: subjectOf(1) }));
    expect(events.map(({ value }) => value.kind).toSorted()).toEqual(['penalty', 'repaired']);
    expect(refusalIn(await file(repair())).code).toBe('wrong-state');
  });

  it('that was obtained by fraud is revoked by a second person, and the record counts again', async () => {
    desk.clock.set('2026-06-03T02:00:00.000Z');
    const { id } = await granted(repair());
    desk.clock.advance({ days: 30 });
    const revoke = (by: Caller) =>
      revokeRepair(desk.ports, {
        ...askOf(by),
        applicationId: id,
        documentNo: '浙市监撤修〔2026〕1号',
        reason: '所附缴款凭证系伪造',
      });
    for (const { subject } of [decider, officer])
      expect(refusalIn(await revoke(callerIn('approver', { subject }))).code).toBe('same-person');
    expect(acceptedValue(await revoke(reviewer))).toMatchObject({
      state: 'revoked',
      revoked: { by: 'reviewer' },
    });
    expect((await standingNow())?.lines.map(({ eventId }) => eventId)).toEqual([penalty.id]);
    expect(refusalIn(await revoke(reviewer)).code).toBe('wrong-state');
    acceptedValue(await file(repair()));
  });

  it('is refused for what is no breach, for a listing, while the entity is listed, and for a correction to come', async () => {
    desk.clock.set('2026-08-03T02:00:00.000Z');
    await recordEvents(desk.ports, resultEvent(['1']));
    expect(refusalIn(await file(repair('result-1'))).code).toBe('wrong-state');
    const toCome = { ...repair(), correction: { ...correction, on: on('2026-08-04') } } as ApplicationRequest;
    expect(refusalIn(await file(toCome)).errors?.[0]?.field).toBe('body.correction.on');
    await listed();
    expect(refusalIn(await file(repair())).reason.zh).toContain('先申请移出');
    expect(refusalIn(await file(repair('listed:case-1'))).reason.zh).toContain('移出名单');
  });

  it('is decided within fifteen working days of its acceptance, by another than who accepted it', async () => {
    desk.clock.set('2026-06-03T02:00:00.000Z');
    const { id } = acceptedValue(await file(repair()));
    expect(refusalIn(await decide(id, 'grant')).code).toBe('wrong-state');
    desk.clock.set('2026-06-04T02:00:00.000Z');
    expect(acceptedValue(await accept(id)).due).toMatchObject({
      term: 'decide-application',
      from: '2026-06-04',
      // The Dragon Boat Festival gives 19 June off.
      by: { on: '2026-06-26' },
    });
    const same = callerIn('approver', { subject: officer.subject });
    expect(refusalIn(await decide(id, 'grant', same)).code).toBe('same-person');
    acceptedValue(await decide(id, 'grant'));
  });

  it('on paper is recorded by the unit that decides, and its recorder does not decide it', async () => {
    desk.clock.set('2026-06-03T02:00:00.000Z');
    const onPaper = (by: Caller) =>
      recordApplication(desk.ports, { ...askOf(by), subject: subjectOf(1), request: repair() });
    expect(refusalIn(await onPaper({ ...officer, department: '33.STHJ' })).code).toBe('outside-jurisdiction');
    const clerk = { ...officer, subject: 'clerk' };
    const { id, filed } = acceptedValue(await onPaper(clerk));
    expect(filed).toMatchObject({ by: 'clerk', via: 'paper' });
    acceptedValue(await accept(id));
    expect(refusalIn(await decide(id, 'grant', callerIn('approver', { subject: 'clerk' }))).code).toBe(
      'same-person',
    );
  });

  it('belongs to the unit that recorded the fact', async () => {
    desk.clock.set('2026-06-03T02:00:00.000Z');
    const { id } = acceptedValue(await file(repair()));
    const elsewhere = { ...officer, department: '33.STHJ' };
    expect(refusalIn(await accept(id, elsewhere)).code).toBe('outside-jurisdiction');
  });
});

describe('a removal', () => {
  it('of a serious listing may be applied for after a year, of an abnormal one at any time', async () => {
    await listed();
    await listed('case-2');
    const early = refusalIn(await file(removal()));
    expect([early.code, early.reason.en]).toEqual(['too-early', expect.stringContaining('2027-03-03')]);
    acceptedValue(await file(removal('case-2')));
    desk.clock.set('2027-03-02T15:59:59.999Z');
    expect(refusalIn(await file(removal())).code).toBe('too-early');
    desk.clock.set('2027-03-02T16:00:00.000Z');
    acceptedValue(await file(removal()));
  });

  it('that is granted ends the listing, lifts what hung on it, and leaves its trace', async () => {
    await listed();
    desk.clock.set('2027-03-03T02:00:00.000Z');
    const done = await granted(removal());
    const ended = await listingNow();
    expect(ended).toMatchObject({ state: 'ended', ended: { why: 'removed', applicationId: done.id } });
    if (ended === undefined) throw new Error('no listing');
    await react(desk.ports, {
      kind: 'listing',
      before: { ...ended, state: 'published', ended: undefined },
      after: ended,
      version: 3,
    });
    expect(await standingNow()).toMatchObject({ lists: [], measures: [] });
    const kinds = (await collect(desk.ports.records.all('eventsOfSubject', { subject: subjectOf(1) }))).map(
      ({ value }) => value.kind,
    );
    expect(kinds.toSorted()).toEqual(['listed', 'listing-ended', 'penalty', 'penalty']);
    expect(refusalIn(await file(removal())).code).toBe('wrong-state');
  });

  it('of a serious listing is refused after another heavy penalty, and that of an abnormal one is not', async () => {
    await listed();
    await listed('case-2');
    desk.clock.set('2027-03-03T02:00:00.000Z');
    await recordEvents(
      desk.ports,
      penaltyEvent({ id: 'penalty:3', severity: 'serious', occurredOn: on('2026-10-12') }),
    );
    expect(refusalIn(await file(removal())).reason.en).toContain('penalty:3');
    acceptedValue(await file(removal('case-2')));
    expect(refusalIn(await file(removal('none'))).code).toBe('not-found');
  });

  it('of a serious listing is refused after another heavy penalty, though the showing of that has ended', async () => {
    await listed();
    const further = penaltyEvent({
      id: 'penalty:3',
      severity: 'serious',
      occurredOn: on('2026-03-05'),
      publishedThrough: on('2026-03-31'),
    });
    desk.clock.set('2027-06-01T02:00:00.000Z');
    await recordEvents(desk.ports, further);
    expect((await standingNow())?.lines.map(({ eventId }) => eventId)).not.toContain(further.id);
    expect(refusalIn(await file(removal())).reason.en).toContain(further.id);
    await recordEvents(desk.ports, eventOf('withdrawn', { of: further.id, knownAt: desk.clock.now() }));
    acceptedValue(await file(removal()));
  });

  it('is barred by a heavy penalty of the day of the listing, unless the listing rests on it', async () => {
    const ground = penaltyEvent({ id: 'penalty:ground', severity: 'serious' });
    const right = penaltyEvent({
      id: 'penalty:right',
      severity: 'serious',
      documentNo: '杭市监罚〔2026〕2号',
    });
    await recordEvents(desk.ports, ground);
    const evidence = { eventId: ground.id };
    await desk.ports.ledger.prepare([creation('listing', listing({ id: 'on-penalty', evidence }))]);
    await recordEvents(desk.ports, right);
    await recordEvents(desk.ports, eventOf('corrected', { of: ground.id, by: right.id }));
    desk.clock.set('2027-03-03T02:00:00.000Z');
    acceptedValue(await file(removal('on-penalty')));
    const other = penaltyEvent({
      id: 'penalty:other',
      severity: 'serious',
      documentNo: '杭市监罚〔2026〕3号',
    });
    await recordEvents(desk.ports, other);
    await desk.ports.ledger.prepare([creation('listing', listing({ id: 'again', evidence }))]);
    expect(refusalIn(await file(removal('again'))).reason.en).toContain(other.id);
  });

  it('is refused while a law holds a measure of the listing on, which is told by name and day', async () => {
    // The list asks for one year; the bar from office binds for three (企业信息公示暂行条例 art. 18(2)).
    const barred = listing({ id: 'barred', measures: ['M01', 'R05'], endsOn: on('2030-03-02') });
    await desk.ports.ledger.prepare([creation('listing', barred)]);
    const standing = standingAt(subjectOf(1), []);
    expect(toldListing(barred, standing, testTables).removableFrom).toBe('2029-03-03');
    // A measure that may be applied to nobody any more holds nobody on the list.
    const measures = testTables.measures.rows.map((row) =>
      row.code === 'R05' ? { ...row, isRetired: true as const } : row,
    );
    const retired = { ...testTables, measures: { ...testTables.measures, rows: measures } };
    expect(toldListing(barred, standing, retired).removableFrom).toBe('2027-03-03');
    desk.clock.set('2029-03-02T15:59:59.999Z');
    const early = refusalIn(await file(removal('barred')));
    expect(early.code).toBe('too-early');
    for (const text of Object.values(early.reason)) expect(text).toMatch(/R05.*2029-03-02.*2029-03-03/);
    desk.clock.set('2029-03-02T16:00:00.000Z');
    acceptedValue(await file(removal('barred')));
  });

  it('names the end of the listing where that comes before the end of a measure', async () => {
    await desk.ports.ledger.prepare([creation('listing', listing({ id: 'barred', measures: ['R05'] }))]);
    desk.clock.set('2028-03-03T02:00:00.000Z');
    const { reason } = refusalIn(await file(removal('barred')));
    for (const text of Object.values(reason)) expect(text).not.toContain('2029-03-03');
    expect(reason.zh).toContain('至 2029-03-02 期满');
  });

  it('carried out twice, or twice at once, ends the listing once', async () => {
    await listed();
    desk.clock.set('2027-03-03T02:00:00.000Z');
    const { id } = acceptedValue(await file(removal()));
    acceptedValue(await accept(id));
    const after = acceptedValue(await decide(id, 'grant'));
    expect(after.due).toMatchObject({ term: 'take-down', by: { on: '2027-03-08' } });
    const change = {
      kind: 'application' as const,
      before: { ...after, state: 'accepted' as const },
      after,
      version: 3,
    };
    await Promise.allSettled([react(desk.ports, change), react(desk.ports, change)]);
    await react(desk.ports, change);
    const stored = await desk.ports.records.get('application', { id });
    expect(stored?.value.state).toBe('carried-out');
    const log = await collect(desk.ports.ledger.trail('case/case-1'));
    expect(log.filter(({ action }) => action === 'listing-ended')).toHaveLength(1);
  });
});

describe('the clock', () => {
  it('shows an application that nobody accepts in two working days as overdue', async () => {
    acceptedValue(await file(objection()));
    const marked = async (mark: 'soon' | 'overdue') =>
      (await collect(desk.ports.records.all('applicationsDue', { mark, unit: '33' }))).length;
    const tick = createTick({ ...desk.ports, log: () => undefined });
    desk.clock.set('2026-03-03T01:00:00.000Z');
    await tick();
    expect([await marked('soon'), await marked('overdue')]).toEqual([1, 0]);
    desk.clock.set('2026-03-05T01:00:00.000Z');
    await tick();
    expect([await marked('soon'), await marked('overdue')]).toEqual([0, 1]);
  });
});
