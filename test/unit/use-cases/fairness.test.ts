import { describe, expect, it } from 'vitest';
import { createReactions } from '../../../functions/reactions/process.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { FairnessReport } from '../../../shared/domain/inspections/fairness-report.ts';
import { computeFairness } from '../../../shared/use-cases/inspections/compute-fairness.ts';
import type { RecordChange } from '../../../shared/use-cases/ports.ts';
import { entity, on, ownDepartment } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk, smallRegister } from '../../support/inspection-desk.ts';
import { creation } from '../../support/sample-records.ts';
import { dispatchedTogether, stagedDesk } from '../../support/staged-desk.ts';
import { replaceInspector, replaceTarget } from '../../support/substitution-steps.ts';

const reportOf = async ({ ports }: Desk, year = 2026): Promise<FairnessReport | undefined> =>
  (await ports.records.get('fairnessReport', { department: ownDepartment, year }))?.value;

/** What the stream tells of a draw that moved to another state. */
const moved = (after: Draw, before: Draw['state'] = 'revealing'): RecordChange => ({
  kind: 'draw',
  before: { ...after, state: before },
  version: 2,
  after,
});

const reactionsOf = ({ ports }: Desk) => {
  const logged: string[] = [];
  const react = createReactions({ ...ports, log: (code) => void logged.push(code) });
  return { react, logged };
};

const revealAll = async (desk: Desk, drawId: string): Promise<Draw> => {
  for (const visit of await desk.visitsOf(drawId))
    if (visit.state !== 'replaced') acceptedValue(await desk.publish(visit));
  acceptedValue(await desk.requestReveal(drawId));
  for (const { drawId: id } of (await desk.drawNow(drawId)).inspectorDraws)
    acceptedValue(await desk.reveal(id));
  return acceptedValue(await desk.reveal(drawId));
};

