import { describe, expect, it } from 'vitest';
import type { RiskClass } from '../../../shared/domain/credit/risk-class.ts';
import { exclusionsRoot } from '../../../shared/domain/draws/exclusion.ts';
import { frameRoot } from '../../../shared/domain/draws/frame.ts';
import { poolRoot } from '../../../shared/domain/draws/pool.ts';
import { triggerSchema } from '../../../shared/domain/inspections/triggers.ts';
import type { Target } from '../../../shared/domain/registry/target.ts';
import type { Write } from '../../../shared/use-cases/ports.ts';
import {
  entity,
  inspectorEntry,
  itemEntry,
  on,
  personOf,
  subjectOf,
  type TaskDifferences,
} from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { standingAt } from '../../support/credit-events.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
  approvedTask,
  deskWith,
  type Frozen,
  frozen,
  frozenAt,
  frozenFor,
  inspectors,
  preparationOf,
  prepared,
  targets,
} from '../../support/frozen-draw.ts';
import { approver, type Desk, planner } from '../../support/inspection-desk.ts';
import { changeRegister } from '../../support/register-change.ts';
import { creation } from '../../support/sample-records.ts';
import { cooperating, inspectorsDrawn, stagedDesk } from '../../support/staged-desk.ts';
import { endTarget, replaceTarget } from '../../support/substitution-steps.ts';

const two = inspectors({}, {});
const one = { sampling: { kind: 'fixed-size', size: 1 } } as const satisfies TaskDifferences;
const subjects = (...numbers: readonly number[]): readonly string[] => numbers.map(subjectOf).sort();
const idsIn = ({ inputs }: Frozen): readonly string[] => inputs.frame.map(({ id }) => id);
const reasonsIn = ({ exclusions }: Frozen): Readonly<Record<string, string>> =>
  Object.fromEntries(exclusions.map(({ id, reason }) => [id, reason]));

const withClass = (
  n: number,
  riskClass: RiskClass,
  differences: Partial<Target> = {},
  measures: string[] = [],
): Write =>
  creation('entity', {
    ...entity(n, differences),
    standing: { ...standingAt(subjectOf(n), []), riskClass, score: 900, grade: '1', measures },
  });

