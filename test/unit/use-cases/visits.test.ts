import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTick } from '../../../functions/clock/process.ts';
import { digestOf } from '../../../shared/domain/audit/digest.ts';
import { assignedVisit, type Visit, type VisitRecord } from '../../../shared/domain/inspections/visit.ts';
import { assignedVisits } from '../../../shared/use-cases/inspections/assigned-visits.ts';
import { publishResult } from '../../../shared/use-cases/inspections/publish-result.ts';
import { recordVisit } from '../../../shared/use-cases/inspections/record-visit.ts';
import { type ReviewVerdict, reviewVisit } from '../../../shared/use-cases/inspections/review-visit.ts';
import {
  askOf,
  callerIn,
  itemCode,
  itemEntry,
  on,
  ownDepartment,
  visitRecord,
} from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
  approver,
  type Desk,
  inspectionDesk,
  inspectorNo,
  smallRegister,
} from '../../support/inspection-desk.ts';
import { announced2027 } from '../../support/rule-tables.ts';
import { creation } from '../../support/sample-records.ts';

let desk: Desk;
let visit: Visit;
const dispatched = async () => {
  desk = await inspectionDesk();
  const draw = await desk.drawIn('dispatched');
  const [first] = await desk.visitsOf(draw.id);
  if (first === undefined) throw new Error('the draw has no visit');
  visit = first;
};
const inspectorOf = ({ seats }: Visit, seat = 0) =>
  callerIn('inspector', { subject: `seat-${seat}`, staffNo: seats[seat]?.staffNo });
const record = (differences?: Partial<VisitRecord>, by = inspectorOf(visit), codes?: readonly string[]) =>
  recordVisit(desk.ports, { ...askOf(by), visitId: visit.id, record: visitRecord(codes, differences) });
const review = (verdict: ReviewVerdict, by = approver) =>
  reviewVisit(desk.ports, { ...askOf(by), visitId: visit.id, verdict });
const publish = (by = approver) => publishResult(desk.ports, { ...askOf(by), visitId: visit.id });

describe('an inspector’s visits', () => {
  beforeEach(async () => {
    desk = await inspectionDesk();
  });

  it('are theirs alone, and nobody sees them before they are dispatched', async () => {
    const draw = await desk.drawIn('drawn');
    const everyone = Array.from({ length: 6 }, (_, n) => inspectorNo(n + 1));
    for (const one of everyone)
      expect(acceptedValue(await assignedVisits(desk.ports.records, one))).toEqual([]);
    acceptedValue(await desk.dispatch(draw.id));
    const visits = await desk.visitsOf(draw.id);
    for (const one of everyone) {
      const own = visits.filter(({ seats }) => seats.some(({ staffNo }) => staffNo === one.staffNo));
      expect(acceptedValue(await assignedVisits(desk.ports.records, one))).toEqual(own.map(assignedVisit));
    }
  });

  it('come soonest first', async () => {
    const days = [
      ['SCJG-11', '2026-03-20'],
      ['SCJG-12', '2026-03-10'],
      ['SCJG-13', '2026-03-15'],
    ] as const;
    desk = await inspectionDesk([
      ...smallRegister(),
      ...days.map(([code]) => creation('item', itemEntry(code))),
    ]);
    const inspector = inspectorNo(1);
    for (const [code, plannedOn] of days)
      await desk.drawIn('dispatched', {
        itemCodes: [code],
        plannedOn: on(plannedOn),
        sampling: { kind: 'fixed-size', size: 20 },
      });
    const visits = acceptedValue(await assignedVisits(desk.ports.records, inspector));
    const shown = visits.map(({ plannedOn }) => plannedOn);
    expect(new Set(shown).size).toBe(3);
    expect(shown).toEqual(shown.toSorted());
  });

  it('are refused to whoever has no staff number', async () => {
    expect(refusalIn(await assignedVisits(desk.ports.records, callerIn('inspector'))).code).toBe('forbidden');
  });
});

