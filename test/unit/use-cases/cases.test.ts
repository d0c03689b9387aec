import { beforeEach, describe, expect, it } from 'vitest';
import { createTick } from '../../../functions/clock/process.ts';
import type { Caller } from '../../../shared/domain/access/caller.ts';
import type { CreditEvent } from '../../../shared/domain/credit/event.ts';
import type { ListingCase } from '../../../shared/domain/lists/case.ts';
import { toldCase } from '../../../shared/domain/lists/told.ts';
import { targetIdSchema } from '../../../shared/domain/registry/identifier.ts';
import { followResult } from '../../../shared/use-cases/credit/follow-result.ts';
import { answerConsent } from '../../../shared/use-cases/lists/answer-consent.ts';
import { concludeHearing } from '../../../shared/use-cases/lists/conclude-hearing.ts';
import { type CaseDecision, decideCase } from '../../../shared/use-cases/lists/decide-case.ts';
import { followEvent } from '../../../shared/use-cases/lists/follow-event.ts';
import { notifyCase } from '../../../shared/use-cases/lists/notify-case.ts';
import { proposeCase } from '../../../shared/use-cases/lists/propose-case.ts';
import {
  recordStatement,
  type Said,
  takeStatement,
} from '../../../shared/use-cases/lists/record-statement.ts';
import { reviewCase } from '../../../shared/use-cases/lists/review-case.ts';
import { seekConsent } from '../../../shared/use-cases/lists/seek-consent.ts';
import { askOf, callerIn, entity, on, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import {
  eventOf,
  penaltyEvent,
  pledgeEvent,
  recognitionEvent,
  resultEvent,
} from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';
import {
  above,
  decider,
  followEventsOf,
  heardCase,
  lawyer,
  listingDecision,
  officer,
  punished,
} from '../../support/listing-steps.ts';
import { react, recordEvents } from '../../support/reacting.ts';
import { creation, listing, listingCase, publishedVisit } from '../../support/sample-records.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([1, 2, 3].map((n) => creation('entity', entity(n))));
});

const casesOf = async (): Promise<ListingCase[]> =>
  (await collect(desk.ports.records.all('casesOfAuthority', { stage: 'open', authority: '33' }))).map(
    ({ value }) => value,
  );
const caseNow = async (id = 'case-1'): Promise<ListingCase> => {
  const stored = await desk.ports.records.get('listingCase', { id });
  if (stored === undefined) throw new Error(`there is no case ${id}`);
  return stored.value;
};
const known = (event: CreditEvent): Promise<void> => recordEvents(desk.ports, event);

