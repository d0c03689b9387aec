import { beforeEach, describe, expect, it } from 'vitest';
import { exclusionsRoot } from '../../../shared/domain/draws/exclusion.ts';
import { frameRoot } from '../../../shared/domain/draws/frame.ts';
import { poolRoot } from '../../../shared/domain/draws/pool.ts';
import type { TaskDraft } from '../../../shared/domain/inspections/task.ts';
import type { Inspector } from '../../../shared/domain/registry/inspector.ts';
import type { Target } from '../../../shared/domain/registry/target.ts';
import { frozenInputs } from '../../../shared/use-cases/inspections/frozen-inputs.ts';
import type { Write } from '../../../shared/use-cases/ports.ts';
import {
  askOf,
  callerIn,
  entity,
  inspectorEntry,
  itemCode,
  itemEntry,
  on,
  subjectOf,
} from '../../support/builders.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { approver, type Desk, inspectionDesk, planner } from '../../support/inspection-desk.ts';
import { testNow } from '../../support/manual-clock.ts';
import { creation } from '../../support/sample-records.ts';

const item = creation('item', itemEntry(itemCode));
const targets = (count: number, differences: (n: number) => Partial<Target> = () => ({})): Write[] =>
  Array.from({ length: count }, (_, n) => creation('entity', entity(n, differences(n))));
const inspectors = (...differences: readonly Partial<Inspector>[]): Write[] =>
  differences.map((one, n) => creation('inspector', inspectorEntry(n + 1, one)));

const approvedTask = async (desk: Desk, differences?: Partial<TaskDraft>): Promise<string> => {
  const task = acceptedValue(await desk.draft(differences));
  return acceptedValue(await desk.approve(task.id)).id;
};

/** Freezes a draw over a register and gives what was frozen. */
const frozen = async (register: readonly Write[], differences?: Partial<TaskDraft>) => {
  const desk = await inspectionDesk([item, ...register]);
  const draw = acceptedValue(await desk.freeze(await approvedTask(desk, differences)));
  return { desk, draw, inputs: await frozenInputs(desk.ports.records, draw.inputsId) };
};

describe('the frozen frame', () => {
  it('holds the active targets of the districts named, and every other one with its reason', async () => {
    const states = ['active', 'deregistered', 'revoked', 'moved-out', 'active', 'untraceable'] as const;
    const register = [
      ...targets(6, (n) => ({ state: states[n] ?? 'active' })),
      creation('entity', entity(7, { district: '330206' })),
      ...inspectors({}, {}),
    ];
    const { draw, inputs } = await frozen(register, { sampling: { kind: 'fixed-size', size: 2 } });
    expect(inputs.frame.map(({ id }) => id)).toEqual([subjectOf(0), subjectOf(4)].sort());
    expect(inputs.exclusions).toEqual(
      [1, 2, 3, 5].map((n) => ({ of: 'target', id: subjectOf(n), reason: 'not-active', by: '33.SCJG' })),
    );
    expect(draw.counts).toEqual({ frame: 2, pool: 2, exclusions: 4, sample: 2 });
  });

  it.each([
    ['industry', { industries: ['F51'] }, [0, 1]],
    ['a part of an industry', { industries: ['F'] }, [0, 1, 2]],
    ['type', { types: ['individual-business'] }, [1, 3]],
    ['tag', { tags: ['食品'] }, [2, 3]],
    ['all at once', { industries: ['F'], types: ['enterprise'], tags: ['食品'] }, [2]],
    ['county', { districts: ['330106'] }, [0, 1, 2]],
    ['province', { districts: ['33'] }, [0, 1, 2, 3]],
    ['several districts that overlap', { districts: ['3301', '330106', '33'] }, [0, 1, 2, 3]],
  ])('takes targets by %s', async (_, criteria, expected) => {
    const kinds: Partial<Target>[] = [
      { industry: 'F5101' },
      { industry: 'F51', type: 'individual-business' },
      { industry: 'F52', tags: ['食品', '药品'] },
      { industry: 'C14', type: 'individual-business', tags: ['食品'], district: '330102' },
    ];
    const { inputs } = await frozen([...targets(4, (n) => kinds[n] ?? {}), ...inspectors({}, {})], {
      criteria: { districts: ['3301'], industries: [], types: [], tags: [], ...criteria },
      sampling: { kind: 'fixed-size', size: 1 },
    });
    expect(inputs.frame.map(({ id }) => id)).toEqual(expected.map(subjectOf));
  });

  it('takes each risk class for a stratum and draws more from the riskier', async () => {
    const classes = ['A', 'B', 'C', 'D'] as const;
    const register = Array.from({ length: 400 }, (_, n): Write => {
      const riskClass = classes[n % 4] ?? 'A';
      return creation('entity', {
        ...entity(n),
        standing: {
          subject: subjectOf(n),
          asOf: testNow,
          riskClass,
          score: 900,
          grade: '1',
          lists: [],
          measures: [],
          lines: [],
        },
      });
    });
    const { draw } = await frozen([...register, creation('entity', entity(400)), ...inspectors({}, {})], {
      sampling: { kind: 'by-risk-class' },
    });
    const sizes = Object.fromEntries(draw.rules.strata.map(({ stratum, size }) => [stratum, size]));
    expect(sizes).toEqual({ D: 30, C: 10, B: 2, A: 1, N: 1 });
    expect(draw.counts.sample).toBe(44);
  });

  it('is what the draw’s roots are of, and its names are kept beside it', async () => {
    const { draw, inputs } = await frozen([
      ...targets(30),
      ...inspectors({}, { recusals: [{ target: subjectOf(3), reason: 'family' }] }, {}),
    ]);
    expect(acceptedValue(frameRoot(inputs.frame))).toBe(draw.roots.frame);
    expect(acceptedValue(poolRoot(inputs.pool))).toBe(draw.roots.pool);
    expect(acceptedValue(exclusionsRoot(inputs.exclusions))).toBe(draw.roots.exclusions);
    expect(inputs.nameOf.get(subjectOf(3))).toBe('杭州示例第3号商贸有限公司');
  });

  it('is read whole although it is stored in parts', async () => {
    const { draw, inputs } = await frozen([...targets(1201), ...inspectors({}, {})]);
    expect(inputs.frame).toHaveLength(1201);
    expect(acceptedValue(frameRoot(inputs.frame))).toBe(draw.roots.frame);
  });

  it('does not move when the registers do', async () => {
    const { desk: at, draw, inputs } = await frozen([...targets(8), ...inspectors({}, {})]);
    const { records, ledger, clock } = at.ports;
    const before = await records.get('entity', { target: { id: subjectOf(0) } });
    const gone = entity(0, { state: 'deregistered', name: '另一名称' });
    acceptedValue(
      await ledger.apply({
        ...askOf(planner),
        at: clock.now(),
        actor: 'steward',
        action: 'register-imported',
        about: 'import/1',
        basis: '谁管辖谁维护',
        writes: [{ kind: 'entity', value: gone, before }, ...inspectors({}, {}, {}).slice(2)],
        answer: null,
      }),
    );
    expect(await frozenInputs(records, draw.inputsId)).toEqual(inputs);
  });
});

