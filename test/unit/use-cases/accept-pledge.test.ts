import { beforeEach, describe, expect, it } from 'vitest';
import { mostOpenPledges } from '../../../shared/domain/pledges/open-pledge.ts';
import { toldPledge } from '../../../shared/domain/pledges/told-pledge.ts';
import { cancelPledge } from '../../../shared/use-cases/pledges/cancel-pledge.ts';
import { pledgesOfEntity } from '../../../shared/use-cases/pledges/pledges-of-entity.ts';
import { TablesUnavailableError } from '../../../shared/use-cases/ports.ts';
import { askOf, callerIn, on, ownDepartment, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { listedEvent, standingAt } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { testNow } from '../../support/manual-clock.ts';
import {
  type ApplicationDifferences,
  approvalSystem,
  officer,
  type PledgeDesk,
  pledgeDesk,
  pledgeDeskOver,
} from '../../support/pledge-desk.ts';
import { changeRegister } from '../../support/register-change.ts';

let desk: PledgeDesk;
beforeEach(async () => {
  desk = await pledgeDesk();
});

const refusedWith = async (differences: ApplicationDifferences, by = approvalSystem) => {
  const { code, errors, reason } = refusalIn(await desk.accept(differences, by));
  return { code, field: errors?.[0]?.field, reason };
};
const learn = (change: Parameters<typeof changeRegister<'entity'>>[3]) =>
  changeRegister(desk.ports, 'entity', { target: { id: subjectOf(1) } }, change);

describe('an application that the gate allows', () => {
  it('becomes a pledge with its words, its verifier and its clocks', async () => {
    const pledge = await desk.pledge({ permitNo: 'JY1-001' });
    expect(pledge).toMatchObject({
      subject: subjectOf(1),
      subjectName: '杭州示例第1号商贸有限公司',
      itemCode: 'XK-SCJG-001',
      applicationNo: '2026-1',
      permitNo: 'JY1-001',
      unit: ownDepartment,
      verifier: ownDepartment,
      state: 'accepted',
      acceptedOn: '2026-03-02',
      acceptedBy: 'approval-system',
      acceptedAt: testNow,
      due: {
        term: 'verify-pledge',
        from: '2026-03-02',
        by: { on: '2026-05-28', provisional: false },
        remindOn: '2026-05-21',
      },
      verifications: [],
    });
    expect(pledge.terms.map(({ id, text }) => [id, text.zh.length > 0])).toEqual(
      ['T1', 'T2', 'T4', 'T3'].map((id) => [id, true]),
    );
    expect(pledge).not.toHaveProperty('deferral');
    expect(await desk.pledgeNow(pledge.id)).toEqual(pledge);
  });

  it('rests on the gate’s answer by its name, and is in the trail', async () => {
    const pledge = await desk.pledge();
    const answer = await desk.ports.records.get('latestAnswer', desk.application());
    expect(pledge.answerId).toBe(answer?.value.id);
    expect(await collect(desk.ports.ledger.trail(`pledge/${pledge.id}`))).toMatchObject([
      { action: 'pledge-accepted', actor: 'approval-system' },
    ]);
  });

  it('stands on the row of the entity and in its list, in the same change', async () => {
    const first = await desk.pledge();
    const second = await desk.pledge({
      applicationNo: '2026-2',
      itemCode: 'XK-WHLY-002',
      decidedBy: '33.WHLY',
      pledgedTerms: ['T1', 'T2', 'T3'],
    });
    expect((await desk.entityNow()).openPledges).toEqual(
      [first, second].map(({ id, itemCode }) => ({ pledgeId: id, itemCode })),
    );
    const listed = await pledgesOfEntity(desk.ports.records, await desk.entityNow());
    expect(listed.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
  });

  it('is verified within the item’s own days where it has some', async () => {
    const pledge = await desk.pledge({ itemCode: 'XK-SCJG-002', pledgedTerms: ['T1', 'T2', 'T3'] });
    expect(pledge.due?.by.on).toBe('2026-03-30');
  });

  it('is verified by the deciding unit, or else the entity’s, within the item’s line; otherwise by its head', async () => {
    const city = await desk.pledge({ decidedBy: '33.SCJG.3301' });
    expect([city.unit, city.verifier]).toEqual(['33.SCJG.3301', '33.SCJG.3301']);
    await learn((value) => ({ ...value, target: { ...value.target, authority: '33.SCJG.3301' } }));
    const elsewhere = await desk.pledge({ applicationNo: '2026-2', decidedBy: '33.ZFJS' });
    expect([elsewhere.unit, elsewhere.verifier]).toEqual(['33.ZFJS', '33.SCJG.3301']);
    const other = await desk.pledge({
      itemCode: 'XK-WHLY-003',
      decidedBy: '33.ZFJS',
      pledgedTerms: ['T1', 'T2', 'T3'],
    });
    expect([other.unit, other.verifier]).toEqual(['33.ZFJS', '33.WHLY']);
  });

  it('is accepted with papers to follow, with the notice as of that day', async () => {
    const pledge = await desk.pledge({ missingMaterials: ['M1'] });
    expect(pledge).toMatchObject({
      state: 'awaiting-materials',
      deferral: { materials: [{ id: 'M1' }], workingDays: 5 },
      due: { term: 'complete-application', by: { on: '2026-03-09' }, remindOn: '2026-03-05' },
    });
  });

  it('is accepted by an officer for their own unit, and for no other', async () => {
    await desk.ask();
    expect((await refusedWith({ decidedBy: '33.WHLY' }, officer)).code).toBe('outside-jurisdiction');
    expect((await refusedWith({}, callerIn('department-officer', { department: '33.WHLY' }))).code).toBe(
      'outside-jurisdiction',
    );
    expect(acceptedValue(await desk.accept({}, officer)).acceptedBy).toBe('officer');
  });
});

describe('an application', () => {
  it('that nobody asked the gate about is not accepted', async () => {
    expect(await refusedWith({})).toMatchObject({ code: 'not-eligible', field: 'body.applicationNo' });
    await desk.ask({ applicationNo: '2026-2' });
    expect((await refusedWith({})).code).toBe('not-eligible');
  });

  it('that the gate does not allow is not accepted, and the reasons are said', async () => {
    await desk.ask({ itemCode: 'XK-YJGL-001' });
    const { code, reason } = await refusedWith({ itemCode: 'XK-YJGL-001' });
    expect([code, reason.zh.includes('ITEM_EXCLUDED')]).toEqual(['not-eligible', true]);
  });

  it('that the gate would no longer allow is not accepted, and why is said', async () => {
    await desk.ask();
    await learn((value) => ({ ...value, standing: standingAt(subjectOf(1), [listedEvent()]) }));
    const { code, reason } = await refusedWith({});
    expect([code, reason.zh.includes('浙市监列〔2026〕1号')]).toEqual(['not-eligible', true]);
    expect(await desk.entityNow()).not.toHaveProperty('openPledges');
  });

  it('that was taken back has used up its number', async () => {
    const { id: pledgeId } = await desk.pledge();
    acceptedValue(await cancelPledge(desk.ports, { ...askOf(approvalSystem), pledgeId, reason: '不再申请' }));
    await desk.ask();
    const { code, field, reason } = await refusedWith({});
    expect([code, field]).toEqual(['wrong-state', 'body.applicationNo']);
    expect(reason.en).toContain('has ended; give an application that is made anew a number of its own');
  });

  it('is admitted on review by nobody where there is no row to keep it on, or no item, and says what to do', async () => {
    const review = { documentNo: '审〔2026〕1号', reasons: '经核实可以受理' };
    for (const [differences, field, said] of [
      [{ subject: subjectOf(9) }, 'body.code', '登记入名录库'],
      [{ itemCode: 'XK-NOPE-001', pledgedTerms: [] }, 'body.itemCode', '告知承诺事项表'],
    ] as const) {
      await desk.ask(differences);
      const no = await refusedWith({ ...differences, review }, officer);
      expect([no.code, no.field]).toEqual(['not-eligible', field]);
      expect(no.reason.zh).toContain(said);
    }
  });

  it('that was asked about with other papers is to be asked about again', async () => {
    await desk.ask({ missingMaterials: ['M1'] });
    expect(await refusedWith({})).toMatchObject({ code: 'not-eligible', field: 'body.missingMaterials' });
    await desk.ask();
    expect(acceptedValue(await desk.accept()).state).toBe('accepted');
  });

  it.each([
    [{ pledgedTerms: ['T1', 'T2', 'T3'] }, 'body.pledgedTerms', 'T4'],
    [{ pledgedTerms: ['T1', 'T2', 'T3', 'T4', 'T9'] }, 'body.pledgedTerms', 'T9'],
    [{ indicators: [{ id: 'I1', value: 1 }] }, 'body.indicators', 'I1'],
    [{ acceptedOn: on('2026-03-03') }, 'body.acceptedOn', '今天'],
    [{ acceptedOn: on('2026-02-22') }, 'body.acceptedOn', '7'],
    [{ missingMaterials: ['M1'], permitNo: '许可〔2026〕1号' }, 'body.permitNo', '补齐'],
    [{ decidedBy: '33.NONE' }, 'body.decidedBy', '33.NONE'],
  ] as const)('with %j is refused for that field', async (differences, field, said) => {
    await desk.ask();
    const refused = await refusedWith(differences);
    expect(refused).toMatchObject({ code: 'invalid-input', field });
    expect(refused.reason.zh).toContain(said);
  });

  it('for standard land pledges every indicator, none below its minimum', async () => {
    const land = { itemCode: 'XM-BZD-001', decidedBy: '33.ZFJS' };
    const figures = (first: number) => [first, 30, 2, 600].map((value, i) => ({ id: `I${i + 1}`, value }));
    await desk.ask(land);
    for (const indicators of [[], figures(299), [...figures(300), { id: 'I1', value: 400 }]])
      expect(await refusedWith({ ...land, indicators })).toMatchObject({
        code: 'invalid-input',
        field: 'body.indicators',
      });
    const pledge = acceptedValue(await desk.accept({ ...land, indicators: figures(300) }));
    expect(pledge.indicators?.map(({ id, value, unit }) => [id, value, unit])[0]).toEqual([
      'I1',
      300,
      '万元/亩',
    ]);
    // It is verified when the project is built and running, on a day that the holidays to come will move.
    expect(pledge.due).toMatchObject({
      term: 'verify-pledge',
      workingDays: 1_000,
      by: { on: '2030-01-10', provisional: true },
    });
  });

  it('has one pledge, also when it is accepted twice at once', async () => {
    await desk.ask();
    const both = await Promise.all([desk.accept(), desk.accept()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await refusedWith({})).toMatchObject({ code: 'wrong-state', field: 'body.applicationNo' });
    expect((await desk.entityNow()).openPledges).toHaveLength(1);
  });

  it('has one pledge when another entity has taken its applicant’s place, under either code', async () => {
    const pledge = await desk.pledge();
    await desk.succeed();
    for (const subject of [subjectOf(1), subjectOf(2)]) {
      await desk.ask({ subject });
      const refused = await refusedWith({ subject });
      expect(refused).toMatchObject({ code: 'wrong-state', field: 'body.applicationNo' });
      expect(refused.reason.zh).toContain(pledge.id);
    }
    const later = await desk.pledge({ applicationNo: '2026-2' });
    expect(later.subject).toBe(subjectOf(2));
    await desk.ask({ subject: subjectOf(2), applicationNo: '2026-2' });
    expect((await refusedWith({ subject: subjectOf(2), applicationNo: '2026-2' })).code).toBe('wrong-state');
  });

  it('that cannot be judged because the tables cannot be read is neither accepted nor refused', async () => {
    await desk.ask();
    const tables = {
      ...desk.ports.tables,
      at: () => Promise.reject(new TablesUnavailableError('no tables')),
    };
    await expect(pledgeDeskOver({ ...desk.ports, tables }, desk.clock).accept()).rejects.toThrow(
      TablesUnavailableError,
    );
    expect(acceptedValue(await desk.accept()).state).toBe('accepted');
  });

  it('of an entity with too many unverified pledges waits for their verification', async () => {
    const { id: pledgeId, itemCode } = await desk.pledge();
    const open = { pledgeId, itemCode };
    await learn((value) => ({ ...value, openPledges: Array.from({ length: mostOpenPledges }, () => open) }));
    await desk.ask({ applicationNo: '2026-2' });
    expect((await refusedWith({ applicationNo: '2026-2' })).code).toBe('wrong-state');
  });
});

describe('an application that the gate leaves to a person', () => {
  const review = { documentNo: '审〔2026〕7号', reasons: '迁出手续正在办理，经核实仍在本地经营' };
  const suspicious = () => learn((value) => ({ ...value, target: { ...value.target, state: 'moved-out' } }));

  it('is accepted once an officer has admitted it by a document, and who did so over what is kept', async () => {
    await suspicious();
    await desk.ask({ missingMaterials: ['M1'] });
    const pledge = acceptedValue(await desk.accept({ missingMaterials: ['M1'], review }, officer));
    expect(pledge).toMatchObject({
      state: 'awaiting-materials',
      review: { ...review, over: ['ENTITY_NOT_ACTIVE'], by: 'officer' },
    });
    expect((await desk.entityNow()).openPledges).toMatchObject([{ pledgeId: pledge.id }]);
    expect(toldPledge(pledge).review).toEqual({ ...review, over: ['ENTITY_NOT_ACTIVE'] });
  });

  it('is not accepted without that, and never on the word of a system', async () => {
    await suspicious();
    await desk.ask();
    expect(await refusedWith({}, officer)).toMatchObject({
      code: 'not-eligible',
      field: 'body.applicationNo',
    });
    expect(await refusedWith({ review })).toMatchObject({ code: 'forbidden', field: 'body.review' });
  });

  it('is not accepted where any reason refuses: nobody reviews a refusal away', async () => {
    await suspicious();
    await desk.ask();
    await learn((value) => ({ ...value, standing: standingAt(subjectOf(1), [listedEvent()]) }));
    expect((await refusedWith({ review }, officer)).code).toBe('not-eligible');
    expect((await desk.ask()).decision).toBe('refuse');
    const { code, field, reason } = await refusedWith({ review }, officer);
    expect([code, field, reason.zh.includes('SERIOUS_LISTED')]).toEqual([
      'not-eligible',
      'body.review',
      true,
    ]);
  });

  it('is not accepted for an item that no pledge is known of, nor of an entity that the register has not', async () => {
    const unknown = [{ itemCode: 'XK-NONE' }, { subject: subjectOf(9) }];
    for (const differences of unknown) {
      expect((await desk.ask(differences)).decision).toBe('review');
      expect((await refusedWith({ ...differences, review }, officer)).code).toBe('not-eligible');
    }
  });

  it('is asked about again where something has changed since, for nobody has reviewed that', async () => {
    await suspicious();
    await desk.ask();
    await learn((value) => ({ ...value, target: { ...value.target, state: 'untraceable' } }));
    expect(await refusedWith({ review }, officer)).toMatchObject({
      code: 'not-eligible',
      field: 'body.review',
    });
    await desk.ask();
    expect(acceptedValue(await desk.accept({ review }, officer)).state).toBe('accepted');
  });

  it('needs no review where the gate allows it', async () => {
    await desk.ask();
    expect(await refusedWith({ review }, officer)).toMatchObject({
      code: 'not-eligible',
      field: 'body.review',
    });
  });
});
