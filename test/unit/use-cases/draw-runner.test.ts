import { beforeEach, describe, expect, it } from 'vitest';
import { createDrawRunner } from '../../../functions/draw-runner/process.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import { entity } from '../../support/builders.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';

let desk: Desk;
const logged: string[] = [];
beforeEach(async () => {
  desk = await inspectionDesk();
  logged.length = 0;
});
const run = (before: Draw['state'] | undefined, after: Draw) =>
  createDrawRunner({ ...desk.ports, log: (code) => void logged.push(code) })({
    kind: 'draw',
    before: before === undefined ? undefined : { ...after, state: before },
    after,
  });
const stateOf = async ({ id }: Draw) => (await desk.ports.records.get('draw', { id }))?.value.state;

describe('the draw runner', () => {
  it('holds a draw when it becomes requested, however often it is told', async () => {
    const draw = await desk.drawIn('drawing');
    await run('committed', draw);
    expect(await stateOf(draw)).toBe('drawn');
    const visits = await desk.visitsOf(draw.id);
    await run('committed', draw);
    expect(await desk.visitsOf(draw.id)).toEqual(visits);
    expect(logged).toEqual(['reaction-completed', 'reaction-refused']);
  });

  it('reveals the secret when that becomes requested', async () => {
    const draw = await desk.drawIn('revealing');
    await run('dispatched', draw);
    expect(await stateOf(draw)).toBe('revealed');
  });

  it('does nothing about other changes of a draw, nor about other records', async () => {
    const draw = await desk.drawIn('committed');
    await run('frozen', draw);
    await run('committed', draw);
    await createDrawRunner({ ...desk.ports, log: (code) => void logged.push(code) })({
      kind: 'entity',
      before: undefined,
      after: entity(1),
    });
    expect(logged).toEqual([]);
  });

  it('asks the stream again when it loses a race', async () => {
    const draw = await desk.drawIn('drawing');
    const reason = { zh: '忙', en: 'busy' };
    const ledger = {
      ...desk.ports.ledger,
      apply: async () => ({ ok: false as const, refusal: { code: 'busy' as const, reason } }),
    };
    const runner = createDrawRunner({ ...desk.ports, ledger, log: () => {} });
    await expect(
      runner({ kind: 'draw', before: { ...draw, state: 'committed' }, after: draw }),
    ).rejects.toThrow('busy');
    await run('committed', draw);
    expect(await stateOf(draw)).toBe('drawn');
  });
});
