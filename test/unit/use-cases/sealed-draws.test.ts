import { beforeEach, describe, expect, it } from 'vitest';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import { wakeStalledRuns } from '../../../shared/use-cases/wake-stalled-runs.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';

let desk: Desk;
/** Drawn and not revealed. */
let sealed: Draw;
beforeEach(async () => {
  desk = await inspectionDesk();
  sealed = await desk.drawIn('dispatched');
});

const revealSealed = async (): Promise<void> => {
  for (const visit of await desk.visitsOf(sealed.id)) acceptedValue(await desk.publish(visit));
  acceptedValue(await desk.requestReveal(sealed.id));
  acceptedValue(await desk.reveal(sealed.id));
};

const wake = (): Promise<number> => wakeStalledRuns({ ...desk.ports, log: () => undefined });

describe('a draw whose frame leaves out what a sealed draw has drawn', () => {
  it('names that draw, and may be revealed as late as that one', async () => {
    const draw = await desk.drawIn('committed');
    expect(draw.givesAway).toEqual([sealed.id]);
    expect((draw.revealBy?.on ?? '') >= (sealed.revealBy?.on ?? '-')).toBe(true);
  });

  it('is not revealed before that one, though all its results are published', async () => {
    const draw = await desk.drawIn('dispatched');
    for (const visit of await desk.visitsOf(draw.id)) acceptedValue(await desk.publish(visit));
    const refusal = refusalIn(await desk.requestReveal(draw.id));
    expect(refusal.code).toBe('wrong-state');
    expect(refusal.reason.en).toContain(sealed.id);
    await revealSealed();
    acceptedValue(await desk.requestReveal(draw.id));
    expect(acceptedValue(await desk.reveal(draw.id)).state).toBe('revealed');
  });

  it('keeps its secret while void, too, until that one is revealed; then the clock wakes it', async () => {
    const draw = await desk.drawIn('drawn');
    acceptedValue(await desk.declareVoid(draw.id));
    expect(refusalIn(await desk.reveal(draw.id)).code).toBe('wrong-state');
    desk.clock.advance({ minutes: 180 });
    expect(await wake()).toBe(0);
    await revealSealed();
    desk.clock.advance({ minutes: 180 });
    expect(await wake()).toBe(1);
    const revealed = acceptedValue(await desk.reveal(draw.id));
    expect(revealed).toMatchObject({ state: 'void', revealedAt: expect.any(String) });
  });

  it('shows nothing where it is void without randomness, and so is woken and revealed at once', async () => {
    const draw = await desk.drawIn('committed');
    acceptedValue(await desk.declareVoid(draw.id));
    desk.clock.advance({ minutes: 180 });
    expect(await wake()).toBe(1);
    expect(acceptedValue(await desk.reveal(draw.id)).revealedAt).toBeDefined();
  });

  it('is free once the other one is revealed', async () => {
    await revealSealed();
    expect((await desk.drawIn('frozen')).givesAway).toEqual([]);
  });
});
