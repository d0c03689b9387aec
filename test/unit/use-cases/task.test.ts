import { beforeEach, describe, expect, it } from 'vitest';
import { editTask } from '../../../shared/use-cases/inspections/edit-task.ts';
import { returnTask } from '../../../shared/use-cases/inspections/return-task.ts';
import { withdrawTask } from '../../../shared/use-cases/inspections/withdraw-task.ts';
import {
  askOf,
  callerIn,
  entity,
  inspectorEntry,
  itemEntry,
  on,
  personOf,
  subjectOf,
  type TaskDifferences,
  taskDraft,
} from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { approver, type Desk, inspectionDesk, planner } from '../../support/inspection-desk.ts';
import { creation } from '../../support/sample-records.ts';
import { contractOf } from '../../support/service.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([
    creation('item', itemEntry('SCJG-01')),
    creation('item', itemEntry('SCJG-02', { requiredSkills: ['特种设备'] })),
    creation('item', itemEntry('STHJ-01', { authority: '33.STHJ' })),
    creation('item', itemEntry('WHLY-05', { expertRequired: true })),
    creation('inspector', inspectorEntry(1, { isExpert: true })),
    creation('inspector', inspectorEntry(2)),
    creation('inspector', inspectorEntry(3, { isExpert: true, department: '33.STHJ' })),
    ...[0, 1].map((n) => creation('entity', entity(n))),
  ]);
});

/** Two seats, of which the named expert takes the second. */
const seatsWith = (expert: string) => [
  { department: '33.SCJG', count: 1 },
  { department: '33.SCJG', expert, count: 1 },
];

