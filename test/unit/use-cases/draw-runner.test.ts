import { beforeEach, describe, expect, it } from 'vitest';
import { createDrawRunner } from '../../../functions/draw-runner/process.ts';
import type { Run } from '../../../shared/domain/inspections/run.ts';
import { requestPreparation } from '../../../shared/use-cases/inspections/request-preparation.ts';
import type { RecordChange } from '../../../shared/use-cases/ports.ts';
import { askOf, entity } from '../../support/builders.ts';
import { acceptedValue } from '../../support/draws.ts';
import { type Desk, type DeskPorts, inspectionDesk, planner } from '../../support/inspection-desk.ts';

let desk: Desk;
const logged: string[] = [];
beforeEach(async () => {
  desk = await inspectionDesk();
  logged.length = 0;
});
const runnerOf = (ports: DeskPorts) => createDrawRunner({ ...ports, log: (code) => void logged.push(code) });
const runNow = async (id: string): Promise<Run> => {
  const run = await desk.ports.records.get('run', { id });
  if (run === undefined) throw new Error(`there is no run ${id}`);
  return run.value;
};
const requested = async (id: string): Promise<RecordChange> => ({
  kind: 'run',
  before: undefined,
  after: await runNow(id),
  version: 1,
});

describe('the draw runner', () => {
  it('freezes, draws and reveals when it is asked to', async () => {
    const task = acceptedValue(await desk.draft());
    acceptedValue(await desk.approve(task.id));
    const asked = { ...askOf(planner), taskId: task.id, purpose: 'freeze' as const };
    acceptedValue(await requestPreparation(desk.ports, asked));
    const run = runnerOf(desk.ports);
    await run(await requested(`prepare-draw/${task.id}`));
    const id = `${task.id}-1`;
    expect((await desk.drawNow(id)).state).toBe('frozen');

    acceptedValue(await desk.commit(id));
    acceptedValue(await desk.witness(id));
    acceptedValue(await desk.request(id));
    await run(await requested(`conclude-draw/${id}`));
    expect((await desk.drawNow(id)).state).toBe('drawn');

    acceptedValue(await desk.dispatch(id));
    for (const visit of await desk.visitsOf(id)) acceptedValue(await desk.publish(visit));
    acceptedValue(await desk.requestReveal(id));
    await run(await requested(`reveal-secret/${id}`));
    expect(await desk.drawNow(id)).toMatchObject({ state: 'revealed', certifiedAt: desk.clock.now() });
    expect(logged).toEqual(['reaction-completed', 'reaction-completed', 'reaction-completed']);
  });

  it('does the same work once, however often it is told', async () => {
    const draw = await desk.drawIn('drawing');
    const change = await requested(`conclude-draw/${draw.id}`);
    await runnerOf(desk.ports)(change);
    const visits = await desk.visitsOf(draw.id);
    await runnerOf(desk.ports)(change);
    expect(await desk.visitsOf(draw.id)).toEqual(visits);
    expect(logged).toEqual(['reaction-completed']);
  });

  it('does nothing when a run is done, nor about other records', async () => {
    const draw = await desk.drawIn('drawing');
    const { after } = (await requested(`conclude-draw/${draw.id}`)) as { after: Run };
    await runnerOf(desk.ports)({
      kind: 'run',
      before: after,
      after: { ...after, doneAt: desk.clock.now() },
      version: 2,
    });
    await runnerOf(desk.ports)({ kind: 'draw', before: undefined, after: draw, version: 1 });
    await runnerOf(desk.ports)({ kind: 'entity', before: undefined, after: entity(1), version: 1 });
    expect([logged, (await desk.drawNow(draw.id)).state]).toEqual([[], 'drawing']);
  });

  it.each(['busy', 'stale-version', 'clock-behind'] as const)(
    'asks the stream again when it is told “%s”',
    async (code) => {
      const draw = await desk.drawIn('drawing');
      const reason = { zh: '稍后', en: 'later' };
      const ledger = {
        ...desk.ports.ledger,
        apply: async () => ({ ok: false as const, refusal: { code, reason } }),
      };
      const change = await requested(`conclude-draw/${draw.id}`);
      await expect(runnerOf({ ...desk.ports, ledger })(change)).rejects.toThrow('later');
      await runnerOf(desk.ports)(change);
      expect((await desk.drawNow(draw.id)).state).toBe('drawn');
    },
  );

  it('tells how far it has come while it works', async () => {
    const draw = await desk.drawIn('drawing');
    const phases: string[] = [];
    const progress = {
      note: async ({ runId, phase, done, total }: Parameters<DeskPorts['progress']['note']>[0]) => {
        phases.push(`${runId} ${phase} ${done}/${total}`);
      },
    };
    await runnerOf({ ...desk.ports, progress })(await requested(`conclude-draw/${draw.id}`));
    const run = `conclude-draw/${draw.id}`;
    expect(phases).toEqual([`${run} reading 40/40`, `${run} drawing 0/4`, `${run} writing 4/4`]);
  });
});