describe('the frozen frame', () => {
  it('holds the active targets of the districts named, and every other one with its reason', async () => {
    const states = ['active', 'deregistered', 'revoked', 'moved-out', 'active', 'untraceable'] as const;
    const made = await frozen(
      [
        ...targets(6, (n) => ({ state: states[n] ?? 'active' })),
        creation('entity', entity(7, { district: '330206' })),
        ...two,
      ],
      { sampling: { kind: 'fixed-size', size: 2 } },
    );
    expect(idsIn(made)).toEqual(subjects(0, 4));
    expect(made.exclusions).toEqual(
      [1, 2, 3, 5].map((n) => ({ of: 'target', id: subjectOf(n), reason: 'not-active', by: '33.SCJG' })),
    );
    expect(made.draw.counts).toEqual({ frame: 2, pool: 2, exclusions: 4, sample: 2 });
  });

  it.each<readonly [string, TaskDifferences['criteria'], readonly number[]]>([
    ['a part of a city', { districts: ['330106'] }, [0]],
    ['a city', { districts: ['3301'] }, [0, 1, 2]],
    ['several districts', { districts: ['330106', '330206'] }, [0, 3]],
    ['an industry and those within it', { districts: ['33'], industries: ['F'] }, [0, 1]],
    ['a type', { districts: ['33'], types: ['individual-business'] }, [1]],
    ['a tag', { districts: ['33'], tags: ['食品'] }, [2, 3]],
    ['the unit that maintains it', { districts: ['33'], authorities: ['33.STHJ.3301'] }, [2]],
    ['that unit and those below it', { districts: ['33'], authorities: ['33.STHJ'] }, [1, 2]],
    ['a risk class', { districts: ['33'], riskClasses: ['D'] }, [3]],
    ['several risk classes, or none yet', { districts: ['33'], riskClasses: ['N', 'C'] }, [0, 1, 2]],
    ['all of these at once', { districts: ['3301'], industries: ['C'], tags: ['食品'] }, [2]],
  ])('is chosen by %s', async (_, criteria, chosen) => {
    const register = [
      creation('entity', entity(0)),
      creation(
        'entity',
        entity(1, { district: '330102', type: 'individual-business', authority: '33.STHJ' }),
      ),
      creation(
        'entity',
        entity(2, {
          district: '330102',
          industry: 'C14',
          tags: ['酒类', '食品'],
          authority: '33.STHJ.3301',
        }),
      ),
      withClass(3, 'D', { district: '330206', industry: 'C14', tags: ['食品'], authority: '33.STHJX' }),
      ...two,
    ];
    const made = await frozen(register, { criteria: criteria ?? { districts: [] }, ...one });
    expect(idsIn(made)).toEqual(subjects(...chosen));
    expect(made.exclusions).toEqual([]);
  });

  it('holds whom a measure supervises more closely or more lightly with the next class', async () => {
    const register = [
      withClass(0, 'C'),
      withClass(1, 'C', {}, ['M03']),
      withClass(2, 'B', {}, ['E04']),
      ...two,
    ];
    const { inputs } = await frozen(register, {
      criteria: { districts: ['33'], riskClasses: ['A', 'C', 'D'] },
      ...one,
    });
    expect(Object.fromEntries(inputs.frame.map(({ id, stratum }) => [id, stratum]))).toEqual({
      [subjectOf(0)]: 'C',
      [subjectOf(1)]: 'D',
      [subjectOf(2)]: 'A',
    });
  });

  it('is chosen by the approval items of pledges that are to be verified', async () => {
    const open = (itemCode: string) => ({
      pledgeId: `pledge-${itemCode}`,
      itemCode,
    });
    const register = [
      creation('entity', { ...entity(0), openPledges: [open('XK-A'), open('XK-B')] }),
      creation('entity', { ...entity(1), openPledges: [open('XK-C')] }),
      creation('entity', { ...entity(2), openPledges: [] }),
      creation('entity', entity(3)),
      ...two,
    ];
    const made = await frozen(register, {
      trigger: 'pledge-verification',
      criteria: { districts: ['33'], pledgeItems: ['XK-B', 'XK-C'] },
      ...one,
    });
    expect([idsIn(made), made.exclusions]).toEqual([subjects(0, 1), []]);
  });

  it('holds no natural person and tells of none', async () => {
    const made = await frozen(
      [...targets(2), creation('entity', entity(9, { id: personOf(1) })), ...two],
      one,
    );
    expect(idsIn(made)).toEqual(subjects(0, 1));
    expect(JSON.stringify(made.exclusions)).not.toContain('PERSON');
  });

  it('has strata by risk class, whose sizes the ratio table gives exactly', async () => {
    const classes = ['A', 'B', 'C', 'D'] as const;
    const register = [
      ...Array.from({ length: 400 }, (_, n) => withClass(n, classes[n % 4] ?? 'A')),
      creation('entity', entity(400)),
      ...two,
    ];
    const { draw } = await frozen(register, { sampling: { kind: 'by-risk-class' } });
    expect(draw.rules.strata).toEqual([
      { stratum: 'D', size: 30 },
      { stratum: 'C', size: 10 },
      { stratum: 'B', size: 2 },
      { stratum: 'N', size: 1 },
      { stratum: 'A', size: 1 },
    ]);
    expect(draw.counts.sample).toBe(44);
  });

  it('leaves out of its rules a stratum that has nothing', async () => {
    const { draw } = await frozen([...targets(4), ...two], {
      sampling: {
        kind: 'by-stratum',
        strata: [
          { stratum: 'C', ratio: '0.5' },
          { stratum: 'N', size: 2 },
        ],
      },
    });
    expect(draw.rules.strata).toEqual([{ stratum: 'N', size: 2 }]);
  });

  it('keeps out what no item applies to, and what is of no known type where all items name types', async () => {
    const { type: _, ...untyped } = entity(3).target;
    const types = ['enterprise', 'individual-business', 'farmers-cooperative'] as const;
    const register = [
      creation('item', itemEntry('SCJG-02', { targetTypes: ['enterprise'] })),
      creation('item', itemEntry('SCJG-03', { targetTypes: ['individual-business', 'site'] })),
      ...targets(3, (n) => ({ type: types[n] ?? 'site' })),
      creation('entity', { ...entity(3), target: untyped }),
      ...two,
    ];
    const made = await frozen(register, { itemCodes: ['SCJG-02', 'SCJG-03'], ...one });
    expect(idsIn(made)).toEqual(subjects(0, 1));
    expect(reasonsIn(made)).toEqual({ [subjectOf(2)]: 'outside-scope', [subjectOf(3)]: 'outside-scope' });
    const all = await frozenAt(made.desk, one);
    expect(idsIn(all)).toEqual(subjects(0, 1, 2, 3));
  });

  it('keeps out whom the planner excludes, with the planner’s name and words', async () => {
    const exclusions: TaskDifferences['exclusions'] = {
      targets: [
        { target: subjectOf(0), reason: 'observation-period', note: '新办企业' },
        { target: subjectOf(1), reason: 'outside-scope' },
        { target: subjectOf(3), reason: 'outside-scope' },
      ],
    };
    const register = [
      ...targets(3, (n) => ({ state: n === 1 ? 'closed' : 'active' })),
      creation('entity', entity(3, { district: '330206' })),
      ...two,
    ];
    const made = await frozen(register, { exclusions, ...one });
    expect(idsIn(made)).toEqual(subjects(2));
    expect(made.exclusions).toEqual([
      { of: 'target', id: subjectOf(0), reason: 'observation-period', by: 'planner', note: '新办企业' },
      { of: 'target', id: subjectOf(1), reason: 'outside-scope', by: 'planner' },
    ]);
  });

  it('is what the draw’s roots are of, and its names are kept beside it', async () => {
    const { draw, inputs, exclusions } = await frozen([
      ...targets(30, (n) => ({ state: n === 7 ? 'revoked' : 'active' })),
      ...inspectors({}, { recusals: [{ target: subjectOf(3), reason: 'family' }] }, {}),
    ]);
    expect(acceptedValue(frameRoot(inputs.frame))).toBe(draw.roots.frame);
    expect(acceptedValue(poolRoot(inputs.pool))).toBe(draw.roots.pool);
    expect(acceptedValue(exclusionsRoot(exclusions))).toBe(draw.roots.exclusions);
    expect(inputs.nameOf.get(subjectOf(3))).toBe('杭州示例第3号商贸有限公司');
  });

  it('is read whole although it is stored in parts', async () => {
    const { desk, draw, inputs } = await frozen([...targets(3_500), ...two], one);
    const parts = await collect(desk.ports.records.all('frameParts', { inputsId: draw.inputsId }));
    expect(parts.length).toBeGreaterThan(1);
    for (const { value } of parts) expect(JSON.stringify(value).length).toBeLessThan(350_000);
    expect(inputs.frame).toHaveLength(3_500);
    expect(acceptedValue(frameRoot(inputs.frame))).toBe(draw.roots.frame);
  });

  it('does not move when the registers do', async () => {
    const made = await frozen([...targets(8), ...two]);
    const { desk, draw, inputs } = made;
    await changeRegister(desk.ports, 'entity', { target: { id: subjectOf(0) } }, (value) => ({
      ...value,
      target: { ...value.target, state: 'deregistered', name: '另一名称' },
    }));
    await changeRegister(desk.ports, 'inspector', { staffNo: 'JCY-001' }, (value) => ({
      ...value,
      state: 'on-leave',
    }));
    await desk.ports.ledger.prepare([
      creation('entity', entity(9)),
      creation('inspector', inspectorEntry(9)),
    ]);
    expect((await frozenFor(desk, await desk.drawNow(draw.id))).inputs).toEqual(inputs);
  });
});

