import { beforeEach, describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { verifyStage } from '../../../shared/domain/draws/verify-stage.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { Visit } from '../../../shared/domain/inspections/visit.ts';
import { assignedVisits } from '../../../shared/use-cases/inspections/assigned-visits.ts';
import { awaitedInspectors } from '../../../shared/use-cases/inspections/awaited-draws.ts';
import { finishDispatch } from '../../../shared/use-cases/inspections/finish-dispatch.ts';
import { inspectorPreparation } from '../../../shared/use-cases/inspections/inspector-preparation.ts';
import { makeSubstitution } from '../../../shared/use-cases/inspections/make-substitution.ts';
import { ownVisit } from '../../../shared/use-cases/inspections/own-visit.ts';
import { prepareDraw } from '../../../shared/use-cases/inspections/prepare-draw.ts';
import { requestInspectorDraw } from '../../../shared/use-cases/inspections/request-inspector-draw.ts';
import { declareRecusal } from '../../../shared/use-cases/inspections/request-substitution.ts';
import { sharedDraw } from '../../../shared/use-cases/inspections/shared-draw.ts';
import { visitsOfDraw } from '../../../shared/use-cases/inspections/visits-of-draw.ts';
import { askOf, callerIn, inspectorEntry, itemCode, ownDepartment } from '../../support/builders.ts';
import { certificateOf } from '../../support/certificates.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, type DeskPorts, planner } from '../../support/inspection-desk.ts';
import {
  byDepartment,
  cooperating,
  dispatchedTogether,
  inspectorsDrawn,
  inspectorsFrozen,
  plannerOf,
  stagedDesk,
} from '../../support/staged-desk.ts';
import { ask, decide, note, replaceInspector, replaceTarget } from '../../support/substitution-steps.ts';

let desk: Desk;
let targets: Draw;
beforeEach(async () => {
  ({ desk, targets } = await stagedDesk());
});

const now = (id: string): Promise<Draw> => desk.drawNow(id);
const visits = (): Promise<readonly Visit[]> => desk.visitsOf(targets.id);
const firstVisit = async (): Promise<Visit> => {
  const [first] = await visits();
  if (first === undefined) throw new Error('the draw has no visit');
  return first;
};
const freeze = (department = cooperating, by = plannerOf(department), drawId = targets.id) =>
  requestInspectorDraw(desk.ports, { ...askOf(by), drawId, department, purpose: 'freeze' });
const voided = async (id: string, department: string): Promise<void> => {
  acceptedValue(await desk.requestVoid(id, plannerOf(department)));
  const second = callerIn('approver', { subject: `approver of ${department}`, department });
  acceptedValue(await desk.approveVoid(id, second));
};
const target = { of: 'target', reason: 'wrongly-registered', note } as const;
const everyInspector = [1, 2, 3, 4, 5, 6, 101, 102, 103, 104].map((n) => {
  const { staffNo, department } = inspectorEntry(n, n > 100 ? { department: cooperating } : {});
  return callerIn('inspector', { subject: staffNo, staffNo, department });
});
const shownTo = async (caller: (typeof everyInspector)[number]): Promise<readonly string[]> =>
  acceptedValue(await assignedVisits(desk.ports.records, caller)).map(({ id }) => id);

describe('a draw of targets alone', () => {
  it('leaves visits to which nobody is sent yet', async () => {
    expect(targets.stage).toEqual({ kind: 'targets' });
    expect((await visits()).map(({ seats }) => seats)).toEqual([[], [], [], []]);
    for (const one of everyInspector) expect(await shownTo(one)).toEqual([]);
  });
});

describe('a department’s own draw of inspectors', () => {
  it('freezes the drawn targets, its own inspectors and its own seats', async () => {
    const own = await inspectorsFrozen(desk, targets, cooperating);
    expect(own).toMatchObject({
      id: `${targets.id}-${cooperating}-1`,
      number: 1,
      leadDepartment: cooperating,
      state: 'frozen',
      frozenBy: `planner of ${cooperating}`,
      stage: { kind: 'inspectors', of: targets.id, department: cooperating },
    });
    expect(own.counts).toMatchObject({ frame: 4, sample: 4, pool: 4 });
    expect(own.rules.seats.map(({ department }) => department)).toEqual([cooperating, cooperating]);
    const frame = await collect(desk.ports.records.all('frameParts', { inputsId: own.inputsId }));
    expect(frame.flatMap(({ value }) => value.entries.map(({ id }) => id))).toEqual(
      (await visits()).map((visit) => visit.target).toSorted(),
    );
    expect((await now(targets.id)).inspectorDraws).toEqual([
      { department: cooperating, drawId: own.id, number: 1, state: 'open' },
    ]);
  });

  it('is only shown by a preview', async () => {
    const by = askOf(plannerOf(cooperating));
    const asked = { drawId: targets.id, department: cooperating, purpose: 'preview' } as const;
    const { id } = acceptedValue(await requestInspectorDraw(desk.ports, { ...by, ...asked }));
    acceptedValue(await prepareDraw(desk.ports, id));
    const read = (caller = plannerOf(cooperating)) =>
      inspectorPreparation(desk.ports.records, caller, targets.id, cooperating);
    const done = acceptedValue(await read());
    expect(done).toMatchObject({ state: 'done', preview: { pool: 4, seats: 8 } });
    expect((await now(targets.id)).inspectorDraws).toEqual([]);
    expect(refusalIn(await read(planner)).code).toBe('outside-jurisdiction');
  });

  it('is refused before the targets are drawn', async () => {
    const early = await desk.drawIn('committed', byDepartment);
    const no = refusalIn(await freeze(cooperating, plannerOf(cooperating), early.id));
    expect(no.code).toBe('wrong-state');
  });

  it('is refused to a department without a seat, and to anyone for another department', async () => {
    expect(refusalIn(await freeze('33.YJGL')).code).toBe('wrong-state');
    expect(refusalIn(await freeze(cooperating, planner)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await freeze(cooperating, plannerOf('33.STHJ.3301'))).code).toBe('outside-jurisdiction');
    acceptedValue(await freeze(cooperating, plannerOf('33')));
  });

  it('is refused where targets and inspectors are drawn together', async () => {
    const together = await desk.drawIn('drawn');
    const no = refusalIn(await freeze(ownDepartment, plannerOf(ownDepartment), together.id));
    expect(no.code).toBe('wrong-state');
  });

  it('is refused after the last day of the task', async () => {
    desk.clock.set('2026-04-01T01:00:00.000Z');
    expect(refusalIn(await freeze()).reason.en).toContain('2026-03-31');
  });

  it('is prepared once at a time, and refused while the department has a living one', async () => {
    const both = await Promise.all([freeze(), freeze()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalIn(await freeze()).code).toBe('wrong-state');
    acceptedValue(await freeze(ownDepartment));
    acceptedValue(await prepareDraw(desk.ports, `${targets.id}/${cooperating}`));
    expect(refusalIn(await freeze()).reason.en).toContain(`${targets.id}-${cooperating}-1`);
  });

  it('keeps its number when it is void, and gives way to the next', async () => {
    const first = await inspectorsDrawn(desk, targets, cooperating);
    await voided(first.id, cooperating);
    const second = await inspectorsFrozen(desk, targets, cooperating);
    expect([second.id, second.number]).toEqual([`${targets.id}-${cooperating}-2`, 2]);
    expect((await now(targets.id)).inspectorDraws.map(({ state }) => state)).toEqual(['void', 'open']);
  });

  it('shows its result to its department alone, before the dispatch', async () => {
    const own = await inspectorsDrawn(desk, targets, cooperating);
    const seen = await visitsOfDraw(desk.ports.records, plannerOf(cooperating), own.id, { limit: 50 });
    const { items } = acceptedValue(seen);
    expect(items).toHaveLength(4);
    for (const { value } of items)
      expect(value.seats.map(({ department }) => department)).toEqual([cooperating, cooperating]);
    expect((await visits()).flatMap(({ seats }) => seats)).toEqual([]);
    const lead = await visitsOfDraw(desk.ports.records, planner, own.id, { limit: 50 });
    expect(refusalIn(lead).code).toBe('outside-jurisdiction');
    for (const one of everyInspector) expect(await shownTo(one)).toEqual([]);
  });

  it('shows nothing of a result that is still being written', async () => {
    const own = await inspectorsFrozen(desk, targets, cooperating);
    const seen = await visitsOfDraw(desk.ports.records, plannerOf(cooperating), own.id, { limit: 50 });
    expect(acceptedValue(seen)).toEqual({ items: [] });
  });

  it('is known to the lead and the cooperating departments, and to nobody else', async () => {
    for (const department of [ownDepartment, cooperating, '33'])
      acceptedValue(await sharedDraw(desk.ports.records, plannerOf(department), targets.id));
    for (const department of ['33.YJGL', '33.STHJ.3301'])
      expect(refusalIn(await sharedDraw(desk.ports.records, plannerOf(department), targets.id)).code).toBe(
        'outside-jurisdiction',
      );
  });
});

describe('what departments have to draw', () => {
  const awaitedBy = async (department: string) =>
    acceptedValue(await awaitedInspectors(desk.ports.records, department, { limit: 50 })).items;

  it('is known to each of them, and to the units above, as soon as the targets are drawn', async () => {
    expect(await awaitedBy(cooperating)).toEqual([
      {
        of: targets.id,
        department: cooperating,
        since: targets.drawnAt,
        taskId: targets.taskId,
        taskName: targets.taskName,
        leadDepartment: ownDepartment,
        plannedOn: '2026-03-09',
        endsOn: '2026-03-31',
        targets: 4,
        seats: [
          { department: cooperating, count: 1 },
          { department: cooperating, skill: '环境监测', count: 1 },
        ],
      },
    ]);
    expect((await awaitedBy('33')).map(({ department }) => department)).toEqual([ownDepartment, cooperating]);
    expect(await awaitedBy('33.YJGL')).toEqual([]);
    expect(await awaitedBy('33.STHJ.3301')).toEqual([]);
  });

  it('says how far the department has come, and starts anew when its draw is void', async () => {
    const stateOf = async () => (await awaitedBy(cooperating))[0]?.own?.state;
    const frozen = await inspectorsFrozen(desk, targets, cooperating);
    expect((await awaitedBy(cooperating))[0]?.own).toMatchObject({ drawId: frozen.id, state: 'open' });
    await voided(frozen.id, cooperating);
    expect(await stateOf()).toBeUndefined();
    await inspectorsDrawn(desk, targets, cooperating);
    expect(await stateOf()).toBe('drawn');
  });

  it('names no target, and nothing before the targets are drawn', async () => {
    expect(JSON.stringify(await awaitedBy(cooperating))).not.toContain((await firstVisit()).target);
    await desk.drawIn('committed', byDepartment);
    await desk.drawIn('drawn');
    expect(await awaitedBy('33')).toHaveLength(2);
  });

  it('ends with the dispatch, and with a void draw of the targets', async () => {
    const other = await desk.drawIn('drawn', { ...byDepartment, itemCodes: [itemCode] });
    expect(await awaitedBy('33')).toHaveLength(4);
    acceptedValue(await desk.declareVoid(other.id));
    expect((await awaitedBy('33')).map(({ of }) => of)).toEqual([targets.id, targets.id]);
    await dispatchedTogether(desk, targets);
    expect(await awaitedBy('33')).toEqual([]);
  });
});

describe('the dispatch of a draw in stages', () => {
  const seated = async (): Promise<void> => {
    for (const department of [ownDepartment, cooperating]) await inspectorsDrawn(desk, targets, department);
  };

  it('is refused until every department has drawn its inspectors, and names those that have not', async () => {
    const missing = async () => refusalIn(await desk.dispatch(targets.id)).reason.en;
    expect(await missing()).toContain(`${cooperating}, ${ownDepartment}`);
    await inspectorsDrawn(desk, targets, ownDepartment);
    const frozen = await inspectorsFrozen(desk, targets, cooperating);
    expect(await missing()).toContain(cooperating);
    expect(await missing()).not.toContain(ownDepartment);
    await voided(frozen.id, cooperating);
    await inspectorsDrawn(desk, targets, cooperating);
    expect(acceptedValue(await desk.dispatch(targets.id)).state).toBe('dispatching');
  });

  it('is not asked for about a department’s draw alone', async () => {
    const own = await inspectorsDrawn(desk, targets, cooperating);
    const no = refusalIn(await desk.dispatch(own.id, plannerOf(cooperating)));
    expect([no.code, no.reason.en.includes(targets.id)]).toEqual(['wrong-state', true]);
  });

  it('puts the inspectors of all departments into the visits, as the task’s seats stand', async () => {
    await seated();
    acceptedValue(await desk.dispatch(targets.id));
    for (const one of everyInspector) expect(await shownTo(one)).toEqual([]);
    const dispatched = acceptedValue(await finishDispatch(desk.ports, targets.id));
    expect(dispatched).toMatchObject({ state: 'dispatched', dispatchedAt: desk.clock.now() });
    for (const { seats } of await visits())
      expect(seats.map(({ department, skill }) => [department, skill])).toEqual([
        [cooperating, undefined],
        [ownDepartment, undefined],
        [cooperating, '环境监测'],
      ]);
    for (const { drawId } of dispatched.inspectorDraws) expect((await now(drawId)).state).toBe('dispatched');
    expect((await desk.ports.records.get('task', { id: targets.taskId }))?.value.state).toBe('running');
    const run = await desk.ports.records.get('run', { id: `dispatch-draw/${targets.id}` });
    expect(run?.value.doneAt).toBe(desk.clock.now());
  });

  it('shows every inspector their visits and nobody else’s', async () => {
    await dispatchedTogether(desk, targets);
    const all = await visits();
    for (const one of everyInspector) {
      const own = all.filter(({ seats }) => seats.some(({ staffNo }) => staffNo === one.staffNo));
      expect((await shownTo(one)).toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    }
  });

  it('goes on where it broke off, and shows nothing before its end', async () => {
    ({ desk, targets } = await stagedDesk(100));
    await seated();
    acceptedValue(await desk.dispatch(targets.id));
    const seatsTaken = async () => (await visits()).filter(({ seats }) => seats.length === 3).length;
    const half = { limit: 200 };
    const seatsShownTo = async (by: typeof planner) => {
      const { records } = desk.ports;
      const { department = '' } = by;
      const own = (await now(targets.id)).inspectorDraws.find((one) => one.department === department);
      const lists = [await visitsOfDraw(records, by, own?.drawId ?? '', half)];
      if (department === ownDepartment) lists.push(await visitsOfDraw(records, by, targets.id, half));
      const visit = await ownVisit(records, by, (await firstVisit()).id);
      return [
        ...lists.flatMap((list) => acceptedValue(list).items.map(({ value }) => value)),
        ...(visit.ok ? [visit.value.value] : []),
      ].flatMap(({ seats }) => seats.filter((seat) => seat.department !== department));
    };
    const changes: string[] = [];
    const failingAt = (nth: number): DeskPorts['ledger'] => ({
      ...desk.ports.ledger,
      apply: (change) => {
        changes.push(change.action);
        if (changes.length === nth) throw new Error('the power fails');
        return desk.ports.ledger.apply(change);
      },
    });
    // The first run seats some of the visits, the second the rest; the third shows them.
    for (const nth of [2, 4]) {
      const ports = { ...desk.ports, ledger: failingAt(nth) };
      await expect(finishDispatch(ports, targets.id)).rejects.toThrow('power');
      for (const by of [planner, plannerOf(cooperating)]) expect(await seatsShownTo(by)).toEqual([]);
      for (const one of everyInspector) expect(await shownTo(one)).toEqual([]);
    }
    expect(changes).toEqual(['visits-seated', 'visits-seated', 'visits-seated', 'draw-dispatched']);
    expect(await seatsTaken()).toBe(100);
    const before = await visits();
    acceptedValue(await finishDispatch(desk.ports, targets.id));
    expect(await visits()).toEqual(before);
    expect((await now(targets.id)).state).toBe('dispatched');
  });

  it('twice, or twice at once, is one dispatch', async () => {
    await seated();
    acceptedValue(await desk.dispatch(targets.id));
    const ended = await Promise.all([
      finishDispatch(desk.ports, targets.id),
      finishDispatch(desk.ports, targets.id),
    ]);
    expect(ended.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
    await finishDispatch(desk.ports, targets.id);
    expect((await now(targets.id)).state).toBe('dispatched');
    for (const { seats } of await visits()) expect(seats).toHaveLength(3);
    const entries = await desk.ports.ledger.publicLogAbout(`draw/${targets.id}`);
    expect(entries.filter(({ action }) => action === 'draw-dispatched')).toHaveLength(1);
    expect(refusalIn(await finishDispatch(desk.ports, targets.id)).code).toBe('wrong-state');
  });
});

describe('a substitution in a draw in stages', () => {
  it('replaces a target as long as no department has frozen its inspectors for it', async () => {
    const gone = await firstVisit();
    const { made } = await replaceTarget(desk.ports, gone);
    expect(made).toMatchObject({ of: 'target', redrawn: [], unavailable: [] });
    const own = await inspectorsFrozen(desk, targets, cooperating);
    const parts = await collect(desk.ports.records.all('frameParts', { inputsId: own.inputsId }));
    const frame = parts.flatMap(({ value }) => value.entries.map(({ id }) => id));
    expect(frame).toHaveLength(4);
    expect(frame).not.toContain(gone.target);
    const no = refusalIn(await ask(desk.ports, (await visits())[1] ?? gone, target));
    expect([no.code, no.reason.en.includes('frozen')]).toEqual(['wrong-state', true]);
    await voided(own.id, cooperating);
    acceptedValue(await ask(desk.ports, (await visits()).at(-1) ?? gone, target));
  });

  it('replaces an inspector after the dispatch, from the draw of their department', async () => {
    await dispatchedTogether(desk, targets);
    const visit = await firstVisit();
    const asked = { of: 'inspector', place: 2, reason: 'recusal-declared', note } as const;
    expect(refusalIn(await ask(desk.ports, visit, asked)).code).toBe('outside-jurisdiction');
    const request = acceptedValue(await ask(desk.ports, visit, asked, plannerOf(cooperating)));
    expect(request.drawId).toBe(`${targets.id}-${cooperating}-1`);
    const approver = callerIn('approver', { subject: 'their approver', department: cooperating });
    acceptedValue(await decide(desk.ports, request, approver));
    const { made } = acceptedValue(await makeSubstitution(desk.ports, request.id));
    const after = (await desk.ports.records.get('visit', { id: visit.id }))?.value;
    expect(made?.redrawn).toEqual([
      { place: 1, inspector: visit.seats[2]?.pseudonym, substitute: after?.seats[2]?.pseudonym },
    ]);
    expect(after?.seats.slice(0, 2)).toEqual(visit.seats.slice(0, 2));
    expect(after?.formerSeats[0]?.place).toBe(2);
    expect((await now(request.drawId)).substitutions).toBe(1);
    expect((await now(targets.id)).substitutions).toBe(0);
  });

  it('replaces no inspector before the dispatch', async () => {
    await inspectorsDrawn(desk, targets, ownDepartment);
    const asked = { of: 'inspector', place: 0, reason: 'recusal-declared', note } as const;
    expect(refusalIn(await ask(desk.ports, await firstVisit(), asked)).code).toBe('invalid-input');
  });

  it('hears the recusal of an inspector of a cooperating department', async () => {
    await dispatchedTogether(desk, targets);
    const visit = await firstVisit();
    const [seat] = visit.seats;
    const by = callerIn('inspector', { subject: 'they', staffNo: seat?.staffNo, department: cooperating });
    const request = acceptedValue(
      await declareRecusal(desk.ports, { ...askOf(by), visitId: visit.id, note }),
    );
    expect(request).toMatchObject({ leadDepartment: cooperating, requesterPseudonym: seat?.pseudonym });
  });
});

describe('the certificates of a draw in stages', () => {
  it('hold from the first step to the last, each alone and all together', async () => {
    await replaceTarget(desk.ports, await firstVisit());
    const thrownAway = await inspectorsDrawn(desk, targets, cooperating);
    await voided(thrownAway.id, cooperating);
    await dispatchedTogether(desk, targets);
    const open = async () => (await visits()).filter(({ state }) => state === 'assigned');
    const [first] = await open();
    if (first === undefined) throw new Error('there is no visit');
    await replaceInspector(desk.ports, first, 1);
    for (const visit of await open()) acceptedValue(await desk.publish(visit));
    acceptedValue(await desk.requestReveal(targets.id));
    const { inspectorDraws } = await now(targets.id);
    const living = inspectorDraws.filter(({ state }) => state === 'drawn').map(({ drawId }) => drawId);
    for (const id of [targets.id, ...living]) acceptedValue(await desk.reveal(id));

    const ofTargets = await certificateOf(desk.ports, targets.id);
    expect(verifyCertificate(ofTargets)).toMatchObject({ valid: true });
    expect(ofTargets.substitutions).toHaveLength(1);
    expect(living).toHaveLength(2);
    for (const id of living) {
      const own = await certificateOf(desk.ports, id);
      expect(verifyCertificate(own)).toMatchObject({ valid: true });
      expect(verifyStage(own, ofTargets)).toEqual({ valid: true });
    }
    const task = await desk.ports.records.get('task', { id: targets.taskId });
    expect(task?.value.state).toBe('completed');
  });
});
