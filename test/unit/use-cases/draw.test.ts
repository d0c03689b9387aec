import { beforeEach, describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import type { Draw, DrawState } from '../../../shared/domain/inspections/draw.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { concludeDraw } from '../../../shared/use-cases/inspections/conclude-draw.ts';
import { readCertificate } from '../../../shared/use-cases/inspections/read-certificate.ts';
import { voidDraw } from '../../../shared/use-cases/inspections/void-draw.ts';
import { askOf, callerIn, inspectorEntry, subjectOf } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
  approver,
  type Desk,
  inspectionDesk,
  planner,
  smallRegister,
} from '../../support/inspection-desk.ts';
import { creation } from '../../support/sample-records.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk();
});

const invalidate = (drawId: string, by = approver) =>
  voidDraw(desk.ports, { ...askOf(by), drawId, reason: '人员库遗漏一名检查人员' });
const stateOf = async (drawId: string): Promise<DrawState | undefined> =>
  (await desk.ports.records.get('draw', { id: drawId }))?.value.state;
const assignmentsOf = (visits: readonly Visit[]): unknown =>
  visits.map(({ target, seats }) => [target, seats.map(({ pseudonym }) => pseudonym)]);

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
          await ledger.prepare(writes.slice(0, 5));
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
    expect(assignmentsOf(visits.slice(0, 2))).toEqual(assignmentsOf(partial));
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
        about: 'x',
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
    expect(voided?.voided).toMatchObject({ by: 'service:draw-runner', reason: expect.stringMatching(/\S/) });
    const task = await desk.ports.records.get('task', { id: voided?.taskId ?? '' });
    expect(task?.value).toMatchObject({ state: 'approved', draws: 1 });
    expect(task?.value.currentDrawId).toBeUndefined();
    expect(await desk.visitsOf(voided?.id ?? '')).toEqual([]);
    const log = await desk.ports.ledger.publicLogAbout(`draw/${voided?.id}`);
    expect(log.at(-1)).toMatchObject({ action: 'draw-voided', facts: { number: 1 } });
  });
});

describe('a void draw', () => {
  it.each(['frozen', 'committed', 'drawing', 'drawn'] as const)(
    'is possible while it is %s, keeps its number and says in public who and why',
    async (state) => {
      const draw = await desk.drawIn(state);
      const voided = acceptedValue(await invalidate(draw.id));
      expect(voided).toMatchObject({
        id: draw.id,
        number: 1,
        state: 'void',
        voided: { reason: '人员库遗漏一名检查人员', by: 'approver', at: desk.clock.now() },
      });
      expect((await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`)).at(-1)).toMatchObject({
        action: 'draw-voided',
        facts: { number: 1, taskId: draw.taskId, reason: '人员库遗漏一名检查人员' },
      });
      const next = acceptedValue(await desk.freeze(draw.taskId));
      expect(next).toMatchObject({ id: `${draw.taskId}-2`, number: 2 });
      const draws = await collect(desk.ports.records.all('drawsOfTask', { taskId: draw.taskId }));
      expect(draws.map(({ value }) => value.state)).toEqual(['void', 'frozen']);
    },
  );

  it.each(['dispatched', 'revealing', 'revealed'] as const)('is impossible once it is %s', async (state) => {
    const draw = await desk.drawIn(state);
    expect(refusalIn(await invalidate(draw.id)).code).toBe('wrong-state');
  });

  it('is not declared by who prepared it, nor by another department', async () => {
    const draw = await desk.drawIn('frozen');
    const preparer = callerIn('approver', { subject: planner.subject });
    expect(refusalIn(await invalidate(draw.id, preparer)).code).toBe('same-person');
    const elsewhere = callerIn('approver', { department: '33.STHJ' });
    expect(refusalIn(await invalidate(draw.id, elsewhere)).code).toBe('outside-jurisdiction');
  });

  it('takes no further step', async () => {
    const draw = await desk.drawIn('committed');
    acceptedValue(await invalidate(draw.id));
    const outcomes = [await desk.commit(draw.id), await desk.request(draw.id), await desk.dispatch(draw.id)];
    for (const outcome of [...outcomes, await desk.conclude(draw.id), await invalidate(draw.id)])
      expect(refusalIn(outcome).code).toBe('wrong-state');
  });

  it('and a conclusion at the same time leave one of the two, never half of each', async () => {
    const draw = await desk.drawIn('drawing');
    const [concluded, voided] = await Promise.all([desk.conclude(draw.id), invalidate(draw.id)]);
    expect([concluded.ok, voided.ok].filter(Boolean)).toHaveLength(1);
    expect(await stateOf(draw.id)).toBe(voided.ok ? 'void' : 'drawn');
    const task = await desk.ports.records.get('task', { id: draw.taskId });
    expect(task?.value.currentDrawId).toBe(voided.ok ? undefined : draw.id);
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
    acceptedValue(await invalidate(draw.id));
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

describe('the reveal', () => {
  it('is refused while a single result is unpublished', async () => {
    const draw = await desk.drawIn('dispatched');
    const [last, ...others] = await desk.visitsOf(draw.id);
    expect(refusalIn(await desk.requestReveal(draw.id)).code).toBe('wrong-state');
    for (const visit of others) acceptedValue(await desk.publish(visit));
    expect(refusalIn(await desk.requestReveal(draw.id)).reason.zh).toContain('1 次');
    if (last !== undefined) acceptedValue(await desk.publish(last));
    acceptedValue(await desk.requestReveal(draw.id));
  });

  it('is refused to another department, and before the draw is dispatched', async () => {
    const draw = await desk.drawIn('drawn');
    expect(refusalIn(await desk.requestReveal(draw.id)).code).toBe('wrong-state');
    const elsewhere = callerIn('planner', { department: '33.STHJ' });
    expect(refusalIn(await desk.requestReveal(draw.id, elsewhere)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await desk.reveal(draw.id)).code).toBe('wrong-state');
  });

  it('publishes the secret and completes the task, once', async () => {
    const draw = await desk.drawIn('revealing');
    expect(draw.secret).toBeUndefined();
    const outcomes = await Promise.all([desk.reveal(draw.id), desk.reveal(draw.id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const revealed = await desk.ports.records.get('draw', { id: draw.id });
    expect(revealed?.value.secret).toMatch(/^[0-9a-f]{64}$/);
    expect((await desk.ports.records.get('task', { id: draw.taskId }))?.value.state).toBe('completed');
    expect((await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`)).at(-1)).toMatchObject({
      action: 'secret-revealed',
      facts: { secret: revealed?.value.secret },
    });
    expect(refusalIn(await desk.reveal(draw.id)).code).toBe('wrong-state');
  });
});

