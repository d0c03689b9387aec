import { beforeEach, describe, expect, it } from 'vitest';
import { substitutionDigest } from '../../../shared/domain/draws/substitution.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { SubstitutionRequest } from '../../../shared/domain/inspections/substitution.ts';
import type { TaskDraft } from '../../../shared/domain/inspections/task.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import type { Refusal } from '../../../shared/domain/primitives/refusal.ts';
import { assignedVisits } from '../../../shared/use-cases/inspections/assigned-visits.ts';
import { makeSubstitution } from '../../../shared/use-cases/inspections/make-substitution.ts';
import { publishResult } from '../../../shared/use-cases/inspections/publish-result.ts';
import { recordVisit, visitOfInspector } from '../../../shared/use-cases/inspections/record-visit.ts';
import {
  type AskedSubstitution,
  declareRecusal,
} from '../../../shared/use-cases/inspections/request-substitution.ts';
import { reviewVisit } from '../../../shared/use-cases/inspections/review-visit.ts';
import { askOf, callerIn, on, visitRecord } from '../../support/builders.ts';
import { certificateOf } from '../../support/certificates.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { approver, type Desk, type DeskPorts, inspectionDesk } from '../../support/inspection-desk.ts';
import { changeRegister } from '../../support/register-change.ts';
import {
  ask,
  decide,
  endTarget,
  note,
  replaceInspector,
  replaceTarget,
} from '../../support/substitution-steps.ts';

let desk: Desk;
let draw: Draw;
let visit: Visit;
const dispatched = async (differences?: Partial<TaskDraft>) => {
  desk = await inspectionDesk();
  draw = await desk.drawIn('dispatched', differences);
  visit = await visitAt(1);
};
const visitAt = async (place: number): Promise<Visit> => {
  const one = (await desk.visitsOf(draw.id)).findLast((visit) => visit.place === place);
  if (one === undefined) throw new Error(`the draw has no visit ${place}`);
  return one;
};
const present = async (): Promise<Visit> =>
  (await desk.ports.records.get('visit', { id: visit.id }))?.value ?? visit;
const requestWith = async ({ id }: SubstitutionRequest): Promise<SubstitutionRequest | undefined> =>
  (await desk.ports.records.get('substitution', { id }))?.value;
const drawNow = (): Promise<Draw> => desk.drawNow(draw.id);
const inspectorOf = ({ seats }: Visit, place = 0) =>
  callerIn('inspector', { subject: `seat-${place}`, staffNo: seats[place]?.staffNo });
