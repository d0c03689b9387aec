import { describe, expect, it } from 'vitest';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import type { Inspector } from '../../../shared/domain/registry/inspector.ts';
import { prepareDraw } from '../../../shared/use-cases/inspections/prepare-draw.ts';
import { requestInspectorDraw } from '../../../shared/use-cases/inspections/request-inspector-draw.ts';
import type { Write } from '../../../shared/use-cases/ports.ts';
import {
  askOf,
  entity,
  itemCode,
  itemEntry,
  on,
  subjectOf,
  type TaskDifferences,
} from '../../support/builders.ts';
import { certificateOf } from '../../support/certificates.ts';
import { acceptedValue, refusalIn, seedOf } from '../../support/draws.ts';
import {
  approvedTask,
  deskWith,
  type Frozen,
  frozen,
  frozenFor,
  inspectors,
  preparationOf,
  prepared,
  targets,
} from '../../support/frozen-draw.ts';
import { planner } from '../../support/inspection-desk.ts';
import { changeRegister } from '../../support/register-change.ts';
import { creation } from '../../support/sample-records.ts';
import { cooperating, plannerOf, stagedDesk } from '../../support/staged-desk.ts';

const staffNosIn = ({ inputs }: Frozen): readonly string[] =>
  inputs.pool.map(({ id }) => inputs.staffNoOf.get(id) ?? '').toSorted();
const reasonsIn = ({ exclusions }: Frozen): readonly string[] =>
  exclusions.map(({ reason }) => reason).toSorted();
const memberOf = ({ inputs }: Frozen, staffNo: string) =>
  inputs.pool.find(({ id }) => inputs.staffNoOf.get(id) === staffNo);