describe('drafting a task', () => {
  it('numbers the tasks of a department and a year from 1', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push(acceptedValue(await desk.draft()).id);
    desk.clock.set('2026-12-31T16:00:00.000Z');
    const nextYear = { plannedOn: on('2027-01-04'), endsOn: on('2027-01-29') };
    ids.push(acceptedValue(await desk.draft(nextYear)).id);
    const below = { leadDepartment: '33.SCJG.3301', ...nextYear };
    const task = acceptedValue(await desk.draft(below));
    expect([...ids, task.id]).toEqual([
      '33.SCJG-2026-1',
      '33.SCJG-2026-2',
      '33.SCJG-2026-3',
      '33.SCJG-2027-1',
      '33.SCJG.3301-2027-1',
    ]);
    expect(task.number).toBe('SCJG3301抽查〔2027〕1号');
  });

  it('leaves a draft that names its drafter and can be listed', async () => {
    const task = acceptedValue(await desk.draft());
    expect(task).toMatchObject({ state: 'draft', draftedBy: 'planner', draws: 0 });
    const listed = await collect(desk.ports.records.all('tasksOfDepartment', { department: '33' }));
    expect(listed.map(({ value }) => value)).toEqual([task]);
  });

  it('is refused for another department, and for one whose code only begins alike', async () => {
    for (const leadDepartment of ['33.STHJ', '33', '33.SCJGX'])
      expect(refusalIn(await desk.draft({ leadDepartment })).code).toBe('outside-jurisdiction');
  });

  it('is refused when its day is past, by the calendar of Asia/Shanghai', async () => {
    desk.clock.set('2026-03-08T15:59:59.999Z');
    const days = { plannedOn: on('2026-03-08'), endsOn: on('2026-03-08') };
    acceptedValue(await desk.draft(days));
    desk.clock.set('2026-03-08T16:00:00.000Z');
    expect(refusalIn(await desk.draft(days)).errors?.[0]?.field).toBe('body.plannedOn');
  });

  it.each([
    ['ends before it begins', { endsOn: on('2026-03-08') }, 'body.endsOn'],
    ['lasts longer than a year', { endsOn: on('2027-03-10') }, 'body.endsOn'],
    [
      'lies more than two years ahead',
      { plannedOn: on('2028-03-03'), endsOn: on('2028-03-31') },
      'body.plannedOn',
    ],
    [
      'reaches beyond the jurisdiction of its planner',
      { criteria: { districts: ['3301', '3201'], industries: [], types: [], tags: [] } },
      'body.criteria',
    ],
    [
      'has no seat for the department that inspects an item',
      { itemCodes: ['SCJG-01', 'STHJ-01'] },
      'body.seats',
    ],
    [
      'chooses targets by their pledges for another reason than to verify them',
      { criteria: { districts: ['3301'], pledgeItems: ['XK-SCJG-001'] } },
      'body.criteria.pledgeItems',
    ],
    ['has no seat with the skill that an item asks for', { itemCodes: ['SCJG-02'] }, 'body.seats'],
    ['sends one inspector', { seats: [{ department: '33.SCJG', count: 1 }] }, 'body.seats'],
    [
      'states the same seat twice',
      { seats: [1, 1].map((count) => ({ department: '33.SCJG', count })) },
      'body.seats',
    ],
    [
      'has seats of a department and of one below it, so that one inspector could sit on both',
      { seats: ['33.SCJG', '33.SCJG.3301'].map((department) => ({ department, count: 1 })) },
      'body.seats',
    ],
    ['names an item twice', { itemCodes: ['SCJG-01', 'SCJG-01'] }, 'body.itemCodes'],
    ['checks what the catalogue does not list', { itemCodes: ['SCJG-01', 'SCJG-99'] }, 'body.itemCodes'],
    ['checks an item that demands an expert, and names none', { itemCodes: ['WHLY-05'] }, 'body.seats'],
    ['names as expert someone who is none', { seats: seatsWith('JCY-002') }, 'body.seats.1.expert'],
    ['names an expert of another department', { seats: seatsWith('JCY-003') }, 'body.seats.1.expert'],
    ['names an expert whom no register knows', { seats: seatsWith('JCY-099') }, 'body.seats.1.expert'],
    [
      'names an expert for two places',
      { seats: [{ department: '33.SCJG', expert: 'JCY-001', count: 2 }] },
      'body.seats.0',
    ],
    [
      'names an expert and a skill for one seat',
      {
        seats: [
          { department: '33.SCJG', expert: 'JCY-001', skill: '食品', count: 1 },
          { department: '33.SCJG', count: 1 },
        ],
      },
      'body.seats.0',
    ],
    [
      'wants at least more than at most',
      { sampling: { kind: 'by-risk-class', minimum: 5, maximum: 4 } },
      'body.sampling.minimum',
    ],
    [
      'states a stratum twice',
      {
        sampling: {
          kind: 'by-stratum',
          strata: [
            { stratum: 'D', size: 1 },
            { stratum: 'D', ratio: '0.5' },
          ],
        },
      },
      'body.sampling.strata',
    ],
    [
      'states a stratum that its criteria leave out',
      {
        criteria: { districts: ['3301'], riskClasses: ['C', 'D'] },
        sampling: { kind: 'by-stratum', strata: [{ stratum: 'A', size: 1 }] },
      },
      'body.sampling.strata',
    ],
    [
      'excludes a target that is not registered',
      { exclusions: { targets: [{ target: subjectOf(9), reason: 'outside-scope' }] } },
      'body.exclusions.targets',
    ],
    [
      'excludes a natural person, whom no frame holds',
      { exclusions: { targets: [{ target: personOf(1), reason: 'outside-scope' }] } },
      'body.exclusions.targets',
    ],
    [
      'excludes a target twice',
      {
        exclusions: {
          targets: [0, 0].map((n) => ({ target: subjectOf(n), reason: 'outside-scope' as const })),
        },
      },
      'body.exclusions',
    ],
    [
      'excludes an inspector of a department that sends none',
      { exclusions: { inspectors: [{ staffNo: 'JCY-003', reason: 'declared-interest' }] } },
      'body.exclusions.inspectors',
    ],
  ] satisfies readonly (readonly [string, TaskDifferences, string])[])(
    'is refused when it %s',
    async (_, differences, field) => {
      const { code, errors } = refusalIn(await desk.draft(differences));
      expect(code).toBe('invalid-input');
      expect(errors?.[0]?.field).toBe(field);
    },
  );

  it('may ask for inspectors of several departments and skills', async () => {
    const seats = [
      { department: '33.SCJG', count: 1 },
      { department: '33.SCJG', skill: '特种设备', count: 1 },
      { department: '33.STHJ.3301', count: 2 },
    ];
    const itemCodes = ['SCJG-01', 'SCJG-02', 'STHJ-01'];
    expect(acceptedValue(await desk.draft({ seats, itemCodes })).seats).toEqual(seats);
  });

  it('stays within the jurisdiction of its planner, whatever part of it', async () => {
    const inDistricts = (jurisdiction: string | undefined, ...districts: string[]) =>
      desk.draft(
        { criteria: { districts, industries: [], types: [], tags: [] } },
        { ...planner, jurisdiction },
      );
    acceptedValue(await inDistricts('330000', '33', '3301', '330106'));
    acceptedValue(await inDistricts('330100', '3301', '330106'));
    for (const [jurisdiction, district] of [
      ['330100', '33'],
      ['330100', '3302'],
      ['330106', '3301'],
      [undefined, '330106'],
    ] as const)
      expect(refusalIn(await inDistricts(jurisdiction, district)).errors?.[0]?.field).toBe('body.criteria');
  });

  it('takes nothing for a department, a district or a type that is none', () => {
    const { body } = contractOf('draftTask');
    if (body === undefined || body === 'rows') throw new Error('a draft is JSON');
    const parse = (differences: object) => body.safeParse({ ...taskDraft(), ...differences }).success;
    expect(parse({})).toBe(true);
    expect(parse({ leadDepartment: '33.SCJG.杭州' })).toBe(false);
    expect(parse({ criteria: { districts: ['33'], types: ['enterprise', 'branch'] } })).toBe(true);
    expect(parse({ criteria: { districts: ['33'], types: ['enterprises'] } })).toBe(false);
    expect(parse({ criteria: { districts: ['00'] } })).toBe(false);
    expect(parse({ seats: [{ department: '33.SCJG x', count: 2 }] })).toBe(false);
  });
});

