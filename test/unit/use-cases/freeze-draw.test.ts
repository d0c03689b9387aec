import { beforeEach, describe, expect, it } from 'vitest';
import type { RunProgress } from '../../../shared/domain/inspections/run.ts';
import { prepareDraw } from '../../../shared/use-cases/inspections/prepare-draw.ts';
import { readPreparation } from '../../../shared/use-cases/inspections/read-preparation.ts';
import { requestPreparation } from '../../../shared/use-cases/inspections/request-preparation.ts';
import { withdrawTask } from '../../../shared/use-cases/inspections/withdraw-task.ts';
import type { Ledger } from '../../../shared/use-cases/ports.ts';
import { runIdOf } from '../../../shared/use-cases/runs.ts';
import { askOf, callerIn, entity } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
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
import { approver, type Desk, inspectionDesk, planner } from '../../support/inspection-desk.ts';
import { creation } from '../../support/sample-records.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk();
});

const taskOf = async (taskId: string) => {
  const stored = await desk.ports.records.get('task', { id: taskId });
  if (stored === undefined) throw new Error(`there is no task ${taskId}`);
  return stored.value;
};
const request = (taskId: string, by = planner) =>
  requestPreparation(desk.ports, { ...askOf(by), taskId, purpose: 'freeze' });
const underWay = async (): Promise<readonly string[]> =>
  (await collect(desk.ports.records.all('runsUnderWay', {}))).map(({ value }) => value.id);

/** The desk's ledger, in which one call of a method breaks off: before it does anything, or after it has. */
const breakingLedger = (method: 'apply' | 'prepare', when: 'before' | 'after'): Ledger => {
  const { ledger } = desk.ports;
  let isWhole = false;
  const breaking =
    <Asked extends readonly unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      if (isWhole) return call(...asked);
      isWhole = true;
      if (when === 'after') await call(...asked);
      throw new Error('the machine went away');
    };
  return { ...ledger, [method]: breaking(ledger[method] as (...asked: unknown[]) => Promise<unknown>) };
};