/** Items of two departments, each checked by a task of its own. */
const items = [
  ...['SCJG-02', 'SCJG-03', 'SCJG-04'].map((code) => itemEntry(code)),
  ...['STHJ-01', 'STHJ-02'].map((code) => itemEntry(code, { authority: '33.STHJ' })),
].map((item) => creation('item', item));

const seatsOf = (department: string) => [{ department, count: 2 }];
const joint = { seats: ['33.SCJG', '33.STHJ'].map((department) => ({ department, count: 1 })) };

/** Four targets in Hangzhou that are visited each time, and two elsewhere in the province that are not. */
const visitedDesk = (): Promise<Desk> =>
  deskWith(
    ...items,
    ...targets(6, (n) => ({ district: n < 4 ? '330106' : '330206' })),
    ...inspectors(
      ...['33.SCJG', '33.SCJG.3301', '33.SCJG.3302', '33.STHJ'].flatMap((department) =>
        Array.from({ length: 6 }, () => ({ department })),
      ),
    ),
  );

/** A draw that visits all four for one item. */
const visitAll = (
  { drawIn }: Desk,
  itemCode: string,
  state: 'frozen' | 'drawn' | 'dispatched' | 'revealing' | 'revealed' = 'dispatched',
  differences: TaskDifferences = {},
) => drawIn(state, { itemCodes: [itemCode], ...differences });