describe('what a draft leaves out', () => {
  it('is a planned on-site check of everything in its districts, with nobody kept out by hand', async () => {
    expect(acceptedValue(await desk.draft())).toMatchObject({
      trigger: 'annual-plan',
      method: '1',
      inspectorStage: 'together',
      criteria: { authorities: [], industries: [], types: [], tags: [], riskClasses: [], pledgeItems: [] },
      exclusions: { targets: [], inspectors: [] },
      revision: 1,
      editedBy: [],
    });
  });
});

describe('a ratio in a draft', () => {
  const { body } = contractOf('draftTask');
  const parsed = (sampling: unknown) => {
    if (body === undefined || body === 'rows') throw new Error('a draft is JSON');
    return body.safeParse({ ...taskDraft(), sampling }).success;
  };

  it.each(['0.000000001', '0.03', '0.5', '1', '1.0'])('may be %s', (ratio) => {
    expect(parsed({ kind: 'by-stratum', strata: [{ stratum: 'D', ratio }] })).toBe(true);
    expect(parsed({ kind: 'by-risk-class', floor: ratio })).toBe(true);
  });

  it.each(['0', '0.0', '1.1', '2', '-0.1', '3%', '.5', '1e-2', '0.0000000001', 0.03])(
    'is not %s',
    (ratio) => {
      expect(parsed({ kind: 'by-stratum', strata: [{ stratum: 'D', ratio }] })).toBe(false);
      expect(parsed({ kind: 'by-risk-class', floor: ratio })).toBe(false);
    },
  );

  it('is either a ratio or a number for one stratum, and each stratum is a risk class or N', () => {
    expect(parsed({ kind: 'by-stratum', strata: [{ stratum: 'D', ratio: '0.1', size: 1 }] })).toBe(false);
    expect(parsed({ kind: 'by-stratum', strata: [{ stratum: 'D' }] })).toBe(false);
    expect(parsed({ kind: 'by-stratum', strata: [{ stratum: 'E', size: 1 }] })).toBe(false);
    expect(parsed({ kind: 'by-stratum', strata: [{ stratum: 'N', size: 0 }] })).toBe(false);
    expect(parsed({ kind: 'by-stratum', strata: [] })).toBe(false);
  });
});