describe('a credit event', () => {
  const result = async (codes: readonly string[]): Promise<void> => {
    acceptedValue(await followResult(desk.ports, publishedVisit(1, codes)));
    await followEventsOf(desk.ports, subjectOf(1));
  };

  it('opens a case for each cause that the tables name, with itself as evidence, and lists nobody', async () => {
    await result(['2', '4', '5', '6']);
    const cases = await casesOf();
    const { id } = publishedVisit(1);
    expect(cases.map((one) => [one.id, one.list, one.cause, one.state, one.proposedBy])).toEqual([
      [`${id}-AB-04`, 'abnormal', 'AB-04', 'proposed', 'service:reactions'],
      [`${id}-SE-06`, 'serious', 'SE-06', 'proposed', 'service:reactions'],
    ]);
    expect(cases[0]?.evidence).toEqual({ eventId: `inspection-result:${id}`, visitId: id });
    const stored = await desk.ports.records.get('entity', { target: { id: subjectOf(1) } });
    expect(stored?.value.standing).toMatchObject({ lists: [], measures: [] });
  });

  it('opens no case where nothing was found, or where the tables propose none', async () => {
    await result(['1']);
    expect(await casesOf()).toEqual([]);
    const event = { ...penaltyEvent(), severity: 'minor' as const };
    await known(event);
    acceptedValue(await followEvent(desk.ports, event));
    expect(await casesOf()).toEqual([]);
  });

  it('followed twice, or twice at the same time, opens its case once', async () => {
    const event = penaltyEvent({ severity: 'serious' });
    await known(event);
    await Promise.allSettled([followEvent(desk.ports, event), followEvent(desk.ports, event)]);
    acceptedValue(await followEvent(desk.ports, event));
    expect((await casesOf()).map(({ cause, evidence }) => [cause, evidence])).toEqual([
      ['SE-01', { eventId: event.id }],
    ]);
  });

  it('that is known late, when it no longer counts, opens no case', async () => {
    const event = penaltyEvent({ severity: 'serious', occurredOn: on('2019-03-02') });
    await known(event);
    acceptedValue(await followEvent(desk.ports, event));
    expect(await casesOf()).toEqual([]);
  });

  it('from before a rule was made graver opens no case by the graver one', async () => {
    const visitedOn = (day: string) =>
      resultEvent(['3', '4'], { id: `result:${day}`, visitId: `visit:${day}`, occurredOn: on(day) });
    for (const day of ['2024-04-30', '2024-05-01']) {
      await known(visitedOn(day));
      acceptedValue(await followEvent(desk.ports, visitedOn(day)));
    }
    // What code 3 called for until then, AB-03, is retired; code 4 called for the same all the time.
    expect((await casesOf()).map(({ id }) => id).toSorted()).toEqual([
      'visit:2024-04-30-AB-04',
      'visit:2024-05-01-AB-04',
      'visit:2024-05-01-SE-03',
    ]);
  });

  it('that recognises an entity opens a case for the red list, which needs no notice', async () => {
    const event = recognitionEvent();
    await known(event);
    acceptedValue(await followEvent(desk.ports, event));
    const [opened] = await casesOf();
    expect(opened).toMatchObject({
      list: 'red',
      cause: 'RE-01',
      procedure: 'favourable',
      due: { term: 'decide-case' },
    });
    const decision = {
      outcome: 'list' as const,
      documentNo: '浙市监红〔2026〕1号',
      reasons: '纳税信用 A 级',
    };
    const decided = await decideCase(desk.ports, { ...askOf(decider), caseId: opened?.id ?? '', decision });
    expect(acceptedValue(decided).state).toBe('listed');
  });

  it('reaches the authority by the stream', async () => {
    const event = penaltyEvent({ severity: 'serious' });
    await known(event);
    await react(desk.ports, { kind: 'creditEvent', before: undefined, after: event, version: 1 });
    expect(await casesOf()).toHaveLength(1);
  });

  it.each([
    ['the unit that answers for the entity', '33.SCJG.3301', '33.SCJG.3301', 'adverse-with-consent'],
    [
      'the competent one where another department answers for the entity',
      '33.STHJ.3301',
      '33.SCJG',
      'adverse',
    ],
    ['the competent one where nobody answers for the entity', undefined, '33.SCJG', 'adverse'],
  ])('gives the case to %s', async (_, responsible, authority, procedure) => {
    desk = await inspectionDesk([creation('entity', entity(1, { authority: responsible }))]);
    await result(['6']);
    expect((await casesOf()).map((one) => [one.authority, one.procedure])).toEqual([[authority, procedure]]);
  });
});

