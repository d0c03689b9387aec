import { beforeEach, describe, expect, it } from 'vitest';
import { createTick } from '../../../functions/clock/process.ts';
import { createReactions } from '../../../functions/reactions/process.ts';
import type { DueMark } from '../../../shared/domain/calendar/due.ts';
import type { Pledge } from '../../../shared/domain/pledges/pledge.ts';
import { tableHash } from '../../../shared/domain/rule-tables/rule-tables.ts';
import { selectFrame } from '../../../shared/use-cases/inspections/select-frame.ts';
import { cancelPledge } from '../../../shared/use-cases/pledges/cancel-pledge.ts';
import { ownPledge } from '../../../shared/use-cases/pledges/own-pledge.ts';
import { receiveMaterials } from '../../../shared/use-cases/pledges/receive-materials.ts';
import { recordPermit } from '../../../shared/use-cases/pledges/record-permit.ts';
import {
  askOf,
  callerIn,
  itemCode,
  itemEntry,
  on,
  ownDepartment,
  subjectOf,
  visitRecord,
} from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
  approvalSystem,
  officer,
  type PledgeDesk,
  pledgeDesk,
  secondOfficer,
} from '../../support/pledge-desk.ts';
import { announced2027, nextVersion, testTables } from '../../support/rule-tables.ts';
import { creation, publishedVisit, task } from '../../support/sample-records.ts';

let desk: PledgeDesk;
const logged: string[] = [];
beforeEach(async () => {
  desk = await pledgeDesk();
  logged.length = 0;
});

const tickAt = async (day: string): Promise<void> => {
  desk.clock.set(`${day}T02:00:00.000Z`);
  await createTick({ ...desk.ports, log: (code) => void logged.push(code) })();
};
const handIn = (pledge: Pledge, materials: readonly string[], by = approvalSystem) =>
  receiveMaterials(desk.ports, { ...askOf(by), pledgeId: pledge.id, materials });
const cancel = (pledge: Pledge, by = approvalSystem) =>
  cancelPledge(desk.ports, { ...askOf(by), pledgeId: pledge.id, reason: '不再申请' });
const kinds = async () => (await desk.events()).map(({ kind }) => kind);
const openPledges = async () => (await desk.entityNow()).openPledges;
const gateSays = async (applicationNo = 'later', missingMaterials: readonly string[] = []) => {
  const { decision, reasons } = await desk.ask({ applicationNo, missingMaterials });
  return [decision, ...reasons.map(({ code }) => code)];
};
const duePledges = async (mark: DueMark) =>
  (await collect(desk.ports.records.all('pledgesDue', { mark, department: ownDepartment }))).map(
    ({ value }) => value.id,
  );