describe('the frozen pool', () => {
  it('holds those who may be drawn, and says why the others are not there', async () => {
    const { inputs } = await frozen([
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
    const staffNos = inputs.pool.map(({ id }) => inputs.staffNoOf.get(id));
    expect(staffNos.toSorted()).toEqual(['JCY-001', 'JCY-005', 'JCY-007', 'JCY-010']);
    expect(inputs.exclusions.map(({ reason }) => reason).toSorted()).toEqual([
      'certificate-expired',
      'item-out-of-scope',
      'on-leave',
      'suspended',
    ]);
  });

  it('names everyone by a pseudonym that is new in each draw and tells nothing', async () => {
    const { desk: at, draw, inputs } = await frozen([...targets(4), ...inspectors({}, {}, {})]);
    const again = acceptedValue(await at.freeze(await approvedTask(at)));
    const second = await frozenInputs(at.ports.records, again.inputsId);
    const ids = [...inputs.pool, ...second.pool].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify([inputs.pool, inputs.exclusions, draw.rules])).not.toContain('JCY');
  });

  it('keeps an inspector from targets of a declared interest, and from those visited last time', async () => {
    const register = [
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
    ];
    const { inputs } = await frozen(register);
    const conflicts = inputs.pool.map(({ id, conflicts: targetIds }) => [
      inputs.staffNoOf.get(id),
      targetIds,
    ]);
    expect(Object.fromEntries(conflicts)).toEqual({
      'JCY-001': [subjectOf(1), subjectOf(3)],
      'JCY-002': [],
      'JCY-003': [],
    });
  });

  it('does not hold the inspector who prepares the draw', async () => {
    const at = await inspectionDesk([item, ...targets(4), ...inspectors({}, {}, {})]);
    const organiser = { ...planner, staffNo: 'JCY-002' };
    const draw = acceptedValue(await at.freeze(await approvedTask(at), organiser));
    const { pool, exclusions, staffNoOf } = await frozenInputs(at.ports.records, draw.inputsId);
    expect(pool.map(({ id }) => staffNoOf.get(id)).toSorted()).toEqual(['JCY-001', 'JCY-003']);
    expect(exclusions.map(({ reason }) => reason)).toEqual(['draw-organiser']);
  });

  it('holds whoever may check every item of the task', async () => {
    const second = creation('item', itemEntry('SCJG-02'));
    const { inputs } = await frozen(
      [
        second,
        ...targets(4),
        ...inspectors({}, { itemCodes: [itemCode, 'SCJG-02'] }, { itemCodes: [itemCode] }),
      ],
      { itemCodes: [itemCode, 'SCJG-02'] },
    );
    expect(inputs.pool).toHaveLength(2);
    expect(inputs.exclusions.map(({ reason }) => reason)).toEqual(['item-out-of-scope']);
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

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk();
});

describe('freezing', () => {
  it('fixes everything at once and says so in the public log', async () => {
    const taskId = await approvedTask(desk);
    const draw = acceptedValue(await desk.freeze(taskId));
    expect(draw).toMatchObject({ id: `${taskId}-1`, number: 1, state: 'frozen', frozenBy: 'planner' });
    const [entry] = await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`);
    expect(entry).toMatchObject({
      action: 'frame-frozen',
      facts: { number: 1, ...draw.roots, ...draw.counts },
    });
    const task = await desk.ports.records.get('task', { id: taskId });
    expect(task?.value).toMatchObject({ draws: 1, currentDrawId: draw.id });
  });

  it('is refused before the task is approved, and to another department', async () => {
    const { id } = acceptedValue(await desk.draft());
    expect(refusalIn(await desk.freeze(id)).code).toBe('wrong-state');
    acceptedValue(await desk.approve(id));
    expect(refusalIn(await desk.freeze(id, callerIn('planner', { department: '33.STHJ' }))).code).toBe(
      'outside-jurisdiction',
    );
    expect(refusalIn(await desk.freeze('33.SCJG-2026-9')).code).toBe('not-found');
  });

  it('is refused once the task has ended', async () => {
    const taskId = await approvedTask(desk);
    desk.clock.set('2026-03-31T16:00:00.000Z');
    expect(refusalIn(await desk.freeze(taskId))).toMatchObject({
      code: 'wrong-state',
      errors: [{ field: 'endsOn' }],
    });
    desk.clock.set('2026-03-31T15:59:59.999Z');
    acceptedValue(await desk.freeze(taskId));
  });

  it('is refused a second time while a draw of the task lives', async () => {
    const taskId = await approvedTask(desk);
    acceptedValue(await desk.freeze(taskId));
    expect(refusalIn(await desk.freeze(taskId)).code).toBe('wrong-state');
  });

  it('happens once when two planners start it at the same time', async () => {
    const taskId = await approvedTask(desk);
    const outcomes = await Promise.all([
      desk.freeze(taskId),
      desk.freeze(taskId, { ...planner, subject: 'second' }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await desk.ports.records.get('task', { id: taskId }))?.value.draws).toBe(1);
  });

  it('is refused without a single target', async () => {
    const taskId = await approvedTask(desk, {
      criteria: { districts: ['3302'], industries: [], types: [], tags: [] },
    });
    expect(refusalIn(await desk.freeze(taskId)).code).toBe('empty-frame');
  });

  it('is refused when more are to be drawn than there are', async () => {
    const taskId = await approvedTask(desk, { sampling: { kind: 'fixed-size', size: 41 } });
    expect(refusalIn(await desk.freeze(taskId))).toMatchObject({
      code: 'invalid-input',
      errors: [{ field: 'sampling.size' }],
    });
  });

  it('is refused when no assignment fills every seat, and leaves the task as it was', async () => {
    const taskId = await approvedTask(desk, {
      seats: [{ department: '33.SCJG', skill: '特种设备', count: 2 }],
    });
    const no = refusalIn(await desk.freeze(taskId));
    expect(no.code).toBe('pool-insufficient');
    expect(no.reason.zh).toContain('特种设备');
    const task = await desk.ports.records.get('task', { id: taskId });
    expect(task?.value.draws).toBe(0);
    acceptedValue(await desk.freeze(await approvedTask(desk), { ...approver, roles: ['planner'] }));
  });

  it('of a task whose inspectors go to their own districts needs to know where each target is', async () => {
    const at = await inspectionDesk([
      item,
      ...targets(4),
      creation('entity', entity(5, { district: '330100' })),
      ...inspectors({ regions: ['3301'] }, { regions: ['330106'] }, { regions: ['33'] }),
    ]);
    const draw = acceptedValue(
      await at.freeze(
        await approvedTask(at, { region: 'own-district', sampling: { kind: 'fixed-size', size: 1 } }),
      ),
    );
    const { pool } = await frozenInputs(at.ports.records, draw.inputsId);
    expect(pool.flatMap(({ regions }) => regions).toSorted()).toEqual(['33', '3301', '330106']);
  });
});
