import { beforeEach, describe, expect, it } from 'vitest';
import { callerIn, itemEntry, on, taskDraft } from '../../support/builders.ts';
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
  ]);
});

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
    ['checks what the catalogue does not list', { itemCodes: ['SCJG-01', 'SCJG-99'] }, 'body.itemCodes'],
  ])('is refused when it %s', async (_, differences, field) => {
    const { code, errors } = refusalIn(await desk.draft(differences));
    expect(code).toBe('invalid-input');
    expect(errors?.[0]?.field).toBe(field);
  });

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

  it('takes nothing for a department that is no unit code', () => {
    const { body } = contractOf('draftTask');
    if (body === undefined || body === 'rows') throw new Error('a draft is JSON');
    const parse = (differences: object) => body.safeParse({ ...taskDraft(), ...differences }).success;
    expect(parse({})).toBe(true);
    expect(parse({ leadDepartment: '33.SCJG.杭州' })).toBe(false);
    expect(parse({ seats: [{ department: '33.SCJG x', count: 2 }] })).toBe(false);
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