describe('exclusions by hand', () => {
  it('carry the name of whoever wrote them, through every later change', async () => {
    const first = { target: subjectOf(0), reason: 'outside-scope', note: '在建未营业' } as const;
    const second = { target: subjectOf(1), reason: 'observation-period' } as const;
    const drafted = acceptedValue(await desk.draft({ exclusions: { targets: [first] } }));
    expect(drafted.exclusions.targets).toEqual([{ ...first, by: 'planner' }]);
    const edited = acceptedValue(
      await edit(drafted.id, 1, { exclusions: { targets: [first, second] } }, other),
    );
    expect(edited.exclusions.targets).toEqual([
      { ...first, by: 'planner' },
      { ...second, by: 'second planner' },
    ]);
    const changed = { ...first, note: '注销办理中' };
    const again = acceptedValue(await edit(drafted.id, 2, { exclusions: { targets: [changed] } }, other));
    expect(again.exclusions.targets).toEqual([{ ...changed, by: 'second planner' }]);
  });
});

const other = { ...planner, subject: 'second planner' };
const edit = (taskId: string, revision: number, differences: TaskDifferences = {}, by = planner) =>
  editTask(desk.ports, { ...askOf(by), taskId, revision, draft: taskDraft(differences) });

describe('editing a task', () => {
  it('replaces its wording, keeps its number, and counts its revisions', async () => {
    const { id, number, draftedAt } = acceptedValue(await desk.draft());
    desk.clock.advance({ minutes: 5 });
    const edited = acceptedValue(await edit(id, 1, { name: '改名后的抽查', region: 'own-district' }, other));
    expect(edited).toMatchObject({
      id,
      number,
      draftedAt,
      name: '改名后的抽查',
      region: 'own-district',
      state: 'draft',
      revision: 2,
      draftedBy: 'planner',
      editedBy: ['second planner'],
    });
    expect((await desk.ports.records.get('task', { id }))?.value).toEqual(edited);
  });

  it('is refused to whoever changed a wording that someone else has replaced since', async () => {
    const { id } = acceptedValue(await desk.draft());
    const outcomes = await Promise.all([
      edit(id, 1, { name: '甲的改法' }),
      edit(id, 1, { name: '乙的改法' }, other),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const late = refusalIn(await edit(id, 1, { name: '丙的改法' }));
    expect(late.code).toBe('stale-version');
    expect(late.errors?.[0]?.field).toBe('body.revision');
  });

  it('is refused what drafting refuses', async () => {
    const { id } = acceptedValue(await desk.draft());
    expect(refusalIn(await edit(id, 1, { itemCodes: ['SCJG-99'] })).errors?.[0]?.field).toBe(
      'body.itemCodes',
    );
    const elsewhere = callerIn('planner', { department: '33.STHJ' });
    expect(refusalIn(await edit(id, 1, {}, elsewhere)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await edit('33.SCJG-2026-9', 1)).code).toBe('not-found');
  });

  it('leaves the task with its department', async () => {
    const { id } = acceptedValue(await desk.draft());
    const moved = await edit(id, 1, { leadDepartment: '33.SCJG.3301' });
    expect(refusalIn(moved).errors?.[0]?.field).toBe('body.leadDepartment');
  });

  it('ends with the approval', async () => {
    const { id } = acceptedValue(await desk.draft());
    acceptedValue(await desk.approve(id));
    expect(refusalIn(await edit(id, 1)).code).toBe('wrong-state');
  });
});

describe('returning a task', () => {
  const reason = '抽取数偏少，请按比例重算';
  const giveBack = (taskId: string, by = approver) =>
    returnTask(desk.ports, { ...askOf(by), taskId, reason });

  it('leaves a draft that says why, until it is changed', async () => {
    const { id } = acceptedValue(await desk.draft());
    expect(acceptedValue(await giveBack(id))).toMatchObject({ state: 'draft', returnedBecause: reason });
    expect(acceptedValue(await edit(id, 1))).not.toHaveProperty('returnedBecause');
  });

  it('does not keep an approver from approving after all', async () => {
    const { id } = acceptedValue(await desk.draft());
    acceptedValue(await giveBack(id));
    expect(acceptedValue(await desk.approve(id))).not.toHaveProperty('returnedBecause');
  });

  it('is refused once the task is approved, and to another department', async () => {
    const { id } = acceptedValue(await desk.draft());
    expect(refusalIn(await giveBack(id, callerIn('approver', { department: '33.STHJ' }))).code).toBe(
      'outside-jurisdiction',
    );
    acceptedValue(await desk.approve(id));
    expect(refusalIn(await giveBack(id)).code).toBe('wrong-state');
  });
});

describe('withdrawing a task', () => {
  const reason = '与上级专项行动合并';
  const withdraw = (taskId: string, by = planner) =>
    withdrawTask(desk.ports, { ...askOf(by), taskId, reason });

  it('ends it for good, with who did it and why', async () => {
    const { id } = acceptedValue(await desk.draft());
    expect(acceptedValue(await withdraw(id))).toMatchObject({
      state: 'withdrawn',
      withdrawn: { reason, by: 'planner', at: desk.clock.now() },
    });
    for (const refused of [
      await desk.approve(id),
      await edit(id, 1),
      await withdraw(id),
      await desk.freeze(id),
    ])
      expect(refusalIn<unknown, { code: string }>(refused).code).toBe('wrong-state');
  });

  it('is possible after the approval, and not while the task has a draw that is not void', async () => {
    const at = await inspectionDesk();
    const draw = await at.drawIn('frozen');
    const leave = () => withdrawTask(at.ports, { ...askOf(planner), taskId: draw.taskId, reason });
    expect(refusalIn(await leave())).toMatchObject({
      code: 'wrong-state',
      errors: [{ field: 'currentDrawId' }],
    });
    acceptedValue(await at.declareVoid(draw.id));
    expect(acceptedValue(await leave()).state).toBe('withdrawn');
  });

  it('is refused once the task is under way, and to another department', async () => {
    const at = await inspectionDesk();
    const { taskId } = await at.drawIn('dispatched');
    expect(refusalIn(await withdrawTask(at.ports, { ...askOf(planner), taskId, reason })).code).toBe(
      'wrong-state',
    );
    const { id } = acceptedValue(await desk.draft());
    expect(refusalIn(await withdraw(id, callerIn('planner', { department: '33.STHJ' }))).code).toBe(
      'outside-jurisdiction',
    );
  });
});

describe('approving a task', () => {
  it('names the approver and the time', async () => {
    const { id } = acceptedValue(await desk.draft());
    expect(acceptedValue(await desk.approve(id))).toMatchObject({
      state: 'approved',
      approvedBy: 'approver',
      approvedAt: desk.clock.now(),
    });
  });

  it('is refused to its drafter, whatever roles the drafter has', async () => {
    const { id } = acceptedValue(await desk.draft());
    const both = { ...planner, roles: ['planner', 'approver'] as const };
    expect(refusalIn(await desk.approve(id, { ...both, roles: [...both.roles] })).code).toBe('same-person');
  });

  it('is refused to everyone who changed its wording', async () => {
    const { id } = acceptedValue(await desk.draft());
    acceptedValue(await edit(id, 1, {}, { ...planner, subject: 'first editor' }));
    acceptedValue(await edit(id, 2, {}, { ...planner, subject: 'second editor' }));
    for (const subject of ['planner', 'first editor', 'second editor'])
      expect(refusalIn(await desk.approve(id, { ...approver, subject })).code).toBe('same-person');
    acceptedValue(await desk.approve(id));
  });

  it('is refused for a wording that was replaced after the approver read it, also at the same moment', async () => {
    const { id } = acceptedValue(await desk.draft());
    acceptedValue(await edit(id, 1, { name: '改名后的抽查' }, other));
    expect(refusalIn(await desk.approve(id, approver, 1))).toMatchObject({
      code: 'stale-version',
      errors: [{ field: 'body.revision' }],
    });
    const [edited, approved] = await Promise.all([
      edit(id, 2, { name: '再改名的抽查' }, other),
      desk.approve(id, approver, 2),
    ]);
    expect([edited.ok, approved.ok].filter(Boolean)).toHaveLength(1);
    if (approved.ok) expect(approved.value.name).toBe('改名后的抽查');
    else expect(approved.refusal.code).toBe('stale-version');
  });

  it('is refused to another department and for a task that does not exist', async () => {
    const { id } = acceptedValue(await desk.draft());
    const stranger = callerIn('approver', { department: '33.STHJ' });
    expect(refusalIn(await desk.approve(id, stranger)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await desk.approve('33.SCJG-2026-9')).code).toBe('not-found');
  });

  it('is possible to the unit above, and once only', async () => {
    const { id } = acceptedValue(await desk.draft());
    acceptedValue(await desk.approve(id, { ...approver, department: '33' }));
    expect(refusalIn(await desk.approve(id)).code).toBe('wrong-state');
  });
});