describe('the frozen pool', () => {
  it('holds those who may be drawn, and says why the others are not there', async () => {
    const made = await frozen([
      ...targets(4),
      ...inspectors(
        {},
        { state: 'on-leave' },
        { state: 'suspended' },
        { certificateValidUntil: on('2026-03-30') },
        { certificateValidUntil: on('2026-03-31') },
        { itemCodes: ['OTHER'] },
        { itemCodes: ['OTHER', itemCode] },
        { state: 'left' },
        { department: '33.STHJ' },
        { department: '33.SCJG.3301' },
      ),
    ]);
    expect(staffNosIn(made)).toEqual(['JCY-001', 'JCY-005', 'JCY-007', 'JCY-010']);
    expect(reasonsIn(made)).toEqual(['certificate-expired', 'item-out-of-scope', 'on-leave', 'suspended']);
    expect(new Set(made.exclusions.map(({ by }) => by))).toEqual(new Set(['33.SCJG']));
  });

  it('holds nobody who suits no seat', async () => {
    const skilled = { skills: ['特种设备'] };
    const made = await frozen([...targets(4), ...inspectors(skilled, {}, skilled)], {
      seats: [{ department: '33.SCJG', skill: '特种设备', count: 2 }],
    });
    expect(staffNosIn(made)).toEqual(['JCY-001', 'JCY-003']);
    expect(reasonsIn(made)).toEqual(['skill-missing']);
  });

  it('keeps out whom the planner excludes, with the planner’s name and words and no staff number', async () => {
    const made = await frozen([...targets(4), ...inspectors({}, {}, {}, { state: 'on-leave' })], {
      exclusions: {
        inspectors: [
          { staffNo: 'JCY-002', reason: 'declared-interest', note: '与多户存在利害关系' },
          { staffNo: 'JCY-004', reason: 'draw-organiser' },
        ],
      },
    });
    expect(staffNosIn(made)).toEqual(['JCY-001', 'JCY-003']);
    expect(made.exclusions.map(({ id: _, ...rest }) => rest)).toEqual(
      expect.arrayContaining([
        { of: 'inspector', reason: 'declared-interest', by: 'planner', note: '与多户存在利害关系' },
        { of: 'inspector', reason: 'draw-organiser', by: 'planner' },
      ]),
    );
    expect(JSON.stringify(made.exclusions)).not.toContain('JCY');
  });

  it('names everyone by a pseudonym that is new in each draw and tells nothing', async () => {
    const first = await frozen([...targets(4), ...inspectors({}, {}, {})]);
    const { desk } = first;
    const again = await frozenFor(desk, acceptedValue(await desk.freeze(await approvedTask(desk))));
    const ids = [...first.inputs.pool, ...again.inputs.pool].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify([first.inputs.pool, first.exclusions, first.draw.rules])).not.toContain('JCY');
  });

  it('keeps an inspector from targets of a declared interest, and from those visited last time', async () => {
    const made = await frozen([
      ...targets(3),
      creation(
        'entity',
        entity(3, {}, { lastVisit: { visitId: 'v', on: on('2026-02-02'), staffNos: ['JCY-001'] } }),
      ),
      ...inspectors(
        {
          recusals: [
            { target: subjectOf(1), reason: 'former-employer' },
            { target: subjectOf(99), reason: 'family' },
          ],
        },
        {},
        {},
      ),
    ]);
    expect(memberOf(made, 'JCY-001')?.conflicts).toEqual([subjectOf(1), subjectOf(3)]);
    expect(memberOf(made, 'JCY-002')?.conflicts).toEqual([]);
  });

  it('does not hold the inspector who asks for the freezing', async () => {
    const desk = await deskWith(...targets(4), ...inspectors({}, {}, {}));
    const draw = acceptedValue(
      await desk.freeze(await approvedTask(desk), { ...planner, staffNo: 'JCY-002' }),
    );
    const made = await frozenFor(desk, draw);
    expect(staffNosIn(made)).toEqual(['JCY-001', 'JCY-003']);
    expect(reasonsIn(made)).toEqual(['draw-organiser']);
  });

  it('holds whoever may check every item of the task', async () => {
    const made = await frozen(
      [
        creation('item', itemEntry('SCJG-02')),
        ...targets(4),
        ...inspectors({}, { itemCodes: [itemCode, 'SCJG-02'] }, { itemCodes: [itemCode] }),
      ],
      { itemCodes: [itemCode, 'SCJG-02'] },
    );
    expect(staffNosIn(made)).toEqual(['JCY-001', 'JCY-002']);
    expect(reasonsIn(made)).toEqual(['item-out-of-scope']);
  });

  it('of a joint check asks nobody to be able to check the items of another department', async () => {
    const made = await frozen(
      [
        creation('item', itemEntry('STHJ-01', { authority: '33.STHJ' })),
        ...targets(4),
        ...inspectors(
          { itemCodes: [itemCode] },
          { itemCodes: ['STHJ-01'] },
          { department: '33.STHJ', itemCodes: ['STHJ-01'] },
          { department: '33.STHJ', itemCodes: [itemCode] },
        ),
      ],
      {
        itemCodes: [itemCode, 'STHJ-01'],
        seats: ['33.SCJG', '33.STHJ'].map((department) => ({ department, count: 1 })),
      },
    );
    expect(staffNosIn(made)).toEqual(['JCY-001', 'JCY-003']);
    expect(reasonsIn(made)).toEqual(['item-out-of-scope', 'item-out-of-scope']);
  });

  it('takes an inspector without a region of their own for one who works everywhere in the province', async () => {
    const { inputs } = await frozen([...targets(4), ...inspectors({}, { regions: ['330100'] }, {})], {
      region: 'own-district',
    });
    expect(inputs.pool.map(({ regions }) => regions.join()).toSorted()).toEqual(['33', '33', '3301']);
  });

  it('gives an inspector without a capacity of their own as many visits as there are targets', async () => {
    const { inputs } = await frozen([...targets(4), ...inspectors({ capacity: 2 }, {}, {}, {})]);
    expect(inputs.pool.map(({ capacity }) => capacity).toSorted()).toEqual([2, 4, 4, 4]);
  });
});

describe('a person who is in the register twice', () => {
  it('is refused by name, never two members', async () => {
    const twice = { certificateNo: '执法证 7' };
    const desk = await deskWith(
      ...targets(4),
      ...inspectors({}, twice, {}, { ...twice, department: '33.STHJ' }),
    );
    const joint: TaskDifferences = {
      seats: ['33.SCJG', '33.STHJ'].map((department) => ({ department, count: 1 })),
    };
    const no = refusalIn(await desk.freeze(await approvedTask(desk, joint)));
    expect(no.code).toBe('invalid-input');
    expect(no.reason.zh).toContain('JCY-002（33.SCJG）与 JCY-004（33.STHJ）');
    // The row that is out of use does no harm.
    await changeRegister(desk.ports, 'inspector', { staffNo: 'JCY-002' }, (value) => ({
      ...value,
      state: 'suspended',
    }));
    acceptedValue(await desk.freeze(await approvedTask(desk, joint)));
  });
});