describe('freezing', () => {
  it('fixes everything at once and says so in the public log, in flat facts', async () => {
    const taskId = await approvedTask(desk);
    const draw = acceptedValue(await desk.freeze(taskId));
    expect(draw).toMatchObject({
      id: `${taskId}-1`,
      number: 1,
      state: 'frozen',
      stage: { kind: 'together' },
      frozenBy: 'planner',
      lastAt: draw.frozenAt,
      inspectorDraws: [],
      substitutions: 0,
    });
    const [entry] = await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`);
    expect(entry?.action).toBe('frame-frozen');
    expect(entry?.at).toBe(draw.frozenAt);
    expect(entry?.facts).toEqual({
      number: 1,
      taskId,
      frameRoot: draw.roots.frame,
      frameSize: 40,
      poolRoot: draw.roots.pool,
      poolSize: 6,
      exclusionsRoot: draw.roots.exclusions,
      exclusions: 0,
      sample: 4,
    });
    expect(await taskOf(taskId)).toMatchObject({ draws: 1, currentDrawId: draw.id });
    expect(await preparationOf(desk, taskId)).toMatchObject({
      state: 'done',
      drawId: draw.id,
      preview: { strata: [{ stratum: 'N', available: 40, size: 4 }], pool: 6, seats: 8 },
    });
    expect(await underWay()).toEqual([]);
  });

  it('of a task whose departments draw their inspectors later fixes the targets alone', async () => {
    const taskId = await approvedTask(desk, { inspectorStage: 'by-department' });
    const made = await frozenFor(desk, acceptedValue(await desk.freeze(taskId)));
    expect(made.draw).toMatchObject({
      stage: { kind: 'targets' },
      rules: { seats: [] },
      counts: { frame: 40, pool: 0, sample: 4 },
    });
    expect(made.inputs.pool).toEqual([]);
    expect((await preparationOf(desk, taskId)).preview).toMatchObject({ pool: 0, seats: 0 });
  });

  it('is refused before the task is approved, and to another department', async () => {
    const { id } = acceptedValue(await desk.draft());
    expect(refusalIn(await request(id)).code).toBe('wrong-state');
    acceptedValue(await desk.approve(id));
    const stranger = callerIn('planner', { department: '33.STHJ' });
    expect(refusalIn(await request(id, stranger)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await request('33.SCJG-2026-9')).code).toBe('not-found');
  });

  it('is refused once the task has ended', async () => {
    const taskId = await approvedTask(desk);
    desk.clock.set('2026-03-31T16:00:00.000Z');
    expect(refusalIn(await request(taskId))).toMatchObject({
      code: 'wrong-state',
      errors: [{ field: 'endsOn' }],
    });
    desk.clock.set('2026-03-31T15:59:59.999Z');
    acceptedValue(await desk.freeze(taskId));
  });

  it('is refused a second time while a draw of the task lives', async () => {
    const taskId = await approvedTask(desk);
    acceptedValue(await desk.freeze(taskId));
    expect(refusalIn(await request(taskId)).code).toBe('wrong-state');
  });

  it('is refused when more are to be drawn than there are, with the figures', async () => {
    const taskId = await approvedTask(desk, { sampling: { kind: 'fixed-size', size: 41 } });
    const { state, refusal, preview, drawId } = await prepared(desk, taskId, 'freeze');
    expect([state, refusal?.code, drawId]).toEqual(['refused', 'invalid-input', undefined]);
    expect(refusal?.reason.zh).toContain('至少应抽 41 个');
    expect(preview?.strata).toEqual([
      { stratum: 'N', label: { zh: '尚未评价', en: 'not yet evaluated' }, available: 40 },
    ]);
  });

  it('is refused when no assignment fills every seat, and leaves the task as it was', async () => {
    const taskId = await approvedTask(desk, {
      seats: [{ department: '33.SCJG', skill: '特种设备', count: 2 }],
    });
    const no = refusalIn(await desk.freeze(taskId));
    expect(no.code).toBe('pool-insufficient');
    expect(no.reason.zh).toContain('特种设备');
    expect(await taskOf(taskId)).toMatchObject({ draws: 0, state: 'approved' });
    expect(await desk.ports.ledger.publicLogAbout(`draw/${taskId}-1`)).toEqual([]);
    expect(await underWay()).toEqual([]);
    acceptedValue(await desk.freeze(await approvedTask(desk), { ...approver, roles: ['planner'] }));
  });

  it('of a task with a region rule needs to know where each target is', async () => {
    const at = await deskWith(
      ...targets(4),
      creation('entity', entity(5, { district: '330100' })),
      ...inspectors({ regions: ['3301'] }, { regions: ['330106'] }, { regions: ['33'] }),
    );
    const taskId = await approvedTask(at, {
      region: 'own-district',
      sampling: { kind: 'fixed-size', size: 1 },
    });
    const { inputs } = await frozenFor(at, acceptedValue(await at.freeze(taskId)));
    expect(inputs.pool.flatMap(({ regions }) => regions).toSorted()).toEqual(['33', '3301', '330106']);
  });

  it('numbers the draws of a task, and never goes back behind the end of the one before', async () => {
    const taskId = await approvedTask(desk);
    const first = acceptedValue(await desk.freeze(taskId));
    desk.clock.advance({ minutes: 30 });
    acceptedValue(await desk.declareVoid(first.id));
    desk.clock.advance({ minutes: -10 });
    acceptedValue(await request(taskId));
    expect(refusalIn(await prepareDraw(desk.ports, taskId)).code).toBe('clock-behind');
    expect(await underWay()).toEqual([runIdOf('prepare-draw', taskId)]);
    desk.clock.advance({ minutes: 10 });
    acceptedValue(await prepareDraw(desk.ports, taskId));
    expect(await taskOf(taskId)).toMatchObject({ draws: 2, currentDrawId: `${taskId}-2` });
  });
});

describe('two people at once', () => {
  it('start one freezing between them', async () => {
    const taskId = await approvedTask(desk);
    const outcomes = await Promise.all([request(taskId), request(taskId, { ...planner, subject: 'second' })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalIn(await request(taskId)).code).toBe('wrong-state');
    acceptedValue(await prepareDraw(desk.ports, taskId));
    expect((await taskOf(taskId)).draws).toBe(1);
  });

  it('withdraw and freeze the same task, and one of them wins', async () => {
    const taskId = await approvedTask(desk);
    acceptedValue(await request(taskId));
    acceptedValue(
      await withdrawTask(desk.ports, { ...askOf(planner), taskId, reason: '与上级专项行动合并' }),
    );
    acceptedValue(await prepareDraw(desk.ports, taskId));
    const { state, refusal, drawId } = await preparationOf(desk, taskId);
    expect([state, refusal?.code, drawId]).toEqual(['refused', 'wrong-state', undefined]);
    expect(refusal?.reason.zh).toBe('任务已撤回，不再抽取。');
  });
});

describe('the draw runner', () => {
  it('makes one draw when it works twice at the same time, or once more afterwards', async () => {
    const taskId = await approvedTask(desk);
    acceptedValue(await request(taskId));
    const [one, two] = await Promise.all([prepareDraw(desk.ports, taskId), prepareDraw(desk.ports, taskId)]);
    const codes = [one, two].map((made) => (made.ok ? 'made' : made.refusal.code)).toSorted();
    expect(codes[1] === 'made' || codes[0] === 'made').toBe(true);
    for (const code of codes) expect(['made', 'command-already-applied', 'stale-version']).toContain(code);
    const draw = await desk.drawNow(`${taskId}-1`);
    acceptedValue(await prepareDraw(desk.ports, taskId));
    expect(await desk.drawNow(`${taskId}-1`)).toEqual(draw);
    expect((await taskOf(taskId)).draws).toBe(1);
    expect(await desk.ports.ledger.publicLogAbout(`draw/${taskId}-1`)).toHaveLength(1);
  });

  it.each([
    ['before the parts are stored', 'prepare', 'before'],
    ['between the parts and the draw', 'prepare', 'after'],
    ['just before the draw', 'apply', 'before'],
  ] as const)('makes the draw whole when it broke off %s', async (_, method, when) => {
    const taskId = await approvedTask(desk);
    acceptedValue(await request(taskId));
    const ports = { ...desk.ports, ledger: breakingLedger(method, when) };
    await expect(prepareDraw(ports, taskId)).rejects.toThrow('the machine went away');
    expect(await taskOf(taskId)).toMatchObject({ draws: 0 });
    expect(await underWay()).toEqual([runIdOf('prepare-draw', taskId)]);
    acceptedValue(await prepareDraw(ports, taskId));
    const made = await frozenFor(desk, await desk.drawNow(`${taskId}-1`));
    expect(made.inputs.frame).toHaveLength(made.draw.counts.frame);
    expect(made.inputs.pool).toHaveLength(made.draw.counts.pool);
    expect(await underWay()).toEqual([]);
  });

  it('has made the draw although nobody heard of it, and makes no second one', async () => {
    const taskId = await approvedTask(desk);
    acceptedValue(await request(taskId));
    const ports = { ...desk.ports, ledger: breakingLedger('apply', 'after') };
    await expect(prepareDraw(ports, taskId)).rejects.toThrow('the machine went away');
    expect(acceptedValue(await prepareDraw(ports, taskId))).toMatchObject({ drawId: `${taskId}-1` });
    expect((await taskOf(taskId)).draws).toBe(1);
  });

  it('leaves the task’s frame to whoever asks again after a refusal', async () => {
    const at = await deskWith(...targets(4), ...inspectors({}));
    const taskId = await approvedTask(at);
    expect(refusalIn(await at.freeze(taskId)).code).toBe('pool-insufficient');
    await at.ports.ledger.prepare(inspectors({}, {}).slice(1));
    expect(acceptedValue(await at.freeze(taskId)).number).toBe(1);
  });

  it('tells how far it has come, while it has not finished', async () => {
    const taskId = await approvedTask(desk);
    const notes: RunProgress[] = [];
    const progress = {
      note: async (note: RunProgress) => {
        notes.push(note);
        await desk.ports.progress.note(note);
      },
    };
    const ask = () => readPreparation(desk.ports.records, planner, taskId);
    expect(refusalIn(await ask()).code).toBe('not-found');
    acceptedValue(await request(taskId));
    expect(acceptedValue(await ask())).not.toHaveProperty('progress');
    const ports = { ...desk.ports, progress, ledger: breakingLedger('prepare', 'after') };
    await expect(prepareDraw(ports, taskId)).rejects.toThrow();
    expect(acceptedValue(await ask())).toMatchObject({
      state: 'running',
      progress: { phase: 'drawing', done: 0, total: 4 },
    });
    acceptedValue(await prepareDraw(ports, taskId));
    expect(notes.at(-1)).toMatchObject({
      runId: runIdOf('prepare-draw', taskId),
      phase: 'writing',
      done: 40,
      total: 40,
    });
    expect(acceptedValue(await ask())).not.toHaveProperty('progress');
    const stranger = callerIn('planner', { department: '33.STHJ' });
    expect(refusalIn(await readPreparation(desk.ports.records, stranger, taskId)).code).toBe(
      'outside-jurisdiction',
    );
  });
});