const logged = async (action: string) =>
  (await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`)).filter((entry) => entry.action === action);
const target = { of: 'target', reason: 'wrongly-registered', note } as const;
const inspector = { of: 'inspector', place: 0, reason: 'recusal-declared', note } as const;
const onLeave = { of: 'inspector', place: 0, reason: 'on-leave', note } as const;
const goOnLeave = (staffNo: string | undefined) =>
  changeRegister(desk.ports, 'inspector', { staffNo: staffNo ?? '' }, (one) => ({
    ...one,
    state: 'on-leave',
  }));

describe('a request for a substitution', () => {
  beforeEach(() => dispatched());

  it('says who asks for what and why, and changes nothing else', async () => {
    const before = await desk.visitsOf(draw.id);
    const request = acceptedValue(await ask(desk.ports, visit, inspector));
    expect(request).toMatchObject({
      of: 'inspector',
      place: 0,
      pseudonym: visit.seats[0]?.pseudonym,
      reason: 'recusal-declared',
      note,
      drawId: draw.id,
      visitId: visit.id,
      state: 'requested',
      requestedBy: 'planner',
      requestedAt: desk.clock.now(),
    });
    expect(await desk.visitsOf(draw.id)).toEqual(before);
    expect((await drawNow()).substitutions).toBe(0);
  });

  it.each(['deregistered', 'revoked', 'cancelled', 'moved-out'] as const)(
    'for a target that is %s is taken when the register says so, and not before',
    async (reason) => {
      const no = refusalIn(await ask(desk.ports, visit, { of: 'target', reason, note }));
      expect(no).toMatchObject({ code: 'wrong-state', errors: [{ field: 'body.reason' }] });
      expect(no.reason.en).toContain('update the register first');
      await endTarget(desk.ports, visit, reason);
      acceptedValue(await ask(desk.ports, visit, { of: 'target', reason, note }));
    },
  );

  it.each(['wrongly-registered', 'under-same-check'] as const)(
    'for a target that is %s rests on the words of who asks',
    async (reason) => {
      acceptedValue(await ask(desk.ports, visit, { of: 'target', reason, note }));
    },
  );

  it('for an inspector on leave is taken when the register says that they are not at work', async () => {
    expect(refusalIn(await ask(desk.ports, visit, onLeave)).reason.en).toContain('Active');
    await goOnLeave(visit.seats[0]?.staffNo);
    acceptedValue(await ask(desk.ports, visit, onLeave));
  });

  it('for an inspector without certificate is taken when it ends before the task does', async () => {
    const lost = { ...onLeave, reason: 'certificate-lost' } as const;
    const endsOn = (day: string) =>
      changeRegister(desk.ports, 'inspector', { staffNo: visit.seats[0]?.staffNo ?? '' }, (one) => ({
        ...one,
        certificateValidUntil: on(day),
      }));
    await endsOn('2026-03-31');
    expect(refusalIn(await ask(desk.ports, visit, lost)).reason.en).toContain('2026-03-31');
    await endsOn('2026-03-30');
    acceptedValue(await ask(desk.ports, visit, lost));
  });

  it('is refused for a seat that the visit does not have', async () => {
    const no = refusalIn(await ask(desk.ports, visit, { ...inspector, place: 2 }));
    expect(no).toMatchObject({ code: 'invalid-input', errors: [{ field: 'body.place' }] });
  });

  it('is refused to another department', async () => {
    const elsewhere = callerIn('planner', { department: '33.STHJ' });
    for (const asked of [target, inspector])
      expect(refusalIn(await ask(desk.ports, visit, asked, elsewhere)).code).toBe('outside-jurisdiction');
  });

  it('is refused while the same is asked for already', async () => {
    for (const asked of [target, inspector]) {
      acceptedValue(await ask(desk.ports, visit, asked));
      expect(refusalIn(await ask(desk.ports, visit, asked)).code).toBe('wrong-state');
    }
    acceptedValue(await ask(desk.ports, visit, { ...inspector, place: 1 }));
    acceptedValue(await ask(desk.ports, await visitAt(2), target));
  });

  it('is refused once the visit is recorded', async () => {
    const record = visitRecord();
    acceptedValue(await recordVisit(desk.ports, { ...askOf(inspectorOf(visit)), visitId: visit.id, record }));
    for (const asked of [target, inspector])
      expect(refusalIn(await ask(desk.ports, visit, asked)).code).toBe('wrong-state');
  });

  it('is possible as soon as the draw is drawn', async () => {
    draw = await desk.drawIn('drawn');
    visit = await visitAt(1);
    acceptedValue(await ask(desk.ports, visit, target));
    acceptedValue(await ask(desk.ports, visit, inspector));
  });
});

describe('a recusal', () => {
  beforeEach(() => dispatched());
  const recuse = (by = inspectorOf(visit, 1)) =>
    declareRecusal(desk.ports, { ...askOf(by), visitId: visit.id, note: '本人近亲属在该单位任职' });

  it('is asked for by an inspector of the visit, whom the certificate names by pseudonym', async () => {
    const pseudonym = visit.seats[1]?.pseudonym;
    const request = acceptedValue(await recuse());
    expect(request).toMatchObject({
      place: 1,
      pseudonym,
      reason: 'recusal-declared',
      requestedBy: 'seat-1',
      requesterPseudonym: pseudonym,
    });
    acceptedValue(await decide(desk.ports, request));
    const { made } = acceptedValue(await makeSubstitution(desk.ports, request.id));
    expect(made).toMatchObject({ requestedBy: pseudonym, approvedBy: 'approver' });
  });

  it('is refused to whoever is not an inspector of the visit', async () => {
    for (const by of [callerIn('inspector', { staffNo: 'JCY-999' }), callerIn('inspector')])
      expect(refusalIn(await recuse(by)).code).toBe('not-found');
  });

  it('is not decided by who declared it', async () => {
    const request = acceptedValue(await recuse());
    const same = callerIn('approver', { subject: 'seat-1' });
    expect(refusalIn(await decide(desk.ports, request, same)).code).toBe('same-person');
  });
});

describe('the decision on a substitution', () => {
  let request: SubstitutionRequest;
  beforeEach(async () => {
    await dispatched();
    request = acceptedValue(await ask(desk.ports, visit, inspector));
  });

  it('sends it to the draw runner when it is approved', async () => {
    const decided = acceptedValue(await decide(desk.ports, request));
    expect(decided).toMatchObject({
      state: 'approved',
      decidedBy: 'approver',
      decidedAt: desk.clock.now(),
    });
    const run = await desk.ports.records.get('run', { id: `make-substitution/${request.id}` });
    expect(run?.value).toMatchObject({ work: 'make-substitution', about: request.id });
    expect(run?.value.doneAt).toBeUndefined();
  });

  it('ends it with a reason when it is rejected', async () => {
    const reason = '理由不充分，请本人说明';
    const decided = acceptedValue(await decide(desk.ports, request, approver, { outcome: 'reject', reason }));
    expect(decided).toMatchObject({ state: 'rejected', rejectedBecause: reason });
    expect(refusalIn(await makeSubstitution(desk.ports, request.id)).code).toBe('wrong-state');
    acceptedValue(await ask(desk.ports, visit, inspector));
  });

  it('is refused to who asked, who prepared the draw and who would be replaced', async () => {
    const asker = callerIn('planner', { subject: 'deputy' });
    const second = acceptedValue(await ask(desk.ports, await visitAt(2), inspector, asker));
    for (const [about, by] of [
      [request, callerIn('approver', { subject: 'planner' })],
      [second, callerIn('approver', { subject: 'deputy' })],
      [second, callerIn('approver', { subject: 'planner' })],
      [request, callerIn('approver', { subject: 'both', staffNo: visit.seats[0]?.staffNo })],
    ] as const)
      expect(refusalIn(await decide(desk.ports, about, by)).code).toBe('same-person');
    acceptedValue(await decide(desk.ports, request));
  });

  it('is refused to another department', async () => {
    const elsewhere = callerIn('approver', { department: '33.STHJ' });
    expect(refusalIn(await decide(desk.ports, request, elsewhere)).code).toBe('outside-jurisdiction');
  });

  it('is taken once, by one of two at the same time', async () => {
    const both = await Promise.all([decide(desk.ports, request), decide(desk.ports, request)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalIn(await decide(desk.ports, request)).code).toBe('wrong-state');
  });
});

describe('the substitution of a target', () => {
  beforeEach(() => dispatched());

  it('gives the visit to a target that was not drawn, and keeps the old row with the reason', async () => {
    const drawn = new Set((await desk.visitsOf(draw.id)).map((one) => one.target));
    const { made, state, number } = await replaceTarget(desk.ports, visit);
    expect([state, number]).toEqual(['made', 1]);
    const substitute = await visitAt(1);
    expect(await present()).toEqual({
      ...visit,
      state: 'replaced',
      replacedBy: substitute.id,
      replacedBecause: 'deregistered',
    });
    expect(substitute).toMatchObject({
      id: `${visit.id}-2`,
      place: 1,
      stratum: visit.stratum,
      state: 'assigned',
      replaces: visit.id,
      itemCodes: visit.itemCodes,
      plannedOn: visit.plannedOn,
    });
    expect(drawn.has(substitute.target)).toBe(false);
    const entity = await desk.ports.records.get('entity', { target: { id: substitute.target } });
    expect(substitute.targetName).toBe(entity?.value.target.name);
    expect(made).toMatchObject({
      of: 'target',
      visit: 0,
      target: visit.target,
      substitute: substitute.target,
    });
  });

  it('tells the public that it was made and why, but not whom it concerns', async () => {
    const { made } = await replaceTarget(desk.ports, visit);
    if (made === undefined) throw new Error('nothing was made');
    const [entry] = await logged('target-substituted');
    expect(entry?.facts).toEqual({
      number: 1,
      reason: 'deregistered',
      digest: substitutionDigest(made),
    });
    const after = await drawNow();
    expect(after).toMatchObject({ substitutions: 1, lastAt: desk.clock.now() });
  });

  it('leaves the inspectors as they are, who see the new visit in the place of the old one', async () => {
    await replaceTarget(desk.ports, visit);
    const substitute = await visitAt(1);
    expect(substitute.seats).toEqual(visit.seats);
    const caller = inspectorOf(visit);
    const shown = acceptedValue(await assignedVisits(desk.ports.records, caller)).map(({ id }) => id);
    expect(shown).toContain(substitute.id);
    expect(shown).not.toContain(visit.id);
    expect(refusalIn(await visitOfInspector(desk.ports.records, caller, visit.id)).code).toBe('not-found');
  });

  it('redraws an inspector who cannot come any more', async () => {
    await goOnLeave(visit.seats[1]?.staffNo);
    const { made } = await replaceTarget(desk.ports, visit);
    const substitute = await visitAt(1);
    expect(made?.redrawn).toEqual([
      {
        place: 1,
        inspector: visit.seats[1]?.pseudonym,
        substitute: substitute.seats[1]?.pseudonym,
      },
    ]);
    expect(made?.unavailable).toEqual([visit.seats[1]?.pseudonym]);
    const taken = [substitute.seats[0], substitute.seats[1]].map((seat) => seat?.staffNo);
    expect(taken[0]).toBe(visit.seats[0]?.staffNo);
    expect(taken[1]).not.toBe(visit.seats[1]?.staffNo);
    const joined = acceptedValue(await assignedVisits(desk.ports.records, inspectorOf(substitute, 1)));
    expect(joined.map(({ id }) => id)).toContain(substitute.id);
  });

  it('may be asked for again where the substitute cannot be inspected either', async () => {
    await replaceTarget(desk.ports, visit);
    const second = await visitAt(1);
    await replaceTarget(desk.ports, second);
    const third = await visitAt(1);
    expect([third.id, third.replaces]).toEqual([`${visit.id}-3`, second.id]);
    expect(new Set([visit.target, second.target, third.target]).size).toBe(3);
    expect((await drawNow()).substitutions).toBe(2);
  });

  it('ends the old visit: nobody records, reviews or publishes it, or asks for its substitution', async () => {
    await replaceTarget(desk.ports, visit);
    const of = { visitId: visit.id };
    const record = visitRecord();
    expect(
      refusalIn(await recordVisit(desk.ports, { ...askOf(inspectorOf(visit)), ...of, record })).code,
    ).toBe('not-found');
    const verdict = { outcome: 'approve' } as const;
    expect(refusalIn(await reviewVisit(desk.ports, { ...askOf(approver), ...of, verdict })).code).toBe(
      'wrong-state',
    );
    expect(refusalIn(await publishResult(desk.ports, { ...askOf(approver), ...of })).code).toBe(
      'wrong-state',
    );
    for (const asked of [target, inspector])
      expect(refusalIn(await ask(desk.ports, visit, asked)).code).toBe('wrong-state');
  });

  it('is impossible when the stratum has no target left, and then changes nothing else', async () => {
    await dispatched({ sampling: { kind: 'fixed-size', size: 40 } });
    const before = [await desk.visitsOf(draw.id), await drawNow()];
    const { state, impossibleBecause, made } = await replaceTarget(desk.ports, visit);
    expect(state).toBe('impossible');
    expect(impossibleBecause?.zh).toContain('备选');
    expect(made).toBeUndefined();
    expect([await desk.visitsOf(draw.id), await drawNow()]).toEqual(before);
    expect(await logged('target-substituted')).toEqual([]);
  });
});

describe('the substitution of an inspector', () => {
  beforeEach(() => dispatched());

  it('gives the seat to somebody else by lot and keeps who held it', async () => {
    const { made, number } = await replaceInspector(desk.ports, visit, 1);
    const after = await present();
    expect(number).toBe(1);
    expect(made).toMatchObject({ of: 'inspector', visit: 0, unavailable: [] });
    expect(made?.redrawn).toEqual([
      { place: 1, inspector: visit.seats[1]?.pseudonym, substitute: after.seats[1]?.pseudonym },
    ]);
    expect(after.seats[0]).toEqual(visit.seats[0]);
    expect(visit.seats.map(({ staffNo }) => staffNo)).not.toContain(after.seats[1]?.staffNo);
    expect(after.formerSeats).toEqual([
      { ...visit.seats[1], place: 1, reason: 'recusal-declared', replacedAt: desk.clock.now() },
    ]);
    expect((await logged('inspector-substituted'))[0]?.facts).toMatchObject({
      number: 1,
      reason: 'recusal-declared',
    });
  });

  it('shows the visit to the new inspector and no longer to the former one', async () => {
    await replaceInspector(desk.ports, visit, 0);
    const after = await present();
    const visitsOf = async (one: Visit) =>
      acceptedValue(await assignedVisits(desk.ports.records, inspectorOf(one))).map(({ id }) => id);
    expect(await visitsOf(after)).toContain(visit.id);
    const shown = acceptedValue(await assignedVisits(desk.ports.records, inspectorOf(after)));
    expect(JSON.stringify(shown)).not.toContain(visit.seats[0]?.staffNo);
    expect(await visitsOf(visit)).not.toContain(visit.id);
    const no = refusalIn(await visitOfInspector(desk.ports.records, inspectorOf(visit), visit.id));
    expect(no.code).toBe('not-found');
    expect(JSON.stringify(no)).not.toContain(after.seats[0]?.pseudonym);
    const record = visitRecord();
    const of = { visitId: visit.id, record };
    expect(refusalIn(await recordVisit(desk.ports, { ...askOf(inspectorOf(visit)), ...of })).code).toBe(
      'not-found',
    );
    const recorded = acceptedValue(await recordVisit(desk.ports, { ...askOf(inspectorOf(after)), ...of }));
    expect(JSON.stringify(recorded)).not.toContain(visit.seats[0]?.staffNo);
    expect((await present()).formerSeats).toHaveLength(1);
  });

  it('never brings back who was named for the visit before, nor who is not at work', async () => {
    const away = (await desk.ports.records.get('inspector', { staffNo: 'JCY-006' }))?.value.staffNo;
    await goOnLeave(away);
    const named = new Set(visit.seats.map(({ staffNo }) => staffNo));
    named.add(away ?? '');
    const free = 6 - named.size;
    for (let turn = 0; turn < free; turn += 1) {
      await replaceInspector(desk.ports, await present(), 0);
      const staffNo = (await present()).seats[0]?.staffNo ?? '';
      expect(named.has(staffNo)).toBe(false);
      named.add(staffNo);
    }
    const last = await replaceInspector(desk.ports, await present(), 0);
    expect(last.state).toBe('impossible');
    expect(last.impossibleBecause?.en).toContain('no other inspector');
  });

  it('keeps the former inspector from reviewing the visit', async () => {
    await replaceInspector(desk.ports, visit, 0);
    const after = await present();
    const of = { visitId: visit.id };
    acceptedValue(
      await recordVisit(desk.ports, { ...askOf(inspectorOf(after)), ...of, record: visitRecord() }),
    );
    const former = callerIn('approver', { subject: 'former', staffNo: visit.seats[0]?.staffNo });
    const verdict = { outcome: 'approve' } as const;
    expect(refusalIn(await reviewVisit(desk.ports, { ...askOf(former), ...of, verdict })).code).toBe(
      'same-person',
    );
  });
});

describe('making a substitution', () => {
  beforeEach(() => dispatched());
  const approved = async (of: Visit, asked: AskedSubstitution): Promise<SubstitutionRequest> => {
    const request = acceptedValue(await ask(desk.ports, of, asked));
    return acceptedValue(await decide(desk.ports, request));
  };

  it('is refused before it is approved, and its run ends when it is made', async () => {
    const request = acceptedValue(await ask(desk.ports, visit, target));
    expect(refusalIn(await makeSubstitution(desk.ports, request.id)).code).toBe('wrong-state');
    acceptedValue(await decide(desk.ports, request));
    acceptedValue(await makeSubstitution(desk.ports, request.id));
    const run = await desk.ports.records.get('run', { id: `make-substitution/${request.id}` });
    expect(run?.value.doneAt).toBe(desk.clock.now());
  });

  it('twice, or twice at once, changes what it changes once', async () => {
    const request = await approved(visit, target);
    await Promise.all([makeSubstitution(desk.ports, request.id), makeSubstitution(desk.ports, request.id)]);
    const visits = await desk.visitsOf(draw.id);
    expect(refusalIn(await makeSubstitution(desk.ports, request.id)).code).toBe('wrong-state');
    expect(await desk.visitsOf(draw.id)).toEqual(visits);
    expect(visits).toHaveLength(5);
    expect((await drawNow()).substitutions).toBe(1);
    expect(await logged('target-substituted')).toHaveLength(1);
  });

  it('goes on where it broke off, and shows nobody a visit before it is made', async () => {
    const request = await approved(visit, inspector);
    const { ledger } = desk.ports;
    const pointed: string[] = [];
    const stopping: DeskPorts = {
      ...desk.ports,
      ledger: {
        ...ledger,
        prepare: async (writes) => {
          for (const { kind, value } of writes) if (kind === 'assignment') pointed.push(value.staffNo);
          await ledger.prepare(writes);
        },
        apply: () => Promise.reject(new Error('the machine stopped')),
      },
    };
    await expect(makeSubstitution(stopping, request.id)).rejects.toThrow('the machine stopped');
    expect(await present()).toEqual(visit);
    expect((await requestWith(request))?.state).toBe('approved');
    const newcomer = pointed.find((staffNo) => visit.seats.every((seat) => seat.staffNo !== staffNo));
    const caller = callerIn('inspector', { subject: 'newcomer', staffNo: newcomer });
    const shown = async () =>
      acceptedValue(await assignedVisits(desk.ports.records, caller)).map(({ id }) => id);
    expect(await shown()).not.toContain(visit.id);
    acceptedValue(await makeSubstitution(desk.ports, request.id));
    expect((await present()).seats[0]?.staffNo).toBe(newcomer);
    expect(await shown()).toContain(visit.id);
    expect(await logged('inspector-substituted')).toHaveLength(1);
  });

  it('of two at once makes one after the other', async () => {
    const requests = [
      await approved(visit, target),
      await approved(await visitAt(2), target),
      await approved(visit, inspector),
    ];
    const tries = async (request: SubstitutionRequest): Promise<void> => {
      for (;;) {
        const result = await makeSubstitution(desk.ports, request.id);
        if (result.ok || result.refusal.code !== 'stale-version') return;
      }
    };
    await Promise.all(requests.map(tries));
    const ended = await Promise.all(requests.map(requestWith));
    const numbers = ended.flatMap((one) => (one?.number === undefined ? [] : [one.number]));
    expect(numbers.toSorted()).toEqual(Array.from(numbers, (_, i) => i + 1));
    expect((await drawNow()).substitutions).toBe(numbers.length);
    // The inspector's seat is gone if the target was replaced first.
    expect(ended.map((one) => one?.state).slice(0, 2)).toEqual(['made', 'made']);
    expect(['made', 'impossible']).toContain(ended[2]?.state);
  });

  it('ends without effect when somebody else holds the seat by then', async () => {
    const first = await approved(visit, inspector);
    acceptedValue(await makeSubstitution(desk.ports, first.id));
    const late: SubstitutionRequest = { ...first, id: 'late', state: 'approved' };
    await desk.ports.ledger.prepare([{ kind: 'substitution', value: late, before: undefined }]);
    const ended = acceptedValue(await makeSubstitution(desk.ports, 'late'));
    expect(ended).toMatchObject({ state: 'impossible' });
    expect((await present()).formerSeats).toHaveLength(1);
  });

  it('ends without effect when the visit was recorded by then', async () => {
    const request = await approved(visit, target);
    const by = askOf(inspectorOf(visit));
    acceptedValue(await recordVisit(desk.ports, { ...by, visitId: visit.id, record: visitRecord() }));
    expect(acceptedValue(await makeSubstitution(desk.ports, request.id)).state).toBe('impossible');
    expect((await present()).state).toBe('recorded');
  });

  it('waits while the clock is behind the log', async () => {
    const request = await approved(visit, target);
    desk.clock.advance({ minutes: -5 });
    const no: Refusal = refusalIn(await makeSubstitution(desk.ports, request.id));
    expect(no.code).toBe('clock-behind');
    desk.clock.advance({ minutes: 5 });
    acceptedValue(await makeSubstitution(desk.ports, request.id));
  });
});

describe('a draw with substitutions', () => {
  it('is revealed when what was not replaced is published, and its certificate shows them all', async () => {
    await dispatched();
    await replaceInspector(desk.ports, visit, 0);
    await replaceTarget(desk.ports, await present());
    await replaceInspector(desk.ports, await visitAt(1), 1);
    const open = (await desk.visitsOf(draw.id)).filter(({ state }) => state === 'assigned');
    expect(open).toHaveLength(4);
    for (const one of open) acceptedValue(await desk.publish(one));
    acceptedValue(await desk.requestReveal(draw.id));
    acceptedValue(await desk.reveal(draw.id));
    const certificate = await certificateOf(desk.ports, draw.id);
    expect(verifyCertificate(certificate)).toMatchObject({ valid: true });
    expect(certificate.substitutions.map((one) => one.of)).toEqual(['inspector', 'target', 'inspector']);
    const { inspectors } = certificate.outcome[0] ?? {};
    expect(inspectors).toEqual(visit.seats.map(({ pseudonym }) => pseudonym));
    const staffNos = visit.seats.map(({ staffNo }) => staffNo);
    for (const staffNo of staffNos) expect(JSON.stringify(certificate)).not.toContain(staffNo);
  });

  it('that is void before it is dispatched makes none that are still asked for', async () => {
    desk = await inspectionDesk();
    draw = await desk.drawIn('drawn');
    visit = await visitAt(1);
    const request = acceptedValue(await ask(desk.ports, visit, target));
    acceptedValue(await decide(desk.ports, request));
    acceptedValue(await desk.declareVoid(draw.id));
    expect(acceptedValue(await makeSubstitution(desk.ports, request.id)).state).toBe('impossible');
    expect((await drawNow()).substitutions).toBe(0);
  });
});