/** A draw that visits all four, held by people of the province on behalf of any department. */
const drawnBy = async (desk: Desk, differences: TaskDifferences): Promise<void> => {
  const by = { ...planner, department: '33' };
  const { id: taskId } = acceptedValue(await desk.draft(differences, by));
  acceptedValue(await desk.approve(taskId, { ...approver, department: '33' }));
  const { id } = acceptedValue(await desk.freeze(taskId, by));
  acceptedValue(await desk.commit(id, by));
  acceptedValue(await desk.witness(id, by));
  acceptedValue(await desk.request(id, by));
  acceptedValue(await desk.conclude(id));
};

/** The frame of a further task over the whole province, for the last item. */
const nextFrame = (desk: Desk, differences: TaskDifferences = {}): Promise<Frozen> =>
  frozenAt(desk, { itemCodes: ['SCJG-04'], criteria: { districts: ['33'] }, ...one, ...differences });

describe('the yearly cap', () => {
  const capped = Object.fromEntries([0, 1, 2, 3].map((n) => [subjectOf(n), 'cap-reached']));

  it('keeps out who has had two on-site checks of the authority in the year, published or open', async () => {
    const desk = await visitedDesk();
    await visitAll(desk, 'SCJG-01', 'revealing');
    const once = await nextFrame(desk);
    expect(once.exclusions).toEqual([]);
    acceptedValue(await desk.declareVoid(once.draw.id));
    await visitAll(desk, 'SCJG-02', 'drawn');
    const twice = await nextFrame(desk);
    expect(idsIn(twice)).toEqual(subjects(4, 5));
    expect(reasonsIn(twice)).toEqual(capped);
  });

  it('counts neither void draws nor draws that are not held yet', async () => {
    const desk = await visitedDesk();
    await visitAll(desk, 'SCJG-01');
    await visitAll(desk, 'SCJG-02', 'frozen');
    const void_ = await visitAll(desk, 'SCJG-03', 'drawn');
    acceptedValue(await desk.declareVoid(void_.id));
    expect((await nextFrame(desk)).exclusions).toEqual([]);
  });

  it('does not count a visit whose target was replaced', async () => {
    const desk = await visitedDesk();
    await visitAll(desk, 'SCJG-01');
    const draw = await visitAll(desk, 'SCJG-02', 'dispatched', { sampling: { kind: 'fixed-size', size: 3 } });
    const [replaced] = await desk.visitsOf(draw.id);
    if (replaced === undefined) throw new Error('the draw has visits');
    await replaceTarget(desk.ports, replaced);
    await endTarget(desk.ports, replaced, 'active');
    const made = await nextFrame(desk);
    expect(idsIn(made)).toEqual([...subjects(4, 5), replaced.target].toSorted());
    const { [replaced.target]: _, ...others } = capped;
    expect(reasonsIn(made)).toEqual(others);
  });

  it('counts by calendar year and method', async () => {
    const desk = await visitedDesk();
    await visitAll(desk, 'SCJG-01', 'revealing');
    await visitAll(desk, 'SCJG-02');
    const next = { plannedOn: '2027-01-04', endsOn: '2027-01-29' };
    expect((await nextFrame(desk, next)).exclusions).toEqual([]);
    expect((await nextFrame(desk, { method: '5' })).exclusions).toEqual([]);
    expect(reasonsIn(await nextFrame(desk))).toEqual(capped);
  });

  it('counts in the year in which the visit was made, whenever it was planned for', async () => {
    const desk = await visitedDesk();
    desk.clock.set('2026-12-28T01:00:00.000Z');
    const overNewYear = { plannedOn: '2027-01-04', endsOn: '2027-01-29' };
    for (let n = 0; n < 2; n += 1) {
      const { id } = await visitAll(desk, 'SCJG-01', 'dispatched', overNewYear);
      for (const visit of await desk.visitsOf(id))
        acceptedValue(await desk.publish(visit, ['1'], { visitedOn: on('2026-12-28') }));
    }
    const december = { plannedOn: '2026-12-29', endsOn: '2027-01-29' };
    expect(reasonsIn(await nextFrame(desk, december))).toEqual(capped);
    expect((await nextFrame(desk, overNewYear)).exclusions).toEqual([]);
  });

  it('counts the visits of a task that is completed', async () => {
    const desk = await visitedDesk();
    for (let n = 0; n < 2; n += 1) {
      const { taskId } = await visitAll(desk, 'SCJG-01', 'revealed');
      expect((await desk.ports.records.get('task', { id: taskId }))?.value.state).toBe('completed');
    }
    expect(reasonsIn(await nextFrame(desk))).toEqual(capped);
  });

  it.each<readonly [string, TaskDifferences, boolean]>([
    ['a unit below it', { leadDepartment: '33.SCJG.3301', seats: seatsOf('33.SCJG.3301') }, true],
    ['itself, led by another department', { leadDepartment: '33.STHJ', ...joint }, true],
    ['others, although it leads the tasks', { seats: seatsOf('33.STHJ') }, false],
  ])('counts per authority: two checks by %s', async (_, differences, counts) => {
    const desk = await visitedDesk();
    const authority = counts ? 'SCJG' : 'STHJ';
    for (const n of [1, 2]) await drawnBy(desk, { itemCodes: [`${authority}-0${n}`], ...differences });
    expect(reasonsIn(await nextFrame(desk))).toEqual(counts ? capped : {});
  });

  it('holds for a unit as for the department above it, and for none that stands beside it', async () => {
    const desk = await visitedDesk();
    for (const itemCode of ['SCJG-01', 'SCJG-02'])
      await drawnBy(desk, { itemCodes: [itemCode], seats: seatsOf('33.SCJG.3301') });
    const by = (unit: string) => nextFrame(desk, { seats: seatsOf(unit) });
    expect(reasonsIn(await by('33.SCJG'))).toEqual(capped);
    expect(reasonsIn(await by('33.SCJG.3301'))).toEqual(capped);
    expect(reasonsIn(await by('33.SCJG.3302'))).toEqual({});
  });

  it('of a joint check holds for each of the departments that come', async () => {
    const desk = await visitedDesk();
    const theirs = { leadDepartment: '33.STHJ', seats: seatsOf('33.STHJ') };
    await visitAll(desk, 'SCJG-01');
    await drawnBy(desk, { itemCodes: ['STHJ-01'], ...theirs });
    expect(reasonsIn(await nextFrame(desk, joint))).toEqual({});
    await drawnBy(desk, { itemCodes: ['STHJ-02'], ...theirs });
    expect(reasonsIn(await nextFrame(desk, joint))).toEqual(capped);
    expect(reasonsIn(await nextFrame(desk))).toEqual({});
  });

  it('does not count a visit that nobody recorded before its task ended', async () => {
    const desk = await visitedDesk();
    const soon = { plannedOn: '2026-03-02', endsOn: '2026-03-03' };
    for (const itemCode of ['SCJG-01', 'SCJG-02']) await visitAll(desk, itemCode, 'dispatched', soon);
    expect(reasonsIn(await nextFrame(desk))).toEqual(capped);
    desk.clock.set('2026-03-03T16:00:00.000Z');
    expect(reasonsIn(await nextFrame(desk))).toEqual({});
  });

  it('does not count checks of documents', async () => {
    const desk = await visitedDesk();
    await visitAll(desk, 'SCJG-01', 'dispatched', { method: '2' });
    await visitAll(desk, 'SCJG-02');
    expect((await nextFrame(desk)).exclusions).toEqual([]);
  });

  it('hides no target of a task whose trigger is exempt from it, and the preview warns', async () => {
    const desk = await visitedDesk();
    await visitAll(desk, 'SCJG-01');
    await visitAll(desk, 'SCJG-02');
    for (const trigger of triggerSchema.options) {
      const made = await nextFrame(desk, { trigger });
      const { preview } = await preparationOf(desk, made.draw.taskId);
      const isBound = trigger === 'annual-plan' || trigger === 'special-campaign';
      expect([trigger, idsIn(made)]).toEqual([
        trigger,
        isBound ? subjects(4, 5) : subjects(0, 1, 2, 3, 4, 5),
      ]);
      expect([trigger, preview?.aboveCap]).toEqual([trigger, isBound ? 0 : 4]);
      expect([trigger, reasonsIn(made)]).toEqual([trigger, isBound ? capped : {}]);
    }
  });
});