describe('a person who is in the register of two departments that draw for themselves', () => {
  it('is refused by name too, before anybody could be sent to one visit as two people', async () => {
    const { desk, targets: drawn } = await stagedDesk();
    const certificateNo = '执法证 7';
    for (const staffNo of ['JCY-001', 'JCY-101'])
      await changeRegister(desk.ports, 'inspector', { staffNo }, (value) => ({ ...value, certificateNo }));
    const request = { drawId: drawn.id, department: cooperating, purpose: 'freeze' } as const;
    const { id } = acceptedValue(
      await requestInspectorDraw(desk.ports, { ...askOf(plannerOf(cooperating)), ...request }),
    );
    acceptedValue(await prepareDraw(desk.ports, id));
    const { state, refusal } = await preparationOf(desk, id);
    expect([state, refusal?.code]).toEqual(['refused', 'invalid-input']);
    expect(refusal?.reason.zh).toContain('JCY-101（33.STHJ）');
    expect(refusal?.reason.zh).toContain('JCY-001（33.SCJG）');
  });
});

describe('a named expert', () => {
  const seats: TaskDifferences['seats'] = [
    { department: '33.SCJG', count: 1 },
    { department: '33.SCJG', expert: 'JCY-003', count: 1 },
  ];
  const experts = (...others: readonly Partial<Inspector>[]) =>
    inspectors({}, { isExpert: true }, { isExpert: true, skills: ['文物'] }, ...others);

  it('comes to every visit, whatever the seed', async () => {
    const { draw, inputs } = await frozen([...targets(8), ...experts({})], { seats });
    const [, place] = draw.rules.seats;
    const expert = [...inputs.staffNoOf].find(([, staffNo]) => staffNo === 'JCY-003')?.[0];
    expect(place).toEqual({ department: '33.SCJG', skill: `named-expert:${expert}`, count: 1 });
    for (const name of ['one', 'two', 'three']) {
      const visits = acceptedValue(
        conductDraw({ frame: inputs.frame, pool: inputs.pool, rules: draw.rules, seed: seedOf(name) }),
      );
      expect(visits.map(({ inspectors: company }) => company[1])).toEqual(visits.map(() => expert));
    }
  });

  it('and exclusions by hand stand in a certificate that is valid and names nobody', async () => {
    const desk = await deskWith(...targets(6), ...experts({}, {}));
    const draw = await desk.drawIn('revealed', {
      seats,
      exclusions: {
        targets: [{ target: subjectOf(5), reason: 'outside-scope', note: '在建未营业' }],
        inspectors: [{ staffNo: 'JCY-005', reason: 'declared-interest' }],
      },
    });
    const certificate = await certificateOf(desk.ports, draw.id);
    expect(verifyCertificate(certificate)).toMatchObject({ valid: true });
    expect(JSON.stringify(certificate)).not.toContain('JCY');
    expect(JSON.stringify(certificate)).toContain('在建未营业');
  });

  it('keeps the skills of the register, and nobody else has the private one', async () => {
    const made = await frozen([...targets(4), ...experts({})], { seats });
    expect(memberOf(made, 'JCY-003')?.skills).toHaveLength(2);
    expect(memberOf(made, 'JCY-003')?.skills).toContain('文物');
    for (const staffNo of ['JCY-001', 'JCY-002', 'JCY-004'])
      expect(memberOf(made, staffNo)?.skills).toEqual([]);
  });

  it.each([
    ['on leave', { state: 'on-leave' }, '请假或离岗'],
    ['without a certificate for the last day', { certificateValidUntil: on('2026-03-20') }, '有效期'],
    ['out of the service', { state: 'left' }, '名录'],
  ] as const)('who is %s is missed at once, by name', async (_, change, why) => {
    const desk = await deskWith(...targets(4), ...experts({}));
    const taskId = await approvedTask(desk, { seats });
    await changeRegister(desk.ports, 'inspector', { staffNo: 'JCY-003' }, (value) => ({
      ...value,
      ...change,
    }));
    const { state, preview } = await prepared(desk, taskId);
    expect(state).toBe('done');
    expect(preview?.obstacle?.zh).toContain('点名专家 JCY-003 不能参加');
    expect(preview?.obstacle?.zh).toContain(why);
    expect(refusalIn(await desk.freeze(taskId)).code).toBe('pool-insufficient');
  });

  it('who is already taken up blocks, and the planner is told to name another', async () => {
    const desk = await deskWith(
      ...targets(4),
      ...inspectors({}, {}, { isExpert: true, capacity: 1 }),
      creation('unit', {
        code: '33.SCJG',
        name: '浙江省市场监督管理局',
        level: 'province',
        jurisdiction: '330000',
      }),
    );
    const { preview } = await prepared(desk, await approvedTask(desk, { seats }));
    expect(preview?.obstacle?.zh).toContain('各需 1 名浙江省市场监督管理局点名专家');
    expect(preview?.obstacle?.zh).toContain('另点一名能够承担的专家');
    expect(preview?.obstacle?.zh).not.toContain('named-expert');
    expect(preview?.obstacle?.en).toContain('naming an expert who can come');
  });
});

