import { beforeEach, describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../shared/domain/primitives/time.ts';
import { auditStanding } from '../../../shared/use-cases/credit/audit-standing.ts';
import {
  type HistoryQuestion,
  readCreditHistory,
} from '../../../shared/use-cases/credit/read-credit-history.ts';
import { recordFact } from '../../../shared/use-cases/credit/record-fact.ts';
import { askOf, at, callerIn, entity, on, personOf, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { type CreditDesk, creditDesk, officer } from '../../support/credit-desk.ts';
import { eventOf, factOf, listedEvent } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { creation } from '../../support/sample-records.ts';
import { succeed } from '../../support/succession-steps.ts';

const auditor = callerIn('auditor');

let desk: CreditDesk;
beforeEach(async () => {
  desk = await creditDesk();
});

const asked = (question: Partial<HistoryQuestion> = {}, by = officer) =>
  readCreditHistory(desk.ports, by, { subject: desk.subject, limit: 50, ...question });
const history = async (question: Partial<HistoryQuestion> = {}, by = officer) =>
  acceptedValue(await asked(question, by));
const statuses = async (question: Partial<HistoryQuestion> = {}, by = officer) =>
  (await history(question, by)).items.map(({ event, status }) => [event.id, status]);

describe('the history of an entity', () => {
  it('explains every event by rule, basis, table, points and term, and how score and class come of them', async () => {
    const { event } = acceptedValue(await desk.record(factOf('penalty')));
    desk.clock.advance({ minutes: 1 });
    acceptedValue(await desk.record(factOf('recognition')));
    const answer = await history();
    expect(answer).toMatchObject({
      subject: desk.subject,
      asOf: '2026-03-02',
      knownAt: desk.clock.now(),
      standing: { riskClass: 'C', score: 940 },
      withheld: 0,
    });
    expect(answer.items.find((one) => one.event.id === event.id)).toMatchObject({
      status: 'counts',
      isDisputed: false,
      lines: [
        {
          rule: 'credit-rules/penalty/ordinary',
          points: -60,
          riskClass: 'C',
          severity: 'ordinary',
          basis: expect.stringContaining('条'),
          table: answer.tables['credit-rules'],
          // 36 months by the terms of before 1 April 2026.
          countsThrough: '2029-03-02',
          counts: true,
          isPublic: true,
        },
      ],
    });
    const { dimensions, steps } = answer.explanation ?? { dimensions: [], steps: [] };
    expect(dimensions.find(({ dimension }) => dimension === 'compliance')).toMatchObject({
      full: 500,
      moved: -60,
      score: 440,
    });
    // Merits do not lift a dimension above its full points.
    expect(dimensions.find(({ dimension }) => dimension === 'finance')).toMatchObject({
      full: 195,
      moved: 20,
      score: 195,
    });
    expect(dimensions.reduce((sum, { score }) => sum + score, 0)).toBe(answer.standing.score);
    expect(steps.at(-1)).toMatchObject({ riskClass: 'C', eventId: event.id });
  });

  it('tells what was known on a day, though it turned out otherwise', async () => {
    const { event } = acceptedValue(await desk.record(factOf('penalty')));
    desk.clock.advance({ days: 5 });
    acceptedValue(await desk.correct(event.id, factOf('penalty', { severity: 'minor' })));
    const then = await history({ knownAt: on('2026-03-02') });
    expect([then.asOf, then.knownAt]).toEqual(['2026-03-02', '2026-03-02T15:59:59.999Z']);
    expect([then.standing.riskClass, then.items.map(({ status }) => status)]).toEqual(['C', ['counts']]);
    const asNow = await history({ asOf: on('2026-03-02') });
    expect([asNow.standing.riskClass, asNow.items.map(({ status }) => status)]).toEqual([
      'B',
      ['counts', 'corrected'],
    ]);
    expect(asNow.items[1]?.because).toMatchObject({ kind: 'corrected', by: asNow.items[0]?.event.id });
    const before = await history({ knownAt: at('2026-03-01T00:00:00.000Z') });
    expect([before.items, before.standing.riskClass, before.explanation]).toEqual([[], undefined, undefined]);
  });

  it('tells what became of every event', async () => {
    await desk.add(
      eventOf('penalty', { id: 'p-1', occurredOn: on('2025-11-03'), severity: 'minor' }),
      eventOf('penalty', { id: 'p-2' }),
      eventOf('penalty', { id: 'p-3' }),
      eventOf('repaired', { of: 'p-2' }),
      eventOf('disputed', { of: 'p-3' }),
      listedEvent({ id: 'l-1', listingId: 'l-1', list: 'red', cause: 'RE-01' }),
      listedEvent({ id: 'l-2', listingId: 'l-2' }),
      listedEvent({ id: 'l-3', listingId: 'l-3', list: 'abnormal', cause: 'AB-02' }),
      eventOf('listing-ended', { listingId: 'l-3', list: 'abnormal' }),
    );
    const { items } = await history();
    expect(Object.fromEntries(items.map(({ event, status }) => [event.id, status]))).toEqual({
      'p-1': 'term-over',
      'p-2': 'repaired',
      'p-3': 'counts',
      'l-1': 'suspended',
      'l-2': 'counts',
      'l-3': 'ended',
    });
    const causes = items.flatMap(({ event, because }) => (because ? [[event.id, because.id]] : []));
    expect(Object.fromEntries(causes)).toEqual({ 'p-2': 'repaired-1', 'l-3': 'listing-ended-1' });
    expect(items.filter(({ isDisputed }) => isDisputed).map(({ event }) => event.id)).toEqual(['p-3']);
  });

  it('tells what will be when terms are over, and by which tables', async () => {
    acceptedValue(await desk.record(factOf('penalty')));
    expect((await history({ asOf: on('2026-03-31') })).standing.riskClass).toBe('C');
    // By the terms in force from 1 April 2026 an ordinary penalty counts for twelve months.
    const [line] = (await history({ asOf: on('2026-04-01') })).items[0]?.lines ?? [];
    expect(line?.countsThrough).toBe('2027-03-02');
    expect((await history({ asOf: on('2027-03-02') })).standing.riskClass).toBe('C');
    expect(await history({ asOf: on('2027-03-03') })).toMatchObject({ items: [{ status: 'term-over' }] });
  });

  it.each<[string, Partial<HistoryQuestion>, string, string]>([
    ['what will be known', { knownAt: at('2026-03-02T01:00:00.001Z') }, 'invalid-input', 'query.knownAt'],
    ['a day too far ahead', { asOf: on('2031-03-03') }, 'invalid-input', 'query.asOf'],
    ['a day before the rules', { asOf: on('2015-01-01') }, 'no-table-in-force', 'query.asOf'],
    ['a place that is none', { cursor: 'x' }, 'invalid-cursor', 'query.cursor'],
    ['nobody', { subject: subjectOf(9) }, 'not-found', 'params.code'],
  ])('cannot be asked for %s', async (_, question, code, field) => {
    const no = refusalIn(await asked(question));
    expect([no.code, no.errors?.map((error) => error.field)]).toEqual([code, [field]]);
  });

  it('comes in pages of one and the same history, latest first', async () => {
    for (let day = 1; day <= 5; day += 1)
      await desk.add(eventOf('penalty', { id: `p-${day}`, occurredOn: `2026-01-0${day}` as CivilDate }));
    const first = await history({ limit: 2 });
    expect(first.items.map(({ event }) => event.id)).toEqual(['p-5', 'p-4']);
    desk.clock.advance({ minutes: 1 });
    await desk.add(eventOf('penalty', { id: 'late', occurredOn: on('2026-01-03') }));
    const second = await history({ limit: 2, cursor: first.cursor });
    expect(second.items.map(({ event }) => event.id)).toEqual(['p-3', 'p-2']);
    expect([second.knownAt, second.standing]).toEqual([first.knownAt, first.standing]);
    const third = await history({ limit: 2, cursor: second.cursor });
    expect([third.items.map(({ event }) => event.id), third.cursor]).toEqual([['p-1'], undefined]);
  });

  it('shows an event whose retention is over to auditors only, from whatever day it is looked at', async () => {
    acceptedValue(await desk.record(factOf('penalty')));
    desk.clock.set('2031-03-02T01:00:00.000Z');
    expect(await statuses()).toEqual([[expect.any(String), 'term-over']]);
    desk.clock.set('2031-03-03T01:00:00.000Z');
    expect(await statuses()).toEqual([]);
    expect(await statuses({}, auditor)).toEqual([[expect.any(String), 'retention-over']]);
    const earlier = { asOf: on('2026-04-01') };
    expect(await history(earlier)).toMatchObject({ items: [], withheld: 1 });
    expect(await history(earlier, auditor)).toMatchObject({ items: [{ status: 'counts' }], withheld: 0 });
  });

  it('of a code that another succeeded to is its own as long as no successor was known', async () => {
    await desk.ports.ledger.prepare([2, 3].map((n) => creation('entity', entity(n))));
    const [successor, predecessor] = [subjectOf(2), subjectOf(3)];
    await desk.add(eventOf('penalty', { id: 'inherited', subject: predecessor }));
    acceptedValue(await succeed(desk.ports, desk.subject, predecessor));
    desk.clock.advance({ days: 1 });
    await desk.add(eventOf('penalty', { id: 'own' }));
    desk.clock.advance({ days: 1 });
    const before = { knownAt: desk.clock.now() };
    desk.clock.advance({ days: 1 });
    await desk.add(eventOf('penalty', { id: 'another', subject: successor }));
    acceptedValue(await succeed(desk.ports, successor, desk.subject));
    const answers = async (question: Partial<HistoryQuestion>) => {
      const { subject, items, standing } = await history(question);
      return [subject, items.map(({ event }) => event.id).toSorted(), standing.riskClass];
    };
    expect(await answers(before)).toEqual([desk.subject, ['inherited', 'own'], 'C']);
    expect(await answers({ ...before, subject: predecessor })).toEqual([
      desk.subject,
      ['inherited', 'own'],
      'C',
    ]);
    expect(await answers({ ...before, asOf: on('2026-02-28') })).toEqual([desk.subject, [], undefined]);
    expect(await answers({ asOf: on('2026-02-28') })).toEqual([desk.subject, [], undefined]);
    expect(await answers({})).toEqual([successor, ['another', 'inherited', 'own'], 'C']);
  });

  it('is never public for a natural person, and says so of every line', async () => {
    const person = entity(1);
    const id = personOf(1);
    await desk.ports.ledger.prepare([creation('entity', { ...person, target: { ...person.target, id } })]);
    const ask = { ...askOf(officer), subject: id, fact: factOf('penalty') };
    acceptedValue(await recordFact(desk.ports, ask));
    const { items } = await history({ subject: id });
    expect(items[0]?.lines.map(({ counts, isPublic }) => [counts, isPublic])).toEqual([[true, false]]);
  });

  it('leaves a trace of who asked', async () => {
    await history();
    acceptedValue(await auditStanding(desk.ports, auditor, desk.subject));
    const queries = await collect(desk.ports.records.all('queriesAboutSubject', { subject: desk.subject }));
    expect(queries.map(({ value }) => [value.askedBy, value.purpose]).toSorted()).toEqual([
      ['auditor', 'credit-audit'],
      ['department-officer', 'credit-history'],
    ]);
  });
});

describe('the audit of a stored standing', () => {
  const audit = async () => acceptedValue(await auditStanding(desk.ports, auditor, desk.subject));

  it('finds it right as long as it is the fold of the history, and says when its day is over', async () => {
    expect(await audit()).toMatchObject({ isStoredRowRight: true, isCurrent: true, version: 1 });
    acceptedValue(await desk.record(factOf('penalty')));
    expect(await audit()).toMatchObject({ isStoredRowRight: true, isCurrent: true, version: 2 });
    desk.clock.set('2030-01-01T00:00:00.000Z');
    expect(await audit()).toMatchObject({ isStoredRowRight: true, isCurrent: false, differences: [] });
  });

  it('finds a row that says something else than its events', async () => {
    acceptedValue(await desk.record(factOf('penalty')));
    const before = await desk.ports.records.get('entity', { target: { id: desk.subject } });
    if (before?.value.standing === undefined) throw new Error('no standing');
    const standing = { ...before.value.standing, score: 1000, riskClass: 'A' as const };
    const value = { ...before.value, standing };
    await desk.ports.ledger.apply({
      ...{ command: { id: 'tamper', digest: '0'.repeat(64) }, at: desk.clock.now(), actor: 'nobody' },
      action: 'standing-updated',
      about: 'entity/tampered',
      basis: '测试',
      writes: [{ kind: 'entity', value, before }],
      answer: null,
    });
    expect(await audit()).toMatchObject({
      isStoredRowRight: false,
      differences: ['riskClass', 'score'],
      unfolded: [],
      stored: { score: 1000 },
      refolded: { score: 940 },
    });
  });

  it('finds an event that was never folded in', async () => {
    await desk.ports.ledger.prepare([creation('creditEvent', eventOf('penalty', { id: 'stray' }))]);
    expect(await audit()).toMatchObject({ isStoredRowRight: false, unfolded: ['stray'] });
    acceptedValue(await desk.record(factOf('permit')));
    desk.clock.advance({ minutes: 1 });
    const later = eventOf('penalty', { id: 'later', knownAt: desk.clock.now() });
    await desk.ports.ledger.prepare([creation('creditEvent', later)]);
    expect(await audit()).toMatchObject({ isStoredRowRight: false, unfolded: ['later'] });
  });
});