describe('a visit whose trigger is exempt from the yearly cap', () => {
  it('does not count towards it, so that no complaint shields from the yearly plan, and the preview warns', async () => {
    const desk = await visitedDesk();
    for (const trigger of ['complaint', 'pledge-verification'] as const)
      await visitAll(desk, 'SCJG-01', 'revealed', { trigger });
    const made = await nextFrame(desk);
    expect(made.exclusions).toEqual([]);
    expect((await preparationOf(desk, made.draw.taskId)).preview?.aboveCap).toBe(4);
  });

  it('leaves room for as many planned ones as the cap allows, and for no more', async () => {
    const desk = await visitedDesk();
    for (const trigger of ['media', 'monitoring', 'other-statutory'] as const)
      await visitAll(desk, 'SCJG-01', 'revealed', { trigger });
    await visitAll(desk, 'SCJG-02');
    expect(idsIn(await nextFrame(desk))).toEqual(subjects(0, 1, 2, 3, 4, 5));
    await visitAll(desk, 'SCJG-03', 'dispatched', { trigger: 'special-campaign' });
    expect(idsIn(await nextFrame(desk))).toEqual(subjects(4, 5));
  });
});

describe('an open visit', () => {
  const all = { districts: ['33'] };

  it('keeps its target out of a further check of the same item, even after a complaint', async () => {
    const desk = await visitedDesk();
    await visitAll(desk, 'SCJG-01', 'drawn');
    for (const trigger of ['annual-plan', 'complaint'] as const) {
      const made = await frozenAt(desk, { criteria: all, trigger, ...one });
      expect(idsIn(made)).toEqual(subjects(4, 5));
      expect(new Set(Object.values(reasonsIn(made)))).toEqual(new Set(['under-same-check']));
    }
    const other = await frozenAt(desk, { criteria: all, itemCodes: ['SCJG-02'], ...one });
    expect(other.exclusions).toEqual([]);
    const both = await frozenAt(desk, { criteria: all, itemCodes: ['SCJG-01', 'SCJG-02'], ...one });
    expect(idsIn(both)).toEqual(subjects(4, 5));
  });

  it('does so no longer once its result is published', async () => {
    const desk = await visitedDesk();
    const { id } = await visitAll(desk, 'SCJG-01');
    for (const visit of await desk.visitsOf(id)) acceptedValue(await desk.publish(visit));
    expect((await frozenAt(desk, { criteria: all, ...one })).exclusions).toEqual([]);
  });

  it('keeps its inspectors from its target in other tasks too', async () => {
    const desk = await visitedDesk();
    const { id } = await visitAll(desk, 'SCJG-01');
    const { inputs } = await nextFrame(desk);
    for (const { target, seats } of await desk.visitsOf(id))
      for (const { staffNo } of seats) {
        const member = inputs.pool.find((one) => inputs.staffNoOf.get(one.id) === staffNo);
        expect(member?.conflicts).toContain(target);
      }
  });
});