describe('a pledge that is verified', () => {
  it('and kept ends so, leaves the row, and stands to the entity’s credit', async () => {
    const pledge = acceptedValue(await desk.verify(await desk.pledge(), { outcome: 'kept' }));
    expect(pledge).toMatchObject({
      state: 'kept',
      verifications: [{ outcome: 'kept', by: 'officer', documentNo: '核查〔2026〕1号' }],
    });
    expect(pledge.due).toBeUndefined();
    expect(await openPledges()).toEqual([]);
    expect(await desk.events()).toMatchObject([
      { kind: 'pledge-kept', pledgeId: pledge.id, itemCode: 'XK-SCJG-001', documentNo: '核查〔2026〕1号' },
    ]);
    expect((await desk.entityNow()).standing).toMatchObject({ riskClass: 'A' });
    expect(await gateSays()).toEqual(['allow', 'GOOD_STANDING']);
  });

  it('and found wrong is to be put right by the table’s day, or the one that is ordered', async () => {
    const first = acceptedValue(await desk.verify(await desk.pledge(), { outcome: 'rectify' }));
    expect(first).toMatchObject({
      state: 'rectifying',
      due: {
        term: 'rectify-pledge',
        from: '2026-03-02',
        by: { on: '2026-03-23', provisional: false },
        remindOn: '2026-03-18',
      },
    });
    expect(await openPledges()).toHaveLength(1);
    expect(await kinds()).toEqual([]);
    const other = await desk.pledge({ applicationNo: '2026-2' });
    const ordered = await desk.verify(other, { outcome: 'rectify', rectifyBy: on('2026-03-10') });
    expect(acceptedValue(ordered).due).toMatchObject({ by: { on: '2026-03-10' }, remindOn: '2026-03-05' });
    const third = await desk.pledge({ applicationNo: '2026-3' });
    for (const rectifyBy of [on('2026-03-02'), on('2027-03-03')])
      expect(refusalIn(await desk.verify(third, { outcome: 'rectify', rectifyBy })).code).toBe(
        'invalid-input',
      );
  });

  it('and put right in time is a minor mark', async () => {
    const wrong = acceptedValue(await desk.verify(await desk.pledge(), { outcome: 'rectify' }));
    const right = acceptedValue(await desk.verify(wrong, { outcome: 'rectified' }, secondOfficer));
    expect([right.state, right.verifications.map(({ by }) => by)]).toEqual([
      'rectified',
      ['officer', 'second'],
    ]);
    expect([await openPledges(), await kinds()]).toEqual([[], ['pledge-rectified']]);
    expect(await gateSays()).toEqual(['allow', 'GOOD_STANDING']);
  });

  it('and broken is found so only when the time to put it right is over, by another person', async () => {
    const wrong = acceptedValue(await desk.verify(await desk.pledge(), { outcome: 'rectify' }));
    expect(refusalIn(await desk.verify(wrong, { outcome: 'broken' }, secondOfficer))).toMatchObject({
      code: 'wrong-state',
      reason: { zh: expect.stringContaining('2026-03-23') },
    });
    desk.clock.set('2026-03-24T01:00:00.000Z');
    expect(refusalIn(await desk.verify(wrong, { outcome: 'broken' })).code).toBe('same-person');
    const broken = acceptedValue(await desk.verify(wrong, { outcome: 'broken' }, secondOfficer));
    expect(broken).toMatchObject({ state: 'broken', verifications: [{}, { revokesPermit: false }] });
    expect(await desk.events()).toMatchObject([{ kind: 'pledge-broken', occurredOn: '2026-03-24' }]);
    expect((await desk.events())[0]).not.toHaveProperty('isRevoked');
    expect(await gateSays()).toEqual(['refuse', 'FALSE_PLEDGE_UNREPAIRED', 'ADVERSE_RECORD']);
  });

  it('and broken so that the permit is revoked says that too', async () => {
    const wrong = acceptedValue(await desk.verify(await desk.pledge(), { outcome: 'rectify' }));
    desk.clock.set('2026-03-24T01:00:00.000Z');
    const given = { outcome: 'broken', revokePermit: true } as const;
    const broken = acceptedValue(await desk.verify(wrong, given, secondOfficer));
    expect(broken.verifications.at(-1)).toMatchObject({ revokesPermit: true });
    expect(await desk.events()).toMatchObject([{ kind: 'pledge-broken', isRevoked: true }]);
    expect(await gateSays()).toContain('REVOKED_UNREPAIRED');
  });

  it('is verified by its unit, by nobody who accepted it, and step by step', async () => {
    const pledge = await desk.pledge();
    const stranger = callerIn('department-officer', { department: '33.WHLY' });
    expect(refusalIn(await desk.verify(pledge, {}, stranger)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await desk.verify({ ...pledge, id: 'PL-0' }, {})).code).toBe('not-found');
    for (const outcome of ['rectified', 'broken'] as const)
      expect(refusalIn(await desk.verify(pledge, { outcome })).code).toBe('wrong-state');
    await desk.ask({ applicationNo: '2026-2' });
    const own = acceptedValue(await desk.accept({ applicationNo: '2026-2' }, officer));
    expect(refusalIn(await desk.verify(own, { outcome: 'rectified' })).code).toBe('wrong-state');
    expect(refusalIn(await desk.verify(own, {}))).toMatchObject({
      code: 'same-person',
      reason: { zh: expect.stringContaining('受理') },
    });
    acceptedValue(await desk.verify(own, {}, secondOfficer));
    expect(refusalIn(await desk.verify(own, {}, callerIn('approver'))).code).toBe('wrong-state');
  });

  it('twice at once is verified once', async () => {
    const pledge = await desk.pledge();
    const both = await Promise.all([desk.verify(pledge, {}), desk.verify(pledge, {}, secondOfficer)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await kinds()).toEqual(['pledge-kept']);
  });

  it('is verified, too, when another entity has taken its applicant’s place, which is in the frame for it until then', async () => {
    const pledge = await desk.pledge();
    await desk.succeed();
    const successor = async () =>
      (await desk.ports.records.get('entity', { target: { id: subjectOf(2) } }))?.value;
    expect((await successor())?.openPledges).toMatchObject([
      { pledgeId: pledge.id, itemCode: pledge.itemCode },
    ]);
    expect(await openPledges()).toBeUndefined();
    const verification = task({
      trigger: 'pledge-verification',
      criteria: { ...task().criteria, districts: ['33'], pledgeItems: [pledge.itemCode] },
    });
    const question = {
      task: verification,
      items: [itemEntry(itemCode)],
      tables: testTables,
      at: desk.clock.now(),
    };
    const { targets } = await selectFrame(desk.ports.records, question, async () => {});
    expect(targets.map(({ id }) => id)).toEqual([subjectOf(2)]);
    acceptedValue(await desk.verify(pledge, { outcome: 'kept' }));
    expect((await successor())?.openPledges).toEqual([]);
    expect((await successor())?.standing?.lines).toMatchObject([{ rule: 'credit-rules/pledge-kept' }]);
  });

  it('names as evidence no visit but one to the entity whose result is published', async () => {
    const pledge = await desk.pledge();
    await desk.ports.ledger.prepare([
      creation('visit', publishedVisit(1)),
      creation('visit', publishedVisit(2)),
    ]);
    for (const visitId of [publishedVisit(2).id, 'none'])
      expect(refusalIn(await desk.verify(pledge, { visitId }))).toMatchObject({
        code: 'invalid-input',
        errors: [{ field: 'body.visitId' }],
      });
    const visit = publishedVisit(1);
    const dayBefore = visitRecord(['1'], { visitedOn: on('2026-03-01') });
    await desk.ports.ledger.prepare([creation('visit', { ...visit, id: 'early', record: dayBefore })]);
    const early = refusalIn(await desk.verify(pledge, { visitId: 'early' }));
    expect([early.code, early.errors?.[0]?.field, early.reason.en]).toEqual([
      'invalid-input',
      'body.visitId',
      expect.stringContaining('name a visit of that day or later'),
    ]);
    const verified = acceptedValue(await desk.verify(pledge, { visitId: publishedVisit(1).id }));
    expect(verified.verifications[0]?.visitId).toBe(publishedVisit(1).id);
  });
});

describe('a permit that is granted on a pledge later', () => {
  const granted = (pledge: Pledge, permitNo: string) =>
    recordPermit(desk.ports, { ...askOf(approvalSystem), pledgeId: pledge.id, permitNo });

  it('is noted once, and then nobody takes the application back', async () => {
    const pledge = await desk.pledge();
    const noted = acceptedValue(await granted(pledge, '许可〔2026〕1号'));
    expect(noted).toEqual({ ...pledge, permitNo: '许可〔2026〕1号' });
    const other = refusalIn(await granted(pledge, '许可〔2026〕2号'));
    expect([other.code, other.errors?.[0]?.field]).toEqual(['invalid-input', 'body.permitNo']);
    expect(acceptedValue(await granted(pledge, '许可〔2026〕1号'))).toEqual(noted);
    expect(refusalIn(await cancel(noted)).code).toBe('wrong-state');
    const rectifying = acceptedValue(await desk.verify(pledge, { outcome: 'rectify' }));
    expect(rectifying.permitNo).toBe('许可〔2026〕1号');
  });

  it('is noted while the pledge is put right, and not before the last paper is in', async () => {
    const pledge = await desk.pledge();
    acceptedValue(await desk.verify(pledge, { outcome: 'rectify' }));
    expect(acceptedValue(await granted(pledge, '许可〔2026〕1号')).state).toBe('rectifying');
    const waiting = await desk.pledge({ applicationNo: '2026-2', missingMaterials: ['M1'] });
    expect(refusalIn(await granted(waiting, '许可〔2026〕2号')).code).toBe('wrong-state');
  });

  it('is not noted any more when the pledge has come to its end', async () => {
    const pledge = await desk.pledge();
    acceptedValue(await cancel(pledge));
    expect(refusalIn(await granted(pledge, '许可〔2026〕1号')).code).toBe('wrong-state');
  });
});

describe('papers that follow', () => {
  const missing = { itemCode: 'XK-WHLY-001', decidedBy: '33.WHLY', missingMaterials: ['M1', 'M2'] };

  it('complete the application when the last of them is in, and that stands to the entity’s credit', async () => {
    const pledge = await desk.pledge(missing);
    const half = acceptedValue(await handIn(pledge, ['M2']));
    expect([half.state, half.deferral?.materials.map(({ handedInBy }) => handedInBy)]).toEqual([
      'awaiting-materials',
      [undefined, 'approval-system'],
    ]);
    expect(await kinds()).toEqual([]);
    const whole = acceptedValue(await handIn(pledge, ['M1', 'M2']));
    expect(whole).toMatchObject({
      state: 'accepted',
      due: { term: 'verify-pledge', by: { on: '2026-05-28' }, remindOn: '2026-05-21' },
    });
    expect(whole.deferral?.materials[1]).toEqual(half.deferral?.materials[1]);
    expect(await kinds()).toEqual(['deferral-kept']);
    expect(await openPledges()).toHaveLength(1);
  });

  it('are waited for before anything is verified', async () => {
    const pledge = await desk.pledge(missing);
    const verifier = callerIn('department-officer', { department: '33.WHLY' });
    expect(refusalIn(await desk.verify(pledge, {}, verifier)).code).toBe('wrong-state');
  });

  it('are none that were never missing, and none after their day', async () => {
    const pledge = await desk.pledge(missing);
    expect(refusalIn(await handIn(pledge, ['M1', 'M9'])).code).toBe('invalid-input');
    expect(refusalIn(await handIn(await desk.pledge({ applicationNo: '2' }), ['M1'])).code).toBe(
      'wrong-state',
    );
    desk.clock.set('2026-03-31T01:00:00.000Z');
    expect(refusalIn(await handIn(pledge, ['M1'])).code).toBe('wrong-state');
  });

  it('that do not come end the acceptance by the clock, with the reason, and deny the next deferral', async () => {
    const pledge = await desk.pledge(missing);
    acceptedValue(await handIn(pledge, ['M1']));
    await tickAt('2026-03-30');
    expect((await desk.pledgeNow(pledge.id)).state).toBe('awaiting-materials');
    await tickAt('2026-03-31');
    await tickAt('2026-04-01');
    const withdrawn = await desk.pledgeNow(pledge.id);
    expect(withdrawn).toMatchObject({ state: 'withdrawn', ended: { by: 'service:clock' } });
    expect(withdrawn.ended?.reason).toContain('2026-03-30');
    expect(withdrawn.ended?.reason).toContain('环境影响评价批准文件');
    expect(withdrawn.ended?.reason).not.toContain('消防安全检查合格证明');
    expect(await openPledges()).toEqual([]);
    expect(await desk.events()).toMatchObject([{ kind: 'deferral-missed', occurredOn: '2026-03-30' }]);
    expect(await gateSays('later', ['M1'])).toEqual(['refuse', 'ADVERSE_RECORD', 'DEFERRAL_MISSED']);
    expect(refusalIn(await handIn(pledge, ['M2'])).code).toBe('wrong-state');
  });

  it('were due before the service was told of the acceptance end it all the same', async () => {
    const late = { acceptedOn: on('2026-02-24'), missingMaterials: ['M1'] };
    desk.clock.set('2026-02-24T02:00:00.000Z');
    await desk.ask(late);
    desk.clock.set('2026-03-03T02:00:00.000Z');
    const { id, due } = acceptedValue(await desk.accept(late));
    expect(due).toMatchObject({ by: { on: '2026-03-02' }, overdueSince: desk.clock.now() });
    await tickAt('2026-03-04');
    expect(await desk.pledgeNow(id)).toMatchObject({ state: 'withdrawn', ended: { by: 'service:clock' } });
    expect(await kinds()).toEqual(['deferral-missed']);
  });
});

describe('the clock', () => {
  it('reminds of a verification days before its last, and shows it as overdue after that', async () => {
    const { id } = await desk.pledge();
    await tickAt('2026-05-20');
    expect(await duePledges('soon')).toEqual([]);
    await tickAt('2026-05-21');
    expect((await desk.pledgeNow(id)).due?.remindedAt).toBe('2026-05-21T02:00:00.000Z');
    expect([await duePledges('soon'), await duePledges('overdue')]).toEqual([[id], []]);
    await tickAt('2026-05-28');
    expect(await duePledges('soon')).toEqual([id]);
    await tickAt('2026-05-29');
    await tickAt('2026-05-30');
    expect([await duePledges('soon'), await duePledges('overdue')]).toEqual([[], [id]]);
    expect(await desk.pledgeNow(id)).toMatchObject({
      state: 'accepted',
      due: { overdueSince: '2026-05-29T02:00:00.000Z' },
    });
    const actions = (await collect(desk.ports.ledger.trail(`pledge/${id}`))).map(({ action }) => action);
    expect(actions).toEqual(['pledge-accepted', 'deadline-near', 'deadline-missed']);
    expect(logged).not.toContain('reaction-refused');
  });

  it('reminds the unit that accepted an application of the papers that are still to come', async () => {
    const { id } = await desk.pledge({ itemCode: 'XK-WHLY-001', missingMaterials: ['M1'] });
    await tickAt('2026-03-12');
    expect(await duePledges('soon')).toEqual([id]);
  });

  it('shows a rectification that nobody has decided on, and forgets what was due before', async () => {
    const pledge = await desk.pledge();
    await tickAt('2026-05-22');
    const wrong = acceptedValue(await desk.verify(pledge, { outcome: 'rectify' }));
    expect(wrong.due).not.toHaveProperty('remindedAt');
    expect(await duePledges('soon')).toEqual([]);
    await tickAt('2026-06-20');
    expect(await duePledges('overdue')).toEqual([pledge.id]);
    acceptedValue(await desk.verify(wrong, { outcome: 'rectified' }, secondOfficer));
    expect(await duePledges('overdue')).toEqual([]);
  });

  it('catches up with a pledge whose days all passed while it stood still', async () => {
    const { id } = await desk.pledge();
    await tickAt('2026-03-03');
    await tickAt('2026-08-03');
    expect(await duePledges('overdue')).toEqual([id]);
  });

  it('ticking twice at once passes each day once', async () => {
    const { id } = await desk.pledge({ missingMaterials: ['M1'] });
    desk.clock.set('2026-03-10T02:00:00.000Z');
    const tick = createTick({ ...desk.ports, log: () => {} });
    await Promise.allSettled([tick(), tick()]);
    await tick();
    expect(await kinds()).toEqual(['deferral-missed']);
    expect(await collect(desk.ports.ledger.trail(`pledge/${id}`))).toHaveLength(2);
  });
});

describe('a term that reaches into a year whose holidays are not announced', () => {
  const missing = { itemCode: 'XK-WHLY-001', decidedBy: '33.WHLY', missingMaterials: ['M2'] };
  const announce = () =>
    desk.ports.ledger.prepare([creation('tableVersion', announced2027(desk.clock.now()))]);
  const accepted = async (differences: Parameters<PledgeDesk['pledge']>[0] = missing) => {
    desk.clock.set('2026-12-25T02:00:00.000Z');
    return desk.pledge(differences);
  };

  it('is counted anew once they are, and only that day withdraws an acceptance', async () => {
    const { id, due } = await accepted();
    expect(due?.by).toEqual({ on: '2027-01-22', provisional: true });
    await announce();
    await tickAt('2027-01-25');
    const waiting = await desk.pledgeNow(id);
    expect(waiting).toMatchObject({
      state: 'awaiting-materials',
      due: { by: { on: '2027-02-12', provisional: false } },
    });
    await tickAt('2027-02-15');
    expect(await desk.pledgeNow(id)).toMatchObject({ state: 'withdrawn' });
    expect(await desk.events()).toMatchObject([{ kind: 'deferral-missed', occurredOn: '2027-02-12' }]);
  });

  it('is as long as when it began, though the table of deadlines changes before they are announced', async () => {
    const waiting = await accepted({ ...missing, applicationNo: '2026-2' });
    const wrong = acceptedValue(await desk.verify(await accepted({}), { outcome: 'rectify' }));
    const longer = nextVersion('deadlines', '2026-12-26', ({ rows }) => ({
      rows: rows.map((row) => ({ ...row, workingDays: 90, remindDaysBefore: 60 })),
    }));
    await desk.ports.ledger.prepare([
      creation('tableVersion', { hash: tableHash(longer), publishedAt: desk.clock.now(), table: longer }),
    ]);
    await announce();
    await tickAt('2027-01-18');
    expect((await desk.pledgeNow(wrong.id)).due).toMatchObject({
      workingDays: 15,
      by: { on: '2027-02-05', provisional: false },
      remindOn: '2027-02-02',
    });
    // Verification is counted from the acceptance, before the change, although it begins after it.
    expect(acceptedValue(await handIn(waiting, ['M2'])).due).toMatchObject({
      term: 'verify-pledge',
      from: '2026-12-25',
      workingDays: 60,
      remindDaysBefore: 5,
    });
  });

  it('ends nothing while they still are not: the papers are awaited, reminded of, and taken in', async () => {
    const pledge = await accepted();
    await tickAt('2027-01-25');
    await tickAt('2027-01-26');
    expect(await desk.pledgeNow(pledge.id)).toMatchObject({
      state: 'awaiting-materials',
      due: { by: { provisional: true }, remindedAt: '2027-01-25T02:00:00.000Z' },
    });
    expect(acceptedValue(await handIn(pledge, ['M2'])).state).toBe('accepted');
    expect(await kinds()).toEqual(['deferral-kept']);
  });

  it('takes papers in by the day that is counted anew, though the clock has not been there yet', async () => {
    const pledge = await accepted();
    await announce();
    desk.clock.set('2027-02-12T02:00:00.000Z');
    expect(acceptedValue(await handIn(pledge, ['M2'])).state).toBe('accepted');
  });

  it('finds nothing broken that might still be put right in time', async () => {
    const wrong = acceptedValue(await desk.verify(await accepted({}), { outcome: 'rectify' }));
    expect(wrong.due?.by).toEqual({ on: '2027-01-15', provisional: true });
    desk.clock.set('2027-01-18T02:00:00.000Z');
    const refused = refusalIn(await desk.verify(wrong, { outcome: 'broken' }, secondOfficer));
    expect([refused.code, refused.reason.zh.includes('暂定')]).toEqual(['wrong-state', true]);
    await announce();
    desk.clock.set('2027-02-08T02:00:00.000Z');
    expect(acceptedValue(await desk.verify(wrong, { outcome: 'broken' }, secondOfficer)).state).toBe(
      'broken',
    );
  });
});

describe('an application that is taken back', () => {
  it('leaves no mark, and can be taken back until someone has verified the pledge', async () => {
    const pledge = await desk.pledge();
    expect(acceptedValue(await cancel(pledge))).toMatchObject({
      state: 'cancelled',
      ended: { reason: '不再申请', by: 'approval-system' },
    });
    expect([await openPledges(), await kinds()]).toEqual([[], []]);
    const other = await desk.pledge({ applicationNo: '2' });
    acceptedValue(await desk.verify(other, {}));
    expect(refusalIn(await cancel(other)).code).toBe('wrong-state');
  });

  /** What is refused, and where the reason lies; nothing has changed by it. */
  const faultOf = async (pledge: Pledge) => {
    const before = await desk.pledgeNow(pledge.id);
    const { code, errors, reason } = refusalIn(await cancel(pledge));
    expect(await desk.pledgeNow(pledge.id)).toEqual(before);
    return [code, errors?.[0]?.field, reason.zh];
  };
  const papers = { itemCode: 'XK-WHLY-001', decidedBy: '33.WHLY', missingMaterials: ['M1'] };

  it('is not one whose permit is known', async () => {
    const permitNo = 'JY13301000001';
    expect(await faultOf(await desk.pledge({ permitNo }))).toEqual([
      'wrong-state',
      'permitNo',
      expect.stringContaining('请由核查单位核查承诺'),
    ]);
  });

  it('is not one whose verification is overdue, though the clock has not been there yet', async () => {
    const pledge = await desk.pledge();
    desk.clock.set('2026-05-29T02:00:00.000Z');
    expect(await faultOf(pledge)).toEqual(['wrong-state', 'due', expect.stringContaining('2026-05-28')]);
    await tickAt('2026-09-01');
    expect((await faultOf(pledge)).slice(0, 2)).toEqual(['wrong-state', 'due']);
    expect(acceptedValue(await desk.verify(pledge, {})).state).toBe('kept');
  });

  it('can be one on the last day of its verification', async () => {
    const pledge = await desk.pledge();
    desk.clock.set('2026-05-28T02:00:00.000Z');
    expect(acceptedValue(await cancel(pledge)).state).toBe('cancelled');
  });

  it('does not escape the withdrawal for papers that did not come', async () => {
    const pledge = await desk.pledge(papers);
    desk.clock.set('2026-03-31T02:00:00.000Z');
    expect((await faultOf(pledge)).slice(0, 2)).toEqual(['wrong-state', 'due']);
    await tickAt('2026-04-01');
    expect(await kinds()).toEqual(['deferral-missed']);
  });

  it('is not one after a visit that was made to verify it', async () => {
    const pledge = await desk.pledge();
    await desk.ports.ledger.prepare([
      creation('task', task({ id: 'verification', trigger: 'pledge-verification' })),
    ]);
    const after = { ...publishedVisit(1), taskId: 'verification', target: subjectOf(1) };
    const react = createReactions({ ...desk.ports, log: () => {} });
    await react({ kind: 'visit', before: undefined, after, version: 1 });
    expect((await faultOf(pledge)).slice(0, 2)).toEqual(['wrong-state', 'evidence']);
  });

  it('can be one while the day of its verification may still move', async () => {
    desk.clock.set('2026-12-25T02:00:00.000Z');
    const pledge = await desk.pledge();
    expect(pledge.due?.by.provisional).toBe(true);
    desk.clock.set('2027-06-01T02:00:00.000Z');
    expect(acceptedValue(await cancel(pledge)).state).toBe('cancelled');
  });
});

describe('a pledge', () => {
  it('is open to whoever accepted it, and to its two units and those above', async () => {
    const pledge = await desk.pledge({ itemCode: 'XK-WHLY-002', pledgedTerms: ['T1', 'T2', 'T3'] });
    const mayRead = async (caller: Parameters<typeof ownPledge>[1]) =>
      (await ownPledge(desk.ports.records, caller, pledge.id)).ok;
    for (const department of ['33.SCJG', '33.WHLY', '33'])
      expect([department, await mayRead(callerIn('planner', { department }))]).toEqual([department, true]);
    expect(await mayRead(approvalSystem)).toBe(true);
    expect(await mayRead({ ...approvalSystem, subject: 'another-system' })).toBe(false);
    expect(await mayRead(callerIn('planner', { department: '33.STHJ' }))).toBe(false);
  });

  it('shows the published results of visits that were made because of it, once each', async () => {
    const pledge = await desk.pledge();
    const other = await desk.pledge({ itemCode: 'XK-SCJG-002', pledgedTerms: ['T1', 'T2', 'T3'] });
    const about = (id: string, pledgeItems: string[], trigger: 'pledge-verification' | 'complaint') =>
      creation('task', task({ id, trigger, criteria: { ...task().criteria, pledgeItems } }));
    await desk.ports.ledger.prepare([
      about('food', ['XK-SCJG-001'], 'pledge-verification'),
      about('all', [], 'pledge-verification'),
      about('complaint', [], 'complaint'),
    ]);
    const react = createReactions({ ...desk.ports, log: () => {} });
    const publish = (taskId: string, visit = publishedVisit(1)) =>
      react({
        kind: 'visit',
        before: undefined,
        after: { ...visit, id: `visit-${taskId}`, taskId, target: subjectOf(1) },
        version: 1,
      });
    // A visit of the day before the acceptance, whose result is published after it, shows nothing of these pledges.
    await publish('all', {
      ...publishedVisit(1),
      record: visitRecord(['1'], { visitedOn: on('2026-03-01') }),
    });
    expect((await desk.pledgeNow(pledge.id)).evidence).toEqual([]);
    for (const taskId of ['food', 'food', 'all', 'complaint']) await publish(taskId);
    const evidence = async ({ id }: Pledge) =>
      (await desk.pledgeNow(id)).evidence.map(({ visitId }) => visitId);
    expect(await evidence(pledge)).toEqual(['visit-food', 'visit-all']);
    expect(await evidence(other)).toEqual(['visit-all']);
    expect((await desk.pledgeNow(pledge.id)).evidence[0]).toMatchObject({
      visitedOn: '2026-03-02',
      resultCodes: ['1'],
    });
    expect((await desk.pledgeNow(pledge.id)).state).toBe('accepted');
  });
});