describe('a case proposed by hand', () => {
  const propose = (differences: Partial<Parameters<typeof proposeCase>[1]> = {}, by = officer) =>
    proposeCase(desk.ports, {
      ...askOf(by),
      subject: subjectOf(1),
      list: 'abnormal',
      cause: 'AB-04',
      evidence: { note: '两次上门均无法联系' },
      ...differences,
    });

  it('names who proposed it and what speaks for it', async () => {
    expect(acceptedValue(await propose())).toMatchObject({
      state: 'proposed',
      proposedBy: 'department-officer',
      subject: subjectOf(1),
      evidence: { note: '两次上门均无法联系' },
      due: { term: 'notify-case', by: { on: '2026-03-16' } },
    });
  });

  it('is refused where the list has no such cause, or the evidence is not the entity’s', async () => {
    const fields = [
      await propose({ cause: 'SE-06' }),
      await propose({ evidence: { eventId: 'none' } }),
      await propose({ evidence: { note: '检查中发现', visitId: 'none' } }),
      await propose({ relists: 'none' }),
    ].map((one) => refusalIn(one).errors?.[0]?.field);
    expect(fields).toEqual(['body.cause', 'body.evidence.eventId', 'body.evidence.visitId', 'body.relists']);
    expect(refusalIn(await propose({ subject: subjectOf(9) })).code).toBe('not-found');
  });

  it('is refused for the red list unless it rests on a recognition, which is to be recorded first', async () => {
    const red = { list: 'red', cause: 'RE-01' } as const;
    await known(penaltyEvent());
    for (const evidence of [{ note: '纳税信用评价为 A 级' }, { eventId: penaltyEvent().id }]) {
      const no = refusalIn(await propose({ ...red, evidence }));
      expect([no.code, no.errors?.[0]?.field]).toEqual(['invalid-input', 'body.evidence.eventId']);
      expect(
        [no.reason.zh, no.reason.en].map((one) => /请先记录该认定|record the recognition/.test(one)),
      ).toEqual([true, true]);
    }
    const recognition = recognitionEvent();
    await known(recognition);
    acceptedValue(await propose({ ...red, evidence: { eventId: recognition.id } }));
  });

  it('is refused to a unit of another line', async () => {
    for (const department of ['33.STHJ', '33.SCJG.3301'])
      expect(refusalIn(await propose({}, { ...officer, department })).code).toBe('outside-jurisdiction');
  });

  it('makes good a removal that was obtained by fraud, and nothing else', async () => {
    const removed = { why: 'removed' as const, at: desk.clock.now(), by: 'service:reactions' };
    await desk.ports.ledger.prepare([
      creation('listing', listing({ id: 'live' })),
      creation('listing', listing({ id: 'removed', state: 'ended', ended: removed })),
      creation('listing', listing({ id: 'other', subject: subjectOf(2), state: 'ended', ended: removed })),
    ]);
    const again = (relists: string, list: 'serious' | 'abnormal' = 'serious') =>
      propose({ list, cause: list === 'serious' ? 'SE-06' : 'AB-04', relists });
    for (const refused of [await again('live'), await again('other'), await again('removed', 'abnormal')])
      expect(refusalIn(refused).code).toBe('invalid-input');
    expect(acceptedValue(await again('removed')).relists).toBe('removed');
  });
});

const notice = '拟列入严重违法失信名单的事实、理由、依据和后果';
const naming = (penaltyEventId: string | undefined, by = officer, caseId = 'case-1') =>
  notifyCase(desk.ports, { ...askOf(by), caseId, notice, penaltyEventId });
/** Tells the entity of the case, and of the penalty where one is asked for. */
const notify = async (by = officer) =>
  naming((await caseNow()).list === 'serious' ? 'penalty:heavy' : undefined, by);
const heard = () => heardCase(desk.ports, 'case-1', 'penalty:heavy');
const say = async (kind: Said['kind'], receivedOn?: string) => {
  const representative = callerIn('entity-representative', { represents: [subjectOf(1)] });
  const stored = await desk.ports.records.get('listingCase', { id: 'case-1' });
  if (stored === undefined) throw new Error('there is no case');
  const said = { kind, text: '本单位的意见如下' };
  return receivedOn === undefined
    ? takeStatement(desk.ports, askOf(representative), stored, said, toldCase)
    : recordStatement(desk.ports, {
        ...askOf(officer),
        caseId: 'case-1',
        said: { ...said, receivedOn: on(receivedOn) },
      });
};
const hear = (heldOn?: string, by = officer) =>
  concludeHearing(desk.ports, {
    ...askOf(by),
    caseId: 'case-1',
    summary: '已听取当事人意见',
    ...(heldOn !== undefined && { heldOn: on(heldOn) }),
  });
const review = (by = lawyer) =>
  reviewCase(desk.ports, { ...askOf(by), caseId: 'case-1', opinion: '程序合法' });
const decide = (outcome: 'list' | 'dismiss', by: Caller = decider, differences: Partial<CaseDecision> = {}) =>
  decideCase(desk.ports, {
    ...askOf(by),
    caseId: 'case-1',
    decision: { ...listingDecision, outcome, ...differences },
  });