describe('the certificate', () => {
  it.each(['frozen', 'committed', 'drawn', 'dispatched', 'revealing'] as const)(
    'does not exist while the draw is %s',
    async (state) => {
      const draw = await desk.drawIn(state);
      expect(refusalIn(await readCertificate(desk.ports, draw.id)).code).toBe('wrong-state');
    },
  );

  it('of a revealed draw verifies, and tells what was published', async () => {
    const draw = await desk.drawIn('revealed');
    const certificate = acceptedValue(await readCertificate(desk.ports, draw.id));
    expect(verifyCertificate(JSON.parse(JSON.stringify(certificate)))).toMatchObject({ valid: true });
    const visits = await desk.visitsOf(draw.id);
    expect(certificate.outcome.assignments.map(({ target }) => target)).toEqual(
      visits.map(({ target }) => target),
    );
    const log = await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`);
    expect(log.find(({ action }) => action === 'draw-committed')?.index).toBe(certificate.log.position);
    expect(JSON.stringify(certificate)).not.toContain('JCY');
  });

  it('that was tampered with does not verify', async () => {
    const draw = await desk.drawIn('revealed');
    const text = JSON.stringify(acceptedValue(await readCertificate(desk.ports, draw.id)));
    const forged = JSON.parse(text);
    const [one] = forged.outcome.assignments;
    [one.seats[0].inspector, one.seats[1].inspector] = [one.seats[1].inspector, one.seats[0].inspector];
    expect(verifyCertificate(forged)).toMatchObject({ valid: false, code: 'assignment' });
    const other = JSON.parse(text);
    const unlucky = other.frame.find(({ id }: { id: string }) => id !== other.outcome.targets[0].drawn[0]);
    other.outcome.targets[0].drawn[0] = unlucky.id;
    expect(verifyCertificate(other)).toMatchObject({ valid: false });
  });

  it('names every void draw before it', async () => {
    const draw = await desk.drawIn('drawn');
    acceptedValue(await invalidate(draw.id));
    desk.clock.advance({ minutes: 5 });
    const second = acceptedValue(await desk.freeze(draw.taskId));
    acceptedValue(await invalidate(second.id));
    desk.clock.advance({ minutes: 5 });
    let third = acceptedValue(await desk.freeze(draw.taskId));
    acceptedValue(await desk.commit(third.id));
    acceptedValue(await desk.witness(third.id));
    acceptedValue(await desk.request(third.id));
    acceptedValue(await desk.conclude(third.id));
    acceptedValue(await desk.dispatch(third.id));
    for (const visit of await desk.visitsOf(third.id)) acceptedValue(await desk.publish(visit));
    acceptedValue(await desk.requestReveal(third.id));
    third = acceptedValue(await desk.reveal(third.id));
    const certificate = acceptedValue(await readCertificate(desk.ports, third.id));
    expect(certificate.commitment).toMatchObject({ number: 3, follows: 2 });
    expect(certificate.voids.map(({ number, by }) => [number, by])).toEqual([
      [1, 'approver'],
      [2, 'approver'],
    ]);
    expect(verifyCertificate(certificate)).toMatchObject({ valid: true });
  });
});