describe('recording a visit', () => {
  beforeEach(dispatched);

  it('keeps what was found, by whom and when, and starts the term in which it must be published', async () => {
    expect(acceptedValue(await record(undefined, undefined, ['3', '5']))).toMatchObject({
      state: 'recorded',
      record: visitRecord(['3', '5']),
      recordedBy: 'seat-0',
      recordedAt: desk.clock.now(),
      due: {
        term: 'publish-result',
        from: '2026-03-02',
        by: { on: '2026-03-30', provisional: false },
        remindOn: '2026-03-27',
      },
    });
  });

  it('is possible to every inspector of the visit and once only', async () => {
    const outcomes = await Promise.all([
      record(undefined, inspectorOf(visit, 0)),
      record(undefined, inspectorOf(visit, 1)),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalIn(await record()).code).toBe('wrong-state');
  });

  it('of a visit that is not one’s own looks as if there were none', async () => {
    const others = Array.from({ length: 6 }, (_, n) => inspectorNo(n + 1)).filter(
      ({ staffNo }) => !visit.seats.some((seat) => seat.staffNo === staffNo),
    );
    expect(others).toHaveLength(4);
    for (const other of [...others, callerIn('inspector')])
      expect(refusalIn(await record(undefined, other)).code).toBe('not-found');
  });

  it('of a visit that is drawn but not dispatched looks as if there were none', async () => {
    const draw = await desk.drawIn('drawn');
    visit = (await desk.visitsOf(draw.id))[0] ?? visit;
    expect(refusalIn(await record()).code).toBe('not-found');
  });

  it('may be late, but not of a visit after the end of the task', async () => {
    desk.clock.set('2026-04-10T01:00:00.000Z');
    const late = refusalIn(await record({ visitedOn: on('2026-04-01') }));
    expect(late.errors?.[0]?.field).toBe('body.visitedOn');
    acceptedValue(await record({ visitedOn: on('2026-03-31') }));
  });

  it('says what the target has become, where it is not there to be inspected any more', async () => {
    const findings = [{ itemCode, outcome: 'not-applicable' as const, note: '现场已无经营' }];
    const recorded = acceptedValue(await record({ findings, targetState: 'deregistered' }, undefined, ['7']));
    expect(recorded.record?.targetState).toBe('deregistered');
  });

  it('covers every item of the visit', async () => {
    desk = await inspectionDesk([...smallRegister(), creation('item', itemEntry('SCJG-02'))]);
    const draw = await desk.drawIn('dispatched', { itemCodes: [itemCode, 'SCJG-02'] });
    visit = (await desk.visitsOf(draw.id))[0] ?? visit;
    expect(refusalIn(await record()).reason.en).toContain('SCJG-02');
    const findings = [itemCode, 'SCJG-02'].map((code) => ({
      itemCode: code,
      outcome: 'no-problem' as const,
      note: '',
    }));
    acceptedValue(await record({ findings }));
  });
});

describe('a record', () => {
  beforeAll(dispatched);

  const finding = { itemCode, outcome: 'problem' as const, note: '门店未亮照' };
  it.each<[string, Partial<VisitRecord>, string]>([
    ['a finding is missing', { findings: [{ ...finding, itemCode: 'OTHER' }] }, 'findings'],
    [
      'a finding is of an item outside the visit',
      { findings: [finding, { ...finding, itemCode: 'OTHER' }] },
      'findings',
    ],
    ['an item has two findings', { findings: [finding, finding] }, 'findings'],
    ['a problem has no words', { findings: [{ ...finding, note: '' }] }, 'findings'],
    ['a result code does not exist', { resultCodes: ['9'] }, 'resultCodes'],
    ['a result code stands twice', { resultCodes: ['5', '5'] }, 'resultCodes'],
    ['“no problem” stands beside another code', { resultCodes: ['1', '5'] }, 'resultCodes'],
    ['“no problem” stands beside a problem', { resultCodes: ['1'], findings: [finding] }, 'resultCodes'],
    [
      '“no problem” stands for a target that is gone',
      { resultCodes: ['1'], targetState: 'revoked' },
      'resultCodes',
    ],
    ['the visit lies in the future', { visitedOn: on('2026-03-03') }, 'visitedOn'],
    ['the visit lies before the dispatch', { visitedOn: on('2026-03-01') }, 'visitedOn'],
  ])('is refused when %s', async (_, differences, field) => {
    const no = refusalIn(await record(differences, undefined, ['5']));
    expect(no).toMatchObject({ code: 'invalid-input', errors: [{ field: `body.${field}` }] });
  });
});

describe('reviewing a record', () => {
  beforeEach(async () => {
    await dispatched();
    acceptedValue(await record(undefined, undefined, ['5']));
  });

  it('approves it without touching the findings', async () => {
    const approved = acceptedValue(await review({ outcome: 'approve' }));
    expect(approved).toMatchObject({ state: 'approved', reviewedBy: 'approver', record: visitRecord(['5']) });
  });

  it('returns it with a reason, which goes when it is recorded anew', async () => {
    const returned = acceptedValue(await review({ outcome: 'return', reason: '请补充现场照片' }));
    expect(returned).toMatchObject({ state: 'returned', returnedBecause: '请补充现场照片' });
    const again = acceptedValue(await record());
    expect(again.state).toBe('recorded');
    expect(again.returnedBecause).toBeUndefined();
  });

  it('wins no time by returning it: the day of publication stays', async () => {
    const { due } = acceptedValue(await review({ outcome: 'return', reason: '请补充现场照片' }));
    expect(due?.by.on).toBe('2026-03-30');
    desk.clock.advance({ days: 7 });
    expect(acceptedValue(await record()).due).toEqual(due);
  });

  it('is refused to the other inspector of the visit too', async () => {
    const other = callerIn('approver', { subject: 'other', staffNo: visit.seats[1]?.staffNo });
    expect(refusalIn(await review({ outcome: 'approve' }, other)).code).toBe('same-person');
  });

  it('is refused to whoever recorded it', async () => {
    const same = callerIn('approver', { subject: 'seat-0' });
    expect(refusalIn(await review({ outcome: 'approve' }, same)).code).toBe('same-person');
  });

  it('is refused to a department that takes no part in the visit', async () => {
    const elsewhere = callerIn('approver', { department: '33.STHJ' });
    expect(refusalIn(await review({ outcome: 'approve' }, elsewhere)).code).toBe('outside-jurisdiction');
  });

  it('is refused before there is a record and after it was approved', async () => {
    acceptedValue(await review({ outcome: 'approve' }));
    expect(refusalIn(await review({ outcome: 'return', reason: '另有疑问' })).code).toBe('wrong-state');
    await dispatched();
    expect(refusalIn(await review({ outcome: 'approve' })).code).toBe('wrong-state');
  });
});

describe('publishing a result', () => {
  beforeEach(async () => {
    await dispatched();
    acceptedValue(await record(undefined, undefined, ['5']));
  });

  it('is refused before a reviewer approved it', async () => {
    expect(refusalIn(await publish()).code).toBe('wrong-state');
  });

  it('puts a digest of it into the public log that only its salt opens, and once only', async () => {
    acceptedValue(await review({ outcome: 'approve' }));
    const outcomes = await Promise.all([publish(), publish()]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const [entry, ...further] = await desk.ports.ledger.publicLogAbout(`visit/${visit.id}`);
    const { logSalt } = (await desk.ports.records.get('visit', { id: visit.id }))?.value ?? {};
    expect(logSalt).toMatch(/^[0-9a-f]{64}$/);
    const facts = { drawId: visit.drawId, target: visit.target, resultCodes: ['5'], salt: logSalt };
    expect(entry?.facts).toEqual({ digest: digestOf(facts) });
    expect(further).toEqual([]);
    expect(refusalIn(await publish()).code).toBe('wrong-state');
  });

  it('ends all changes to it', async () => {
    acceptedValue(await review({ outcome: 'approve' }));
    acceptedValue(await publish());
    expect(refusalIn(await record()).code).toBe('wrong-state');
    expect(refusalIn(await review({ outcome: 'return', reason: '另有疑问' })).code).toBe('wrong-state');
  });

  it('is refused to another department', async () => {
    acceptedValue(await review({ outcome: 'approve' }));
    const elsewhere = callerIn('approver', { department: '33.STHJ' });
    expect(refusalIn(await publish(elsewhere)).code).toBe('outside-jurisdiction');
  });
});

describe('the term in which a result must be published', () => {
  const tickAt = async (day: string): Promise<void> => {
    desk.clock.set(`${day}T02:00:00.000Z`);
    await createTick({ ...desk.ports, log: () => {} })();
  };
  const visitsDue = async (mark: 'soon' | 'overdue', department = ownDepartment) =>
    (await collect(desk.ports.records.all('visitsDue', { mark, department }))).map(({ value }) => value.id);
  const dueNow = async () => (await desk.ports.records.get('visit', { id: visit.id }))?.value.due;

  it('is told of before it ends, to the department that leads the visit and those above it', async () => {
    await dispatched();
    acceptedValue(await record());
    await tickAt('2026-03-26');
    expect(await visitsDue('soon')).toEqual([]);
    await tickAt('2026-03-27');
    expect(await visitsDue('soon')).toEqual([visit.id]);
    expect(await visitsDue('soon', '33')).toEqual([visit.id]);
    expect(await visitsDue('soon', '33.STHJ')).toEqual([]);
    await tickAt('2026-03-30');
    expect([await visitsDue('soon'), await visitsDue('overdue')]).toEqual([[visit.id], []]);
  });

  it('shows as missed from the day after, in whatever state the record is left lying, and nobody but people publish', async () => {
    await dispatched();
    acceptedValue(await record());
    acceptedValue(await review({ outcome: 'return', reason: '请补充现场照片' }));
    await tickAt('2026-03-31');
    await tickAt('2026-04-01');
    expect([await visitsDue('soon'), await visitsDue('overdue')]).toEqual([[], [visit.id]]);
    const [own] = acceptedValue(await assignedVisits(desk.ports.records, inspectorOf(visit))).filter(
      ({ id }) => id === visit.id,
    );
    expect(own).toMatchObject({ state: 'returned', due: { overdueSince: '2026-03-31T02:00:00.000Z' } });
    const trail = await collect(desk.ports.ledger.trail(`visit/${visit.id}`));
    expect(trail.slice(-1)).toMatchObject([
      { action: 'deadline-missed', actor: 'service:clock', basis: '政府信息公开条例第26条' },
    ]);
  });

  it('ends with the publication, late or not, and none runs before there is a record', async () => {
    await dispatched();
    await tickAt('2026-03-31');
    expect(await dueNow()).toBeUndefined();
    acceptedValue(await record());
    await tickAt('2026-04-30');
    expect(await visitsDue('overdue')).toEqual([visit.id]);
    acceptedValue(await review({ outcome: 'approve' }));
    expect(acceptedValue(await publish())).not.toHaveProperty('due');
    expect(await visitsDue('overdue')).toEqual([]);
  });

  it('is counted anew once the holidays of its year are known, and not missed by a day that may still move', async () => {
    desk = await inspectionDesk();
    desk.clock.set('2026-12-25T02:00:00.000Z');
    const draw = await desk.drawIn('dispatched', { plannedOn: on('2026-12-25'), endsOn: on('2027-01-29') });
    visit = (await desk.visitsOf(draw.id))[0] ?? visit;
    const recorded = acceptedValue(await record({ visitedOn: on('2026-12-25') }));
    expect(recorded.due?.by).toEqual({ on: '2027-01-22', provisional: true });
    await tickAt('2027-01-25');
    expect([await visitsDue('soon'), await visitsDue('overdue')]).toEqual([[visit.id], []]);
    await desk.ports.ledger.prepare([creation('tableVersion', announced2027(desk.clock.now()))]);
    await tickAt('2027-01-26');
    expect((await dueNow())?.by).toEqual({ on: '2027-02-12', provisional: false });
    await tickAt('2027-02-13');
    expect(await visitsDue('overdue')).toEqual([visit.id]);
  });
});