describe('the fairness report of a department and a year', () => {
  it('counts the revealed draws: strata, waits, loads and pairs', async () => {
    const lastVisit = (day: string) => ({ lastVisit: { visitId: 'v', on: on(day), staffNos: [] } });
    const desk = await inspectionDesk([
      ...smallRegister().filter(({ kind }) => kind !== 'entity'),
      ...Array.from({ length: 30 }, (_, n) => creation('entity', entity(n))),
      ...Array.from({ length: 6 }, (_, n) => creation('entity', entity(30 + n, {}, lastVisit('2025-06-01')))),
      ...Array.from({ length: 4 }, (_, n) => creation('entity', entity(36 + n, {}, lastVisit('2020-06-01')))),
    ]);
    const draw = await desk.drawIn('revealed');
    const report = acceptedValue(await computeFairness(desk.ports, draw));
    expect(report).toMatchObject({ department: ownDepartment, year: 2026, draws: 1, voidDraws: 0 });
    expect(report.strata).toEqual([{ stratum: 'N', available: 40, drawn: 4 }]);
    expect(report.waits.map(({ wait, available }) => [wait, available])).toEqual([
      ['never', 30],
      ['over-3-years', 4],
      ['within-1-year', 6],
    ]);
    expect(report.waits.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(4);
    const visits = await desk.visitsOf(draw.id);
    const staff = visits.flatMap(({ seats }) => seats.map(({ staffNo }) => staffNo));
    const busiest = Math.max(...staff.map((one) => staff.filter((other) => other === one).length));
    expect(report.workload?.loads.at(-1)?.visits).toBe(busiest);
    expect(report.workload?.loads.reduce((sum, { inspectors }) => sum + inspectors, 0)).toBe(6);
    expect(report.workload?.pairs.reduce((sum, { visits: n, pairs }) => sum + n * pairs, 0)).toBe(4);
    expect(await reportOf(desk)).toEqual(report);
  });

  it('takes in each further draw of the year, void ones by their number, and no draw that is not revealed', async () => {
    const desk = await inspectionDesk();
    const first = await desk.drawIn('revealed');
    acceptedValue(await computeFairness(desk.ports, first));
    const { id } = await desk.drawIn('committed');
    const voided = acceptedValue(await desk.declareVoid(id));
    expect(acceptedValue(await computeFairness(desk.ports, voided))).toMatchObject({
      draws: 1,
      voidDraws: 1,
    });
    const second = await desk.drawIn('revealed');
    await desk.drawIn('dispatched');
    expect(acceptedValue(await computeFairness(desk.ports, second))).toMatchObject({
      draws: 2,
      voidDraws: 1,
    });
    expect(await collect(desk.ports.records.all('fairnessReports', {}))).toHaveLength(1);
  });

  it('counts the substitutes, and not those whom they replaced', async () => {
    const desk = await inspectionDesk();
    const { id } = await desk.drawIn('dispatched');
    const [one, other] = await desk.visitsOf(id);
    if (one === undefined || other === undefined) throw new Error('the draw has too few visits');
    expect((await replaceTarget(desk.ports, one)).state).toBe('made');
    expect((await replaceInspector(desk.ports, other, 0)).state).toBe('made');
    const report = acceptedValue(await computeFairness(desk.ports, await revealAll(desk, id)));
    expect(report.strata).toEqual([{ stratum: 'N', available: 40, drawn: 4 }]);
    const loads = report.workload?.loads ?? [];
    expect(loads.reduce((sum, { visits, inspectors }) => sum + visits * inspectors, 0)).toBe(8);
  });

  it('takes the inspectors of a draw in stages from the departments’ own draws', async () => {
    const { desk, targets } = await stagedDesk();
    await dispatchedTogether(desk, targets);
    const revealed = await revealAll(desk, targets.id);
    const report = acceptedValue(await computeFairness(desk.ports, revealed));
    expect(report).toMatchObject({ draws: 1, strata: [{ stratum: 'N', available: 100, drawn: 4 }] });
    const loads = report.workload?.loads ?? [];
    expect(loads.reduce((sum, { inspectors }) => sum + inspectors, 0)).toBe(10);
    expect(loads.reduce((sum, { visits, inspectors }) => sum + visits * inspectors, 0)).toBe(12);
    expect(report.waits).toEqual([{ wait: 'never', available: 100, drawn: 4 }]);
  });

  it('belongs to the year in which the lists were frozen, by the calendar of China', async () => {
    const desk = await inspectionDesk();
    desk.clock.set('2026-12-31T15:59:00.000Z');
    const late = { plannedOn: on('2027-01-10'), endsOn: on('2027-01-20') };
    const old = await desk.drawIn('frozen', late);
    desk.clock.set('2026-12-31T16:01:00.000Z');
    const young = await desk.drawIn('frozen', late);
    for (const [draw, year] of [
      [old, 2026],
      [young, 2027],
    ] as const) {
      const voided = acceptedValue(await desk.declareVoid(draw.id));
      expect(acceptedValue(await computeFairness(desk.ports, voided))).toMatchObject({ year, voidDraws: 1 });
    }
  });

  it('waits until the lists show the draw as it is', async () => {
    const desk = await inspectionDesk();
    const draw = await desk.drawIn('dispatched');
    const ahead: Draw = { ...draw, state: 'revealed' };
    expect(refusalIn(await computeFairness(desk.ports, ahead)).code).toBe('stale-version');
    expect(await reportOf(desk)).toBeUndefined();
  });

  it('is made anew when a draw is revealed or void, once however often the stream tells of it', async () => {
    const desk = await inspectionDesk();
    const { react, logged } = reactionsOf(desk);
    const draw = await desk.drawIn('revealed');
    await react(moved(draw));
    const report = await reportOf(desk);
    expect(report?.draws).toBe(1);
    desk.clock.advance({ minutes: 5 });
    await react(moved(draw));
    expect(await reportOf(desk)).toEqual(report);
    const { id } = await desk.drawIn('frozen');
    await react(moved(acceptedValue(await desk.declareVoid(id)), 'frozen'));
    expect(await reportOf(desk)).toMatchObject({ draws: 1, voidDraws: 1 });
    expect(new Set(logged)).toEqual(new Set(['reaction-completed']));
  });

  it('has nothing to do with any other change of a draw', async () => {
    const desk = await inspectionDesk();
    const { react, logged } = reactionsOf(desk);
    const draw = await desk.drawIn('revealed');
    await react(moved({ ...draw, certifiedAt: desk.clock.now() }, 'revealed'));
    await react(moved({ ...draw, state: 'dispatched' }, 'drawn'));
    await react({ kind: 'draw', before: undefined, after: { ...draw, state: 'frozen' }, version: 1 });
    expect(logged).toEqual([]);
    expect(await reportOf(desk)).toBeUndefined();
  });

  it('of a department’s later draw of inspectors is that of the targets’ draw alone', async () => {
    const { desk, targets } = await stagedDesk();
    await dispatchedTogether(desk, targets);
    const { inspectorDraws } = await revealAll(desk, targets.id);
    expect(inspectorDraws).toHaveLength(2);
    const { react } = reactionsOf(desk);
    for (const { drawId } of inspectorDraws) await react(moved(await desk.drawNow(drawId)));
    expect(await collect(desk.ports.records.all('fairnessReports', {}))).toEqual([]);
  });

  it('comes out right when two draws are revealed at the same time', async () => {
    const desk = await inspectionDesk();
    const { react } = reactionsOf(desk);
    const draws = [await desk.drawIn('revealed'), await desk.drawIn('revealed')];
    const told = async (draw: Draw): Promise<void> => {
      // What loses the race is thrown, and the stream delivers it again.
      for (let attempt = 1; attempt <= 5; attempt += 1)
        try {
          return await react(moved(draw));
        } catch (error) {
          if (attempt === 5) throw error;
        }
    };
    await Promise.all(draws.map(told));
    expect(await reportOf(desk)).toMatchObject({ draws: 2 });
  });
});