/** The entity has been punished by now, so that it can be told of a case for serious breaches. */
const opened = async (differences: Partial<ListingCase> = {}): Promise<void> => {
  const value = listingCase(differences);
  await desk.ports.ledger.prepare([creation('listingCase', value)]);
  await punished(desk.ports, value.subject);
};

describe('a case', () => {
  beforeEach(() => opened());

  it('is never listed before the entity was told and heard, and its lawfulness was reviewed', async () => {
    expect(refusalIn(await decide('list')).code).toBe('wrong-state');
    expect(acceptedValue(await notify())).toMatchObject({
      state: 'noticed',
      notice: { text: notice, by: 'department-officer' },
      due: { term: 'state-and-defend', by: { on: '2026-03-09', provisional: false } },
    });
    expect(refusalIn(await notify()).code).toBe('wrong-state');
    expect(refusalIn(await decide('list')).code).toBe('wrong-state');
    expect(refusalIn(await hear()).code).toBe('too-early');
    acceptedValue(await say('waiver'));
    expect(acceptedValue(await hear()).state).toBe('heard');
    expect(refusalIn(await decide('list')).reason.en).toContain('reviewed');
    acceptedValue(await review());
    expect(acceptedValue(await decide('list')).state).toBe('listed');
    expect(await desk.ports.records.get('listing', { id: 'case-1' })).toBeDefined();
  });

  it('is not heard by a statement alone while the entity may ask for a hearing', async () => {
    acceptedValue(await notify());
    acceptedValue(await say('statement'));
    expect(refusalIn(await hear()).code).toBe('too-early');
    desk.clock.advance({ days: 1 });
    expect(acceptedValue(await say('hearing-request')).state).toBe('hearing-requested');
    desk = await inspectionDesk([creation('entity', entity(1))]);
    await opened({ list: 'abnormal', cause: 'AB-04' });
    acceptedValue(await notify());
    acceptedValue(await say('statement'));
    acceptedValue(await hear());
  });

  it('counts as heard when the entity waived, or let its five working days pass', async () => {
    acceptedValue(await notify());
    desk.clock.set('2026-03-09T15:59:59.999Z');
    expect(refusalIn(await hear()).code).toBe('too-early');
    desk.clock.set('2026-03-09T16:00:00.000Z');
    acceptedValue(await hear());
    expect((await caseNow()).due).toMatchObject({ term: 'decide-case', from: '2026-03-10' });
  });

  it('is not said to be heard, nor too late for a hearing, by a day that may still move', async () => {
    desk.clock.set('2026-12-28T02:00:00.000Z');
    acceptedValue(await notify());
    desk.clock.set('2027-01-11T02:00:00.000Z');
    expect(refusalIn(await hear()).code).toBe('too-early');
    expect(acceptedValue(await say('hearing-request')).state).toBe('hearing-requested');
  });

  it('is decided by nobody who took down what the entity said on paper', async () => {
    acceptedValue(await notify());
    const both = { ...officer, subject: 'both', roles: ['department-officer', 'approver'] } as Caller;
    const said = { kind: 'waiver', text: '放弃陈述申辩', receivedOn: on('2026-03-02') } as const;
    acceptedValue(await recordStatement(desk.ports, { ...askOf(both), caseId: 'case-1', said }));
    acceptedValue(await hear());
    acceptedValue(await review());
    expect(refusalIn(await decide('list', both)).code).toBe('same-person');
  });

  it('gives the entity five days of work, also where a Saturday is worked in return', async () => {
    // 2026-05-09, a Saturday, is worked for the days off from 1 to 5 May.
    desk.clock.set('2026-05-06T02:00:00.000Z');
    acceptedValue(await notify());
    expect((await caseNow()).due).toMatchObject({ by: { on: '2026-05-12' }, remindOn: '2026-05-11' });
  });

  it('takes what the entity says on paper on the day that it came, between the notice and today', async () => {
    acceptedValue(await notify());
    desk.clock.advance({ days: 2 });
    for (const day of ['2026-03-01', '2026-03-05'])
      expect(refusalIn(await say('waiver', day)).errors?.[0]?.field).toBe('body.receivedOn');
    acceptedValue(await say('waiver', '2026-03-03'));
    expect((await caseNow()).statements).toMatchObject([
      { kind: 'waiver', via: 'paper', receivedOn: '2026-03-03', by: 'department-officer' },
    ]);
    acceptedValue(await hear());
  });

  it('shows the entity what it said and not who handles the case', async () => {
    acceptedValue(await notify());
    const told = acceptedValue(await say('statement'));
    expect(JSON.stringify(told)).not.toMatch(/department-officer|entity-representative|service:/);
  });

  it('that goes to a hearing is heard once that was held after the request, by one who did not handle the case', async () => {
    acceptedValue(await notify());
    acceptedValue(await say('hearing-request'));
    expect(await caseNow()).toMatchObject({
      state: 'hearing-requested',
      due: { term: 'hold-hearing', by: { on: '2026-03-30' } },
    });
    acceptedValue(await say('statement'));
    expect(refusalIn(await hear()).code).toBe('wrong-state');
    for (const day of ['2026-03-02', '2026-03-03'])
      expect(refusalIn(await hear(day)).errors?.[0]?.field).toBe('body.heldOn');
    desk.clock.advance({ days: 10 });
    expect(refusalIn(await hear('2026-03-11')).code).toBe('same-person');
    const presiding = { ...officer, subject: 'presiding-officer' };
    expect(acceptedValue(await hear('2026-03-11', presiding))).toMatchObject({
      state: 'heard',
      heard: { heldOn: '2026-03-11' },
    });
  });

  it('needs no hearing any more when the entity waives the one it asked for', async () => {
    acceptedValue(await notify());
    acceptedValue(await say('hearing-request'));
    acceptedValue(await say('waiver'));
    acceptedValue(await hear());
  });

  it('comes to no hearing where nobody asked, too late, after a waiver, or on a list without one', async () => {
    acceptedValue(await notify());
    desk.clock.advance({ days: 8 });
    expect(refusalIn(await hear('2026-03-03')).code).toBe('invalid-input');
    expect(refusalIn(await say('hearing-request')).code).toBe('too-late');
    acceptedValue(await say('hearing-request', '2026-03-09'));
    desk = await inspectionDesk([creation('entity', entity(1))]);
    await opened();
    acceptedValue(await notify());
    acceptedValue(await say('waiver'));
    expect(refusalIn(await say('hearing-request')).code).toBe('wrong-state');
    desk = await inspectionDesk([creation('entity', entity(1))]);
    await opened({ list: 'abnormal', cause: 'AB-04' });
    acceptedValue(await notify());
    expect(refusalIn(await say('hearing-request')).code).toBe('wrong-state');
  });

  it('takes no more than twenty statements', async () => {
    acceptedValue(await notify());
    for (let n = 0; n < 20; n += 1) acceptedValue(await say('statement'));
    expect(refusalIn(await say('statement')).code).toBe('too-large');
  });

  it('that is decided for makes a listing that is yet to be published, which nobody sees', async () => {
    await heard();
    const responsible = { personInCharge: '张某', actualController: '李某' };
    expect(refusalIn(await decide('list', decider, { responsible: undefined })).errors?.[0]?.field).toBe(
      'body.responsible',
    );
    expect(acceptedValue(await decide('list', decider, { responsible }))).toMatchObject({
      state: 'listed',
      decision: { by: 'approver', responsible },
    });
    const made = (await desk.ports.records.get('listing', { id: 'case-1' }))?.value;
    expect(made).toMatchObject({
      state: 'decided',
      decidedBy: 'approver',
      measures: ['M01', 'M02', 'M03', 'M04', 'M05', 'M06'],
      due: { term: 'publish-listing', by: { on: '2026-03-30' } },
      remedy: listingDecision.remedy,
      responsible,
    });
    expect((await desk.ports.ledger.publicLogHead()).size).toBe(0);
  });

  it('is not listed by a decision that leaves out what it must say', async () => {
    await heard();
    const fields = ['proportionality', 'remedy', 'removalConditions', 'responsible'] as const;
    const silent = Object.fromEntries(fields.map((field) => [field, undefined]));
    const faults = refusalIn(await decide('list', decider, silent)).errors;
    expect(faults?.map(({ field }) => field)).toEqual(fields.map((field) => `body.${field}`));
    for (const field of fields)
      expect(refusalIn(await decide('list', decider, { [field]: undefined })).errors).toMatchObject([
        { field: `body.${field}` },
      ]);
  });

  const refusedNaming = async (penaltyEventId: string | undefined, caseId = 'case-1') => {
    const no = refusalIn(await naming(penaltyEventId, officer, caseId));
    return [no.code, no.errors?.[0]?.field];
  };

  it('is never brought on an inspection result or a broken pledge alone, but can be dismissed', async () => {
    const [result, broken] = [resultEvent(['6']), pledgeEvent('pledge-broken')];
    await known(result);
    await known(broken);
    for (const [id, cause, eventId] of [
      ['refused', 'SE-06', result.id],
      ['broken', 'SE-07', broken.id],
    ] as const) {
      const value = listingCase({ id, cause, evidence: { eventId } });
      await desk.ports.ledger.prepare([creation('listingCase', value)]);
      expect(await refusedNaming(undefined, id)).toEqual(['heavy-penalty-missing', 'body.penaltyEventId']);
      expect(refusalIn(await naming(undefined, officer, id)).reason.zh).toContain('第44号第2条');
      const dismissal = { ...listingDecision, outcome: 'dismiss' as const };
      acceptedValue(await decideCase(desk.ports, { ...askOf(decider), caseId: id, decision: dismissal }));
    }
  });

  it('is brought on a heavy penalty that stands in the entity’s own history, and on nothing else', async () => {
    const light = await punished(desk.ports, subjectOf(1), { id: 'penalty:light', severity: 'ordinary' });
    const others = await punished(desk.ports, subjectOf(2), { id: 'penalty:other' });
    const broken = pledgeEvent('pledge-broken');
    const gone = await punished(desk.ports, subjectOf(1), { id: 'penalty:gone' });
    await known(broken);
    await known(eventOf('withdrawn', { of: gone }));
    for (const none of [undefined, 'none', light, others, broken.id])
      expect(await refusedNaming(none)).toEqual(['heavy-penalty-missing', 'body.penaltyEventId']);
    expect(await refusedNaming(gone)).toEqual(['ground-fallen', 'body.penaltyEventId']);
    await heard();
    acceptedValue(await decide('list'));
    expect((await caseNow()).evidence.penaltyEventId).toBe('penalty:heavy');
    const made = (await desk.ports.records.get('listing', { id: 'case-1' }))?.value;
    expect(made?.evidence).toEqual((await caseNow()).evidence);
  });

  it('is decided for no more once the penalty that the entity was told of fell', async () => {
    await heard();
    await known(eventOf('withdrawn', { of: 'penalty:heavy' }));
    expect(refusalIn(await decide('list')).code).toBe('ground-fallen');
    acceptedValue(await decide('dismiss'));
  });

  it('is decided for without the mark of a ground that stands again', async () => {
    await heard();
    const marked = { ...(await caseNow()), groundFellAt: desk.clock.now() };
    const before = await desk.ports.records.get('listingCase', { id: 'case-1' });
    await desk.ports.ledger.prepare([{ kind: 'listingCase', value: marked, before }]);
    expect(acceptedValue(await decide('list'))).not.toHaveProperty('groundFellAt');
  });

  it('is brought on no penalty that is older than the fact', async () => {
    const result = resultEvent(['6']);
    desk = await inspectionDesk([creation('entity', entity(1))]);
    await known(result);
    await opened({ evidence: { eventId: result.id } });
    const before = await punished(desk.ports, subjectOf(1), {
      id: 'penalty:before',
      occurredOn: on('2026-03-01'),
    });
    expect(await refusedNaming(before)).toEqual(['heavy-penalty-missing', 'body.penaltyEventId']);
    await heard();
    acceptedValue(await decide('list'));
  });

  it('with nothing but a note names a heavy penalty all the same', async () => {
    desk = await inspectionDesk([creation('entity', entity(1))]);
    await opened({ evidence: { note: '两次拒绝检查' } });
    expect(await refusedNaming(undefined)).toEqual(['heavy-penalty-missing', 'body.penaltyEventId']);
    await heard();
    acceptedValue(await decide('list'));
  });

  it('names no penalty where the list asks for none', async () => {
    await desk.ports.ledger.prepare([
      creation('listingCase', listingCase({ id: 'case-2', list: 'abnormal', cause: 'AB-04' })),
    ]);
    expect(await refusedNaming('penalty:heavy', 'case-2')).toEqual(['invalid-input', 'body.penaltyEventId']);
    acceptedValue(await naming(undefined, officer, 'case-2'));
  });

  it('that is dismissed lists nobody and shows nothing, with or without a notice', async () => {
    expect(acceptedValue(await decide('dismiss')).state).toBe('dismissed');
    expect(await desk.ports.records.get('listing', { id: 'case-1' })).toBeUndefined();
    expect((await caseNow()).due).toBeUndefined();
    expect((await desk.ports.ledger.publicLogHead()).size).toBe(0);
    expect(refusalIn(await decide('list')).code).toBe('wrong-state');
  });

  it('is decided by nobody who handled it', async () => {
    await heard();
    for (const { subject } of [officer, lawyer])
      expect(refusalIn(await decide('list', callerIn('approver', { subject }))).code).toBe('same-person');
    expect(refusalIn(await review(callerIn('approver', { subject: officer.subject }))).code).toBe(
      'same-person',
    );
  });

  it('is reviewed again by the one who reviewed it alone, so that nobody’s part in it is forgotten', async () => {
    await heard();
    const other = callerIn('approver', { subject: 'other-lawyer' });
    expect(refusalIn(await review(other)).code).toBe('wrong-state');
    expect(acceptedValue(await review()).legalReview?.by).toBe('lawyer');
    expect(refusalIn(await decide('list', lawyer)).code).toBe('same-person');
  });

  it('proposed by hand is decided by another than who proposed it', async () => {
    desk = await inspectionDesk([creation('entity', entity(1))]);
    await opened({ proposedBy: 'approver' });
    expect(refusalIn(await decide('dismiss')).code).toBe('same-person');
  });

  it('is decided once when two decide at the same time', async () => {
    await heard();
    const other = { ...decider, subject: 'reviewer' };
    const outcomes = await Promise.all([decide('list'), decide('dismiss', other)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const { state } = await caseNow();
    expect(state).toBe(outcomes[0]?.ok ? 'listed' : 'dismissed');
    const made = await desk.ports.records.get('listing', { id: 'case-1' });
    expect(made !== undefined).toBe(state === 'listed');
  });

  it('belongs to its authority and those above it', async () => {
    const elsewhere = { department: '33.STHJ' };
    expect(refusalIn(await notify({ ...officer, ...elsewhere })).code).toBe('outside-jurisdiction');
    expect(refusalIn(await decide('dismiss', { ...decider, ...elsewhere })).code).toBe(
      'outside-jurisdiction',
    );
    acceptedValue(await decide('dismiss', { ...decider, department: '33' }));
  });

  it('leaves a trail of every step', async () => {
    await heard();
    acceptedValue(await decide('list'));
    const trail = await collect(desk.ports.ledger.trail('case/case-1'));
    expect(trail.map(({ action }) => action)).toEqual([
      'case-notified',
      'case-stated',
      'case-heard',
      'case-reviewed',
      'case-decided',
    ]);
  });
});

describe('a case that a city decides', () => {
  const city = '33.SCJG.3301';
  const cityDecider = callerIn('approver', { subject: 'city-approver', department: city });
  const answer = (isGiven: boolean, by: Caller = above) =>
    answerConsent(desk.ports, { ...askOf(by), caseId: 'case-1', isGiven, opinion: '已研究' });
  const seek = (by: Caller = cityDecider) =>
    seekConsent(desk.ports, { ...askOf(by), caseId: 'case-1', proposal: '拟列入' });
  beforeEach(async () => {
    await opened({ authority: city, procedure: 'adverse-with-consent' });
    acceptedValue(await notify());
    acceptedValue(await say('waiver'));
    acceptedValue(await hear());
  });

  it('needs the consent of a unit above, once its lawfulness was reviewed', async () => {
    expect(refusalIn(await seek()).reason.en).toContain('reviewed');
    acceptedValue(await review());
    expect(refusalIn(await decide('list', cityDecider)).code).toBe('wrong-state');
    expect(acceptedValue(await seek())).toMatchObject({
      state: 'consent-sought',
      due: { term: 'give-consent', by: { on: '2026-03-16' } },
    });
    expect(refusalIn(await decide('list', cityDecider)).code).toBe('wrong-state');
    expect(acceptedValue(await answer(true))).toMatchObject({
      state: 'consented',
      consent: { answer: { unit: '33.SCJG', by: 'above', isGiven: true } },
    });
    expect(acceptedValue(await decide('list', cityDecider)).state).toBe('listed');
  });

  it('that the unit above does not consent to can only be dismissed', async () => {
    acceptedValue(await review());
    acceptedValue(await seek());
    acceptedValue(await answer(false));
    expect(refusalIn(await decide('list', cityDecider)).code).toBe('wrong-state');
    acceptedValue(await decide('dismiss', cityDecider));
  });

  it('is put by the city itself to the next unit above, and consented to by nobody who asked or decides', async () => {
    acceptedValue(await review());
    expect(refusalIn(await seek(decider)).code).toBe('outside-jurisdiction');
    acceptedValue(await seek());
    for (const department of [city, '33'])
      expect(refusalIn(await answer(true, { ...above, department })).code).toBe('outside-jurisdiction');
    for (const subject of [cityDecider.subject, officer.subject, lawyer.subject])
      expect(refusalIn(await answer(true, { ...above, subject })).code).toBe('same-person');
    acceptedValue(await answer(true));
    expect(refusalIn(await decide('list', above)).code).toBe('same-person');
  });
});

describe('the clock', () => {
  const tickAt = async (instant: string): Promise<void> => {
    desk.clock.set(instant);
    await createTick({ ...desk.ports, log: () => undefined })();
  };
  const trail = async () =>
    (await collect(desk.ports.ledger.trail('case/case-1'))).map(({ action, basis }) => [action, basis]);

  it('starts the authority’s own term when that of the entity is over, for its silence is nobody’s fault', async () => {
    await opened();
    acceptedValue(await notify());
    await tickAt('2026-03-09T16:00:00.000Z');
    expect((await caseNow()).due).toMatchObject({
      term: 'conclude-hearing',
      from: '2026-03-09',
      by: { on: '2026-03-16' },
      remindedAt: desk.clock.now(),
    });
    expect((await caseNow()).due).not.toHaveProperty('overdueSince');
    expect((await trail()).at(-1)).toEqual([
      'statement-term-over',
      '浙江省公共信用信息管理条例第28条；期限为本服务默认值',
    ]);
    // What the entity handed in within its term is taken as before, and what came late is not.
    expect(refusalIn(await say('hearing-request', '2026-03-10')).code).toBe('too-late');
    acceptedValue(await say('hearing-request', '2026-03-09'));
  });

  it('that only counts a term anew says so, by the basis of the term', async () => {
    const provisional = {
      term: 'decide-case',
      from: on('2026-03-02'),
      workingDays: 20,
      remindDaysBefore: 3,
      by: { on: on('2026-03-31'), provisional: true },
      remindOn: on('2026-03-04'),
    } as const;
    await opened({ due: provisional });
    await tickAt('2026-03-03T16:00:00.000Z');
    expect((await caseNow()).due).toMatchObject({ by: { on: '2026-03-30', provisional: false } });
    expect(await trail()).toEqual([['deadline-moved', '本服务默认值']]);
  });
});

describe('a case about a natural person', () => {
  it('is decided like any other, and no listing of it is public', async () => {
    const person = targetIdSchema.parse(`PERSON:${'A1'.repeat(32)}`);
    desk = await inspectionDesk([
      creation('entity', { ...entity(1), target: { ...entity(1).target, id: person } }),
    ]);
    await opened({ subject: person });
    await heard();
    acceptedValue(await decide('list'));
    expect((await desk.ports.ledger.publicLogHead()).size).toBe(0);
  });
});