describe('an inspector whom a department has drawn for a visit that is not dispatched yet', () => {
  it('is kept from its target in other tasks too', async () => {
    const { desk, targets: drawn } = await stagedDesk();
    await inspectorsDrawn(desk, drawn, cooperating);
    await desk.ports.ledger.prepare([creation('item', itemEntry('SCJG-02'))]);
    const { inputs } = await frozenAt(desk, {
      itemCodes: ['SCJG-02'],
      seats: [...seatsOf('33.SCJG'), ...seatsOf(cooperating)],
    });
    const visits = await desk.visitsOf(drawn.id);
    const targetsOf = new Map<string, string[]>();
    for (const { drawId } of (await desk.drawNow(drawn.id)).inspectorDraws)
      for (const { value } of await collect(desk.ports.records.all('seatingsOfDraw', { drawId })))
        for (const { staffNo } of value.seats) {
          const target = visits.find(({ id }) => id === value.visitId)?.target ?? '';
          targetsOf.set(staffNo, [...(targetsOf.get(staffNo) ?? []), target]);
        }
    expect(targetsOf.size).toBeGreaterThan(0);
    for (const { id, conflicts } of inputs.pool)
      expect(conflicts).toEqual((targetsOf.get(inputs.staffNoOf.get(id) ?? '') ?? []).toSorted());
  });
});

