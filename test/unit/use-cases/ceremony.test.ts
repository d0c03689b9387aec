import { beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/domain/audit/hash.ts';
import { commitmentDigest, secretHashOf } from '../../../shared/domain/draws/commitment.ts';
import { rulesHash } from '../../../shared/domain/draws/rules.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import { instantOf } from '../../../shared/domain/primitives/time.ts';
import { commitContribution } from '../../../shared/use-cases/inspections/commit-contribution.ts';
import { openContribution } from '../../../shared/use-cases/inspections/open-contribution.ts';
import { askOf, callerIn } from '../../support/builders.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
  ceremonyFrom,
  contributionOf,
  type Desk,
  inspectionDesk,
  planner,
  witnesses,
} from '../../support/inspection-desk.ts';

const [first = '', second = ''] = witnesses;
const elsewhere = callerIn('planner', { department: '33.STHJ' });

let desk: Desk;
let draw: Draw;
beforeEach(async () => {
  desk = await inspectionDesk();
});

describe('committing a draw', () => {
  beforeEach(async () => {
    draw = await desk.drawIn('frozen');
  });

  it('publishes what decides the draw, and the secret only as its hash', async () => {
    const source = ceremonyFrom(desk.clock.now());
    const committed = acceptedValue(await desk.commit(draw.id));
    const { records, ledger, vault } = desk.ports;
    const sealed = await records.get('drawSecret', { drawId: draw.id });
    const secret = await vault.open('draw-secret', draw.id, sealed?.value.sealed ?? '');
    expect(committed.commitment).toEqual({
      format: 'openlot-draw/1',
      drawId: draw.id,
      taskId: draw.taskId,
      taskName: draw.taskName,
      number: 1,
      follows: null,
      stage: { kind: 'together' },
      frameRoot: draw.roots.frame,
      frameSize: 40,
      poolRoot: draw.roots.pool,
      poolSize: 6,
      exclusionsRoot: draw.roots.exclusions,
      rulesHash: rulesHash(draw.rules),
      secretHash: secretHashOf(secret),
      randomness: { sources: [source] },
      revealBy: '2026-05-29',
    });
    expect(JSON.stringify(committed)).not.toContain(secret);
    const entry = (await ledger.publicLogAbout(`draw/${draw.id}`)).at(-1);
    if (committed.commitment === undefined) throw new Error('no commitment');
    expect(entry).toMatchObject({ action: 'draw-committed', at: desk.clock.now() });
    expect(entry?.facts).toEqual({
      taskId: draw.taskId,
      number: 1,
      commitment: commitmentDigest(committed.commitment),
    });
  });

  it('starts the term for the reveal, 40 working days after the last day of the task', async () => {
    // None on 4–6 April and 1–5 May, but one on Saturday 9 May.
    const { revealBy } = acceptedValue(await desk.commit(draw.id));
    expect(revealBy).toEqual({ on: '2026-05-29', provisional: false });
    const due = await collect(desk.ports.records.all('drawsDueOn', { on: '2026-05-29' }));
    expect(due.map(({ value }) => value.id)).toEqual([draw.id]);
  });

  it('happens once, however often it is asked for', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => desk.commit(draw.id)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalIn(await desk.commit(draw.id)).code).toBe('wrong-state');
    const log = await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`);
    expect(log.filter(({ action }) => action === 'draw-committed')).toHaveLength(1);
  });

  it('is refused to another department and for a draw that does not exist', async () => {
    expect(refusalIn(await desk.commit(draw.id, elsewhere)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await desk.commit('33.SCJG-2026-1-9')).code).toBe('not-found');
  });

  it('is refused when a source of randomness cannot do, and then leaves no trace', async () => {
    const past = { ...ceremonyFrom(desk.clock.now()), until: desk.clock.now() };
    const no = refusalIn(await desk.commit(draw.id, planner, [past]));
    expect([no.code, no.errors?.[0]?.field]).toEqual(['invalid-input', 'body.sources.0.until']);
    expect(await desk.drawNow(draw.id)).toEqual(draw);
    expect(await desk.ports.records.get('drawSecret', { drawId: draw.id })).toBeUndefined();
  });

  it('is refused once the task has ended', async () => {
    desk.clock.set('2026-03-31T16:00:00.000Z');
    expect(refusalIn(await desk.commit(draw.id)).reason.zh).toContain('2026-03-31');
  });

  it('is refused while the clock is behind the freezing, and done when it has caught up', async () => {
    desk.clock.advance({ minutes: -1 });
    expect(refusalIn(await desk.commit(draw.id)).code).toBe('clock-behind');
    desk.clock.advance({ minutes: 1 });
    acceptedValue(await desk.commit(draw.id));
  });
});

const commit = (witness: string, commitment = contributionOf(draw.id, witness).commitment, by = planner) =>
  commitContribution(desk.ports, { ...askOf(by), drawId: draw.id, witness, commitment });
const open = (witness: string, differences: { value?: string; nonce?: string } = {}, by = planner) => {
  const { value, nonce } = contributionOf(draw.id, witness);
  return openContribution(desk.ports, {
    ...askOf(by),
    drawId: draw.id,
    witness,
    value,
    nonce,
    ...differences,
  });
};

describe('a witness’s commitment', () => {
  beforeEach(async () => {
    draw = await desk.drawIn('committed');
  });

  it('is kept and published, with the source that it is for', async () => {
    const { commitment } = contributionOf(draw.id, first);
    const after = acceptedValue(await commit(first));
    expect(after.randomness.committed).toEqual([
      { witness: first, commitment, committedAt: desk.clock.now() },
    ]);
    const entry = (await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`)).at(-1);
    expect(entry?.action).toBe('contribution-committed');
    expect(entry?.facts).toEqual({ source: 0, witness: first, commitment });
  });

  it('is refused to a stranger, and a second time', async () => {
    expect(refusalIn(await commit('过路人')).code).toBe('contribution-mismatch');
    acceptedValue(await commit(first));
    expect(refusalIn(await commit(first, sha256Hex('another'))).code).toBe('contribution-mismatch');
  });

  it('is refused to another department', async () => {
    expect(refusalIn(await commit(first, undefined, elsewhere)).code).toBe('outside-jurisdiction');
  });

  it('is refused before the draw is committed and after it was requested', async () => {
    draw = await desk.drawIn('frozen');
    expect(refusalIn(await commit(first)).code).toBe('wrong-state');
    draw = await desk.drawIn('drawing');
    expect(refusalIn(await commit(first)).code).toBe('wrong-state');
    expect(refusalIn(await open(first)).code).toBe('wrong-state');
  });

  it('is refused when the time of the ceremony is over', async () => {
    desk.clock.advance({ days: 1 });
    acceptedValue(await commit(first));
    desk.clock.set(instantOf(Date.parse(desk.clock.now()) + 1));
    expect(refusalIn(await commit(second)).code).toBe('randomness-late');
  });

  it('is refused while the clock is behind what the log has already', async () => {
    desk.clock.advance({ minutes: 5 });
    acceptedValue(await commit(first));
    desk.clock.advance({ minutes: -3 });
    const no = refusalIn(await commit(second));
    expect([no.code, no.reason.zh]).toEqual(['clock-behind', expect.stringContaining(draw.id)]);
    desk.clock.advance({ minutes: 3 });
    acceptedValue(await commit(second));
  });

  it('is not lost when all witnesses commit at the same time: who loses the race is told', async () => {
    const outcomes = await Promise.all(witnesses.map((witness) => commit(witness)));
    for (const [n, outcome] of outcomes.entries())
      if (!outcome.ok) {
        expect(outcome.refusal.code).toBe('stale-version');
        acceptedValue(await commit(witnesses[n] ?? ''));
      }
    expect((await desk.drawNow(draw.id)).randomness.committed).toHaveLength(2);
  });
});

