import { beforeEach, describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import type { Draw, DrawState } from '../../../shared/domain/inspections/draw.ts';
import type { Result } from '../../../shared/domain/primitives/result.ts';
import { concludeDraw } from '../../../shared/use-cases/inspections/conclude-draw.ts';
import { readProgress } from '../../../shared/use-cases/inspections/read-progress.ts';
import type { Write } from '../../../shared/use-cases/ports.ts';
import { askOf, callerIn, entity, inspectorEntry, subjectOf } from '../../support/builders.ts';
import { certificateOf } from '../../support/certificates.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk, planner, smallRegister } from '../../support/inspection-desk.ts';
import { creation } from '../../support/sample-records.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk();
});

const stateOf = async (drawId: string): Promise<DrawState> => (await desk.drawNow(drawId)).state;

describe('concluding a draw', () => {
  it('gives as many visits as were to be drawn, to different targets, by two different inspectors each', async () => {
    const draw = await desk.drawIn('drawn');
    const visits = await desk.visitsOf(draw.id);
    expect(visits.map(({ id, place }) => [id, place])).toEqual(
      [1, 2, 3, 4].map((n) => [`${draw.id}-${n}`, n]),
    );
    expect(new Set(visits.map(({ target }) => target)).size).toBe(4);
    for (const { seats, state, targetName, target } of visits) {
      expect(state).toBe('assigned');
      expect(new Set(seats.map(({ staffNo }) => staffNo)).size).toBe(2);
      for (const { staffNo } of seats) expect(staffNo).toMatch(/^JCY-00[1-6]$/);
      const entity = await desk.ports.records.get('entity', { target: { id: target } });
      expect(targetName).toBe(entity?.value.target.name);
    }
  });

  it('points every inspector to their visits', async () => {
    const draw = await desk.drawIn('drawn');
    const visits = await desk.visitsOf(draw.id);
    for (let n = 1; n <= 6; n += 1) {
      const { staffNo } = inspectorEntry(n);
      const own = visits.filter(({ seats }) => seats.some((seat) => seat.staffNo === staffNo));
      const assigned = await collect(desk.ports.records.all('assignmentsOfInspector', { staffNo }));
      expect(assigned.map(({ value }) => value.visitId)).toEqual(
        own
          .map(({ id }) => id)
          .toSorted()
          .toReversed(),
      );
    }
  });

  it('run twice at the same time has one result', async () => {
    const draw = await desk.drawIn('drawing');
    const outcomes = await Promise.all([
      desk.conclude(draw.id),
      desk.conclude(draw.id),
      desk.conclude(draw.id),
    ]);
    const codes = outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.code));
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    for (const code of codes) expect(['done', 'command-already-applied', 'wrong-state']).toContain(code);
    expect(await desk.visitsOf(draw.id)).toHaveLength(4);
    const log = await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`);
    expect(log.filter(({ action }) => action === 'draw-concluded')).toHaveLength(1);
  });

  it('that broke off between the visits and the conclusion ends with the same result', async () => {
    const draw = await desk.drawIn('drawing');
    const { ledger } = desk.ports;
    const breaking = {
      ...desk.ports,
      ledger: { ...ledger, apply: () => Promise.reject(new Error('the machine stopped')) },
    };
    await expect(concludeDraw(breaking, draw.id)).rejects.toThrow('the machine stopped');
    expect(await stateOf(draw.id)).toBe('drawing');
    const written = await desk.visitsOf(draw.id);
    expect(written).toHaveLength(4);
    acceptedValue(await desk.conclude(draw.id));
    expect(await desk.visitsOf(draw.id)).toEqual(written);
  });

  it('that broke off amid the visits ends with the same result as one that did not', async () => {
    const draw = await desk.drawIn('drawing');
    const { ledger } = desk.ports;
    const breaking = {
      ...desk.ports,
      ledger: {
        ...ledger,
        prepare: async (writes: Parameters<typeof ledger.prepare>[0]) => {
          // Two visits with the ways to them, and one way more.
          await ledger.prepare(writes.slice(0, 7));
          throw new Error('the machine stopped');
        },
      },
    };
    await expect(concludeDraw(breaking, draw.id)).rejects.toThrow('the machine stopped');
    const partial = await desk.visitsOf(draw.id);
    expect(partial).toHaveLength(2);
    acceptedValue(await desk.conclude(draw.id));
    const visits = await desk.visitsOf(draw.id);
    expect(visits).toHaveLength(4);
    expect(visits.slice(0, 2)).toEqual(partial);
  });

  it('depends on what was frozen and not on what the registers say by then', async () => {
    const draw = await desk.drawIn('drawing');
    const { records, ledger, clock } = desk.ports;
    for (let n = 0; n < 40; n += 1) {
      const before = await records.get('entity', { target: { id: subjectOf(n) } });
      if (before === undefined) throw new Error('no entity');
      const target = { ...before.value.target, state: 'deregistered' as const };
      const value = { ...before.value, target };
      const change = {
        ...askOf(planner),
        at: clock.now(),
        actor: 'steward',
        action: 'register-imported' as const,
      };
      await ledger.apply({
        ...change,
        about: 'draw/x',
        basis: 'x',
        writes: [{ kind: 'entity', value, before }],
        answer: 0,
      });
    }
    acceptedValue(await desk.conclude(draw.id));
    expect(await desk.visitsOf(draw.id)).toHaveLength(4);
  });

  it('is refused before it was requested and after it is done', async () => {
    const draw = await desk.drawIn('committed');
    expect(refusalIn(await desk.conclude(draw.id)).code).toBe('wrong-state');
    expect(refusalIn(await desk.conclude('33.SCJG-2026-9-1')).code).toBe('not-found');
    const done = await desk.drawIn('drawn');
    expect(refusalIn(await desk.conclude(done.id)).code).toBe('wrong-state');
  });

  it('declares the draw void when its seats cannot be filled, with the reason in public', async () => {
    // Which targets are drawn decides whether anyone may visit them: the trial at freezing cannot know.
    const conflicts = Array.from({ length: 20 }, (_, n) => ({
      target: subjectOf(n),
      reason: 'family' as const,
    }));
    desk = await inspectionDesk([
      ...smallRegister().filter(({ kind }) => kind !== 'inspector'),
      ...[1, 2].map((n) => creation('inspector', inspectorEntry(n, { recusals: conflicts }))),
    ]);
    const sampling = { sampling: { kind: 'fixed-size' as const, size: 1 } };
    let voided: Draw | undefined;
    for (let attempt = 0; attempt < 30 && voided === undefined; attempt += 1) {
      const draw = await desk.drawIn('drawing', sampling).catch(() => undefined);
      if (draw === undefined) continue;
      const concluded = acceptedValue(await desk.conclude(draw.id));
      if (concluded.state === 'void') voided = concluded;
    }
    expect(voided?.voided).toMatchObject({
      requestedBy: 'service:draw-runner',
      approvedBy: null,
      reason: expect.stringMatching(/\S/),
    });
    const task = await desk.ports.records.get('task', { id: voided?.taskId ?? '' });
    expect(task?.value).toMatchObject({ state: 'approved', draws: 1 });
    expect(task?.value.currentDrawId).toBeUndefined();
    expect(await desk.visitsOf(voided?.id ?? '')).toEqual([]);
    const log = await desk.ports.ledger.publicLogAbout(`draw/${voided?.id}`);
    expect(log.at(-1)).toMatchObject({
      action: 'draw-voided',
      facts: { number: 1, requestedBy: 'service:draw-runner', approvedBy: null },
    });
    const underWay = await collect(desk.ports.records.all('runsUnderWay', {}));
    expect(underWay.map(({ value }) => value.id)).toEqual([`reveal-secret/${voided?.id}`]);
    expect(acceptedValue(await desk.reveal(voided?.id ?? ''))).toMatchObject({ state: 'void' });
    // Anyone can check that it was impossible: everything holds up to the draw itself.
    const certificate = await certificateOf(desk.ports, voided?.id ?? '');
    expect(verifyCertificate(certificate)).toMatchObject({ valid: false, code: 'draw-refused' });
    expect(certificate.outcome).toEqual([]);
    expect(await collect(desk.ports.records.all('runsUnderWay', {}))).toEqual([]);
  });

  it('writes large results in steps, says how far it has come, and goes on where it broke off', async () => {
    desk = await inspectionDesk([
      ...Array.from({ length: 1200 }, (_, n) => creation('entity', entity(n))),
      ...smallRegister().filter(({ kind }) => kind !== 'entity'),
    ]);
    const draw = await desk.drawIn('drawing', { sampling: { kind: 'fixed-size', size: 1100 } });
    const { ledger } = desk.ports;
    const prepared: number[] = [];
    const onlyOnce = {
      ...desk.ports,
      ledger: {
        ...ledger,
        prepare: async (writes: readonly Write[]) => {
          prepared.push(writes.length);
          if (prepared.length === 2) throw new Error('the machine stopped');
          await ledger.prepare(writes);
        },
      },
    };
    expect(await readProgress(desk.ports.records, draw.id)).toEqual({
      work: 'conclude-draw',
      requestedAt: desk.clock.now(),
    });
    await expect(concludeDraw(onlyOnce, draw.id)).rejects.toThrow('the machine stopped');
    expect(await readProgress(desk.ports.records, draw.id)).toEqual({
      work: 'conclude-draw',
      requestedAt: desk.clock.now(),
      phase: 'writing',
      done: 500,
      total: 1100,
    });
    acceptedValue(await concludeDraw(onlyOnce, draw.id));
    // The first step is not written again.
    expect(prepared).toEqual([1500, 1500, 1500, 300]);
    expect(await desk.visitsOf(draw.id)).toHaveLength(1100);
    expect(await readProgress(desk.ports.records, draw.id)).toEqual({
      work: 'conclude-draw',
      requestedAt: desk.clock.now(),
      doneAt: desk.clock.now(),
    });
  });

  it('waits while the clock is behind the log', async () => {
    desk.clock.advance({ minutes: 10 });
    const draw = await desk.drawIn('drawing');
    desk.clock.advance({ minutes: -10 });
    expect(refusalIn(await desk.conclude(draw.id)).code).toBe('clock-behind');
    desk.clock.advance({ minutes: 10 });
    acceptedValue(await desk.conclude(draw.id));
  });

  it('shows no progress before anything was asked of the draw runner', async () => {
    const draw = await desk.drawIn('committed');
    expect(await readProgress(desk.ports.records, draw.id)).toEqual({ work: null });
  });
});

describe('whoever is in the pool of a draw', () => {
  const colleague = callerIn('planner', { subject: 'colleague', staffNo: inspectorEntry(1).staffNo });
  const codeOf = (result: Result<unknown>): string => refusalIn(result).code;

  it('does not help to hold it', async () => {
    const frozen = await desk.drawIn('frozen');
    expect(codeOf(await desk.commit(frozen.id, colleague))).toBe('same-person');
    acceptedValue(await desk.commit(frozen.id));
    await expect(desk.witness(frozen.id, colleague)).rejects.toThrow('same-person');
    acceptedValue(await desk.witness(frozen.id));
    expect(codeOf(await desk.request(frozen.id, colleague))).toBe('same-person');
    expect(codeOf(await desk.requestVoid(frozen.id, colleague))).toBe('same-person');
    acceptedValue(await desk.request(frozen.id));
    acceptedValue(await desk.conclude(frozen.id));
    expect(codeOf(await desk.dispatch(frozen.id, colleague))).toBe('same-person');
    acceptedValue(await desk.dispatch(frozen.id));
  });
});

describe('dispatching a draw', () => {
  it('starts the task; the clock for the reveal runs since the draw', async () => {
    const drawn = await desk.drawIn('drawn');
    const draw = acceptedValue(await desk.dispatch(drawn.id));
    expect(draw.revealBy).toEqual(drawn.revealBy);
    // 40 working days after the task's last day: none on 4–6 April and 1–5 May, but one on Saturday 9 May.
    expect(draw.revealBy).toEqual({ on: '2026-05-29', provisional: false });
    const task = await desk.ports.records.get('task', { id: draw.taskId });
    expect(task?.value.state).toBe('running');
  });

  it('is refused once the task has ended, after which the draw can only become void', async () => {
    const draw = await desk.drawIn('drawn');
    desk.clock.set('2026-03-31T16:00:00.000Z');
    expect(refusalIn(await desk.dispatch(draw.id)).code).toBe('wrong-state');
    acceptedValue(await desk.declareVoid(draw.id));
  });

  it('is refused before the draw is drawn, twice, and to another department', async () => {
    const draw = await desk.drawIn('drawing');
    expect(refusalIn(await desk.dispatch(draw.id)).code).toBe('wrong-state');
    acceptedValue(await desk.conclude(draw.id));
    const elsewhere = callerIn('planner', { department: '33.STHJ' });
    expect(refusalIn(await desk.dispatch(draw.id, elsewhere)).code).toBe('outside-jurisdiction');
    acceptedValue(await desk.dispatch(draw.id));
    expect(refusalIn(await desk.dispatch(draw.id)).code).toBe('wrong-state');
  });
});
