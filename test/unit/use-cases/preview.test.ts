import { describe, expect, it } from 'vitest';
import { editTask } from '../../../shared/use-cases/inspections/edit-task.ts';
import { prepareDraw } from '../../../shared/use-cases/inspections/prepare-draw.ts';
import { requestPreparation } from '../../../shared/use-cases/inspections/request-preparation.ts';
import { askOf, entity, subjectOf, type TaskDifferences, taskDraft } from '../../support/builders.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
  approvedTask,
  deskWith,
  frozenFor,
  inspectors,
  preparationOf,
  prepared,
  targets,
} from '../../support/frozen-draw.ts';
import { type Desk, inspectionDesk, planner } from '../../support/inspection-desk.ts';
import { creation } from '../../support/sample-records.ts';

/** Thirty targets and five inspectors, some of either kept out. */
const mixedDesk = (): Promise<Desk> =>
  deskWith(
    ...targets(30, (n) => ({ state: n < 12 ? 'closed' : 'active', tags: n === 12 ? ['无事不扰'] : [] })),
    ...inspectors({}, {}, {}, { state: 'on-leave' }, { state: 'suspended' }),
  );
const excluding: TaskDifferences = {
  exclusions: {
    targets: [{ target: subjectOf(20), reason: 'outside-scope', note: '在建未营业' }],
    inspectors: [{ staffNo: 'JCY-003', reason: 'declared-interest' }],
  },
};

describe('a preview', () => {
  it('tells of strata, sizes, seats and pool, and of those kept out why, how many and who', async () => {
    const desk = await mixedDesk();
    const { state, preview, drawId } = await prepared(desk, await approvedTask(desk, excluding));
    expect([state, drawId]).toEqual(['done', undefined]);
    expect(preview).toMatchObject({
      strata: [{ stratum: 'N', available: 16, size: 4 }],
      aboveCap: 0,
      pool: 2,
      seats: 8,
    });
    expect(preview).not.toHaveProperty('obstacle');
    const told = preview?.excluded.map(({ of, reason, count }) => `${of} ${reason} ${count}`).toSorted();
    expect(told).toEqual([
      'inspector declared-interest 1',
      'inspector on-leave 1',
      'inspector suspended 1',
      'target no-check-listed 1',
      'target not-active 12',
      'target outside-scope 1',
    ]);
    const firstOf = (wanted: string) => preview?.excluded.find(({ reason }) => reason === wanted)?.first;
    expect(firstOf('outside-scope')).toEqual([
      { id: subjectOf(20), name: '杭州示例第20号商贸有限公司', by: 'planner', note: '在建未营业' },
    ]);
    expect(firstOf('declared-interest')).toEqual([{ id: 'JCY-003', name: '检查员 3', by: 'planner' }]);
    expect(firstOf('not-active')).toHaveLength(10);
    expect(firstOf('not-active')?.[0]).toEqual({
      id: subjectOf(0),
      name: '杭州示例第0号商贸有限公司',
      by: '33.SCJG',
    });
  });

  it('shows what freezing then stores', async () => {
    const desk = await mixedDesk();
    const taskId = await approvedTask(desk, excluding);
    const { preview } = await prepared(desk, taskId);
    const { draw, exclusions } = await frozenFor(desk, acceptedValue(await desk.freeze(taskId)));
    expect((await preparationOf(desk, taskId)).preview).toEqual(preview);
    expect(draw.counts).toEqual({ frame: 16, pool: 2, exclusions: 17, sample: 4 });
    expect(exclusions).toHaveLength(preview?.excluded.reduce((sum, { count }) => sum + count, 0) ?? -1);
  });

  it('is there for a draft too, and again after it is changed', async () => {
    const desk = await inspectionDesk();
    const { id } = acceptedValue(await desk.draft());
    expect((await prepared(desk, id)).preview).toMatchObject({ revision: 1, seats: 8 });
    const draft = taskDraft({ sampling: { kind: 'fixed-size', size: 3 } });
    acceptedValue(await editTask(desk.ports, { ...askOf(planner), taskId: id, revision: 1, draft }));
    expect((await prepared(desk, id)).preview).toMatchObject({ revision: 2, seats: 6 });
    expect(refusalIn(await desk.freeze(id)).code).toBe('wrong-state');
  });

  it('counts the targets that no frame can hold, because the register does not know their district', async () => {
    const { district: _, ...lost } = entity(30, { industry: 'C14' }).target;
    const { district: __, ...other } = entity(31).target;
    const desk = await deskWith(
      ...targets(4),
      ...[lost, other].map((target) => creation('entity', { ...entity(0), target })),
      ...inspectors({}, {}),
    );
    const all = await prepared(desk, await approvedTask(desk));
    expect(all.preview).toMatchObject({ unplaced: 2, strata: [{ available: 4 }] });
    const criteria = { districts: ['3301'], industries: ['F'] };
    expect((await prepared(desk, await approvedTask(desk, { criteria }))).preview?.unplaced).toBe(1);
  });

  it('changes nothing: neither the task nor the public log', async () => {
    const desk = await inspectionDesk();
    const taskId = await approvedTask(desk);
    const before = await desk.ports.records.get('task', { id: taskId });
    await prepared(desk, taskId);
    expect(await desk.ports.records.get('task', { id: taskId })).toEqual(before);
    expect((await desk.ports.ledger.publicLogHead()).size).toBe(0);
    acceptedValue(await desk.freeze(taskId));
  });

  it('waits for the request before it, and replaces what that came to', async () => {
    const desk = await inspectionDesk();
    const taskId = await approvedTask(desk, { sampling: { kind: 'fixed-size', size: 41 } });
    const ask = (purpose: 'preview' | 'freeze') =>
      requestPreparation(desk.ports, { ...askOf(planner), taskId, purpose });
    acceptedValue(await ask('preview'));
    expect(refusalIn(await ask('preview')).code).toBe('wrong-state');
    expect(refusalIn(await ask('freeze')).code).toBe('wrong-state');
    acceptedValue(await prepareDraw(desk.ports, taskId));
    expect(await preparationOf(desk, taskId)).toMatchObject({
      state: 'refused',
      refusal: { code: 'invalid-input' },
    });
    const again = acceptedValue(await ask('freeze'));
    expect(again).toMatchObject({ state: 'running', purpose: 'freeze' });
    expect(again).not.toHaveProperty('refusal');
    expect(again).not.toHaveProperty('preview');
  });

  it('of inspectors kept out to the last says so, with the reasons', async () => {
    const desk = await deskWith(...targets(4), ...inspectors({ state: 'on-leave' }, { state: 'suspended' }));
    const { state, preview } = await prepared(desk, await approvedTask(desk));
    expect([state, preview?.pool]).toEqual(['done', 0]);
    expect(preview?.obstacle?.zh).toContain('人员池中没有可承担的检查人员');
    expect(preview?.excluded.map(({ reason }) => reason).toSorted()).toEqual(['on-leave', 'suspended']);
  });
});