describe('a witness’s opening', () => {
  beforeEach(async () => {
    draw = await desk.drawIn('committed');
  });

  it('waits until every witness has committed', async () => {
    acceptedValue(await commit(first));
    const no = refusalIn(await open(first));
    expect(no.code).toBe('randomness-order');
    expect(no.reason.zh).toContain(second);
  });

  it('must be what was committed, to the letter', async () => {
    acceptedValue(await commit(first));
    acceptedValue(await commit(second));
    const { value, nonce } = contributionOf(draw.id, first);
    for (const wrong of [{ value: value.slice(1) }, { value: `${value} ` }, { nonce: sha256Hex(nonce) }])
      expect(refusalIn(await open(first, wrong)).code).toBe('contribution-mismatch');
    expect(refusalIn(await open('过路人')).code).toBe('contribution-mismatch');
    acceptedValue(await open(first));
    expect(refusalIn(await open(first)).code).toBe('contribution-mismatch');
  });

  it('ends the taking of commitments', async () => {
    acceptedValue(await commit(first));
    acceptedValue(await commit(second));
    acceptedValue(await open(second));
    expect(refusalIn(await commit(first, sha256Hex('fitted'))).code).toBe('contribution-mismatch');
    expect(refusalIn(await commit('过路人')).code).toBe('contribution-mismatch');
  });

  it('makes the public randomness when it is the last, after which nothing is taken', async () => {
    acceptedValue(await commit(first));
    acceptedValue(await commit(second));
    expect(acceptedValue(await open(second)).randomness.value).toBeUndefined();
    expect(acceptedValue(await open(first)).randomness.value).toMatch(/^[0-9a-f]{64}$/);
    expect(refusalIn(await open(first)).code).toBe('randomness-source');
  });

  it('is refused to another department', async () => {
    expect(refusalIn(await open(first, {}, elsewhere)).code).toBe('outside-jurisdiction');
  });
});

describe('requesting a draw', () => {
  it('waits until every witness has opened', async () => {
    draw = await desk.drawIn('committed');
    expect(refusalIn(await desk.request(draw.id)).code).toBe('randomness-incomplete');
    acceptedValue(await commit(first));
    acceptedValue(await commit(second));
    acceptedValue(await open(first));
    const no = refusalIn(await desk.request(draw.id));
    expect([no.reason.zh.includes(second), no.reason.zh.includes(first)]).toEqual([true, false]);
    acceptedValue(await open(second));
    expect(refusalIn(await desk.request(draw.id, elsewhere)).code).toBe('outside-jurisdiction');
    expect(acceptedValue(await desk.request(draw.id)).state).toBe('drawing');
  });

  it('sends it to the draw runner', async () => {
    draw = await desk.drawIn('drawing');
    const run = await desk.ports.records.get('run', { id: `conclude-draw/${draw.id}` });
    expect(run?.value).toEqual({
      id: `conclude-draw/${draw.id}`,
      work: 'conclude-draw',
      about: draw.id,
      requestedAt: desk.clock.now(),
      wakes: 0,
    });
  });

  it('happens once when two ask at the same time', async () => {
    draw = await desk.drawIn('committed');
    acceptedValue(await desk.witness(draw.id));
    const outcomes = await Promise.all([desk.request(draw.id), desk.request(draw.id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const trail = await collect(desk.ports.ledger.trail(`draw/${draw.id}`));
    expect(trail.filter(({ action }) => action === 'draw-requested')).toHaveLength(1);
  });
});