describe('the obstacle that a preview tells of', () => {
  const obstacleOf = async (register: readonly Write[], differences: TaskDifferences) => {
    const desk = await deskWith(...register);
    const { state, preview } = await prepared(desk, await approvedTask(desk, differences));
    expect(state).toBe('done');
    return preview?.obstacle?.zh;
  };

  it('is none when every seat can be filled', async () => {
    expect(await obstacleOf([...targets(4), ...inspectors({}, {})], {})).toBeUndefined();
  });

  it('says how many with which skill are short, and that a smaller sample would do', async () => {
    const skilled = { skills: ['特种设备'], capacity: 1 };
    expect(
      await obstacleOf([...targets(4), ...inspectors({}, {}, skilled, skilled)], {
        seats: [
          { department: '33.SCJG', count: 1 },
          { department: '33.SCJG', skill: '特种设备', count: 1 },
        ],
      }),
    ).toBe(
      '4 个检查对象各需 1 名 33.SCJG “特种设备”检查人员，共 4 人次；可承担的检查人员只有 2 名，最多 2 人次。可以：再增加 1 名 33.SCJG “特种设备”检查人员；或者提高这些人员的抽取上限（须回避的除外）；或者减少抽取数，使这些席位不超过 2 人次。',
    );
  });

  it('names the districts, and says that a wider region rule would do', async () => {
    const text = await obstacleOf(
      [
        ...targets(4, () => ({ district: '330206' })),
        ...inspectors({ regions: ['3301'] }, { regions: ['3302'] }),
      ],
      { criteria: { districts: ['33'] }, region: 'own-district' },
    );
    expect(text).toContain('4 个检查对象（北仑区）各需 2 名');
    expect(text).toContain('再增加 1 名符合地区规则的 33.SCJG 检查人员');
    expect(text).toContain('放宽地区规则');
    expect(text).not.toContain('减少抽取数');
  });

  it('says when nobody at all is there', async () => {
    const text = await obstacleOf([...targets(4), ...inspectors({ state: 'on-leave' })], {});
    expect(text).toContain('人员池中没有可承担的检查人员');
    expect(text).toContain('再增加 2 名');
    expect(text).not.toContain('提高这些人员');
  });

  it('says when a visit has more seats than there are inspectors: no smaller sample would do', async () => {
    const text = await obstacleOf([...targets(4), ...inspectors({}, {})], {
      seats: [{ department: '33.SCJG', count: 3 }],
    });
    expect(text).toContain('各需 3 名');
    expect(text).toContain('再增加 1 名');
    expect(text).not.toContain('减少抽取数');
  });

  it('names a number of inspectors, and a smaller sample, that do help', async () => {
    const skilled = { skills: ['特种设备'], capacity: 1 };
    const seats: TaskDifferences['seats'] = [
      { department: '33.SCJG', count: 1 },
      { department: '33.SCJG', skill: '特种设备', count: 1 },
    ];
    const desk = await deskWith(
      ...targets(4),
      ...inspectors({}, {}, skilled, skilled, { ...skilled, state: 'on-leave' }),
    );
    const blocked = await approvedTask(desk, { seats });
    expect((await prepared(desk, blocked)).preview?.obstacle?.zh).toContain('再增加 1 名');
    const smaller = await approvedTask(desk, { seats, sampling: { kind: 'fixed-size', size: 2 } });
    expect((await prepared(desk, smaller)).preview).not.toHaveProperty('obstacle');
    await changeRegister(desk.ports, 'inspector', { staffNo: 'JCY-005' }, ({ capacity: _, ...value }) => ({
      ...value,
      state: 'active',
    }));
    expect((await prepared(desk, blocked)).preview).not.toHaveProperty('obstacle');
  });
});