describe('the tags of the register', () => {
  const register = [
    ...targets(4, (n) => ({ tags: [['无事不扰'], ['食品', '包容审慎观察期'], ['食品'], []][n] ?? [] })),
    ...two,
  ];

  it('keep a target that is to be left alone out of planned checks, with the reason', async () => {
    const made = await frozen(register, one);
    expect(idsIn(made)).toEqual(subjects(2, 3));
    expect(reasonsIn(made)).toEqual({
      [subjectOf(0)]: 'no-check-listed',
      [subjectOf(1)]: 'observation-period',
    });
  });

  it('do not stand against a complaint', async () => {
    expect(idsIn(await frozen(register, { trigger: 'complaint', ...one }))).toEqual(subjects(0, 1, 2, 3));
  });
});

describe('an empty frame', () => {
  it('is refused, and where everyone is kept out the preview says why', async () => {
    const desk = await deskWith(...targets(3, () => ({ state: 'closed' })), ...two);
    const none = await approvedTask(desk, { criteria: { districts: ['3302'] } });
    expect(refusalIn(await desk.freeze(none)).code).toBe('empty-frame');
    const { state, refusal, preview } = await prepared(desk, await approvedTask(desk));
    expect([state, refusal?.code]).toEqual(['refused', 'empty-frame']);
    expect(refusal?.reason.zh).toContain('3 个检查对象全部被排除');
    expect(preview?.excluded).toMatchObject([{ of: 'target', reason: 'not-active', count: 3 }]);
  });
});
