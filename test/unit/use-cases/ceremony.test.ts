import { beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/domain/audit/hash.ts';
import { commitmentDigest, secretHashOf } from '../../../shared/domain/draws/commitment.ts';
import { rulesHash } from '../../../shared/domain/draws/rules.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import { commitContribution } from '../../../shared/use-cases/inspections/commit-contribution.ts';
import { commitDraw } from '../../../shared/use-cases/inspections/commit-draw.ts';
import { openContribution } from '../../../shared/use-cases/inspections/open-contribution.ts';
import { askOf, callerIn } from '../../support/builders.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
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
      frameRoot: draw.roots.frame,
      frameSize: 40,
      poolRoot: draw.roots.pool,
      poolSize: 6,
      exclusionsRoot: draw.roots.exclusions,
      rulesHash: rulesHash(draw.rules),
      secretHash: secretHashOf(secret),
      randomness: { sources: [{ kind: 'ceremony', witnesses }] },
    });
    expect(JSON.stringify(committed)).not.toContain(secret);
    const entry = (await ledger.publicLogAbout(`draw/${draw.id}`)).at(-1);
    if (committed.commitment === undefined) throw new Error('no commitment');
    expect(entry).toMatchObject({
      action: 'draw-committed',
      facts: { commitment: commitmentDigest(committed.commitment) },
    });
  });

  it('happens once, however often it is asked for', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => desk.commit(draw.id)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalIn(await desk.commit(draw.id)).code).toBe('wrong-state');
  });

  it('is refused to another department and for a draw that does not exist', async () => {
    expect(refusalIn(await desk.commit(draw.id, elsewhere)).code).toBe('outside-jurisdiction');
    expect(refusalIn(await desk.commit('33.SCJG-2026-1-9')).code).toBe('not-found');
  });

  it('cannot name a witness twice, or one alone', async () => {
    for (const names of [[first], [first, first]])
      await expect(
        commitDraw(desk.ports, { ...askOf(planner), drawId: draw.id, witnesses: names }),
      ).rejects.toThrow();
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

  it('is kept and published', async () => {
    const { commitment } = contributionOf(draw.id, first);
    const { committed } = acceptedValue(await commit(first));
    expect(committed).toEqual([{ witness: first, commitment, committedAt: desk.clock.now() }]);
    expect((await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`)).at(-1)).toMatchObject({
      action: 'contribution-committed',
      facts: { witness: first, commitment },
    });
  });

  it('is refused to a stranger, and a second time', async () => {
    expect(refusalIn(await commit('过路人')).code).toBe('contribution-mismatch');
    acceptedValue(await commit(first));
    expect(refusalIn(await commit(first, sha256Hex('another'))).code).toBe('wrong-state');
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

  it('is not lost when all witnesses commit at the same time: who loses the race is told', async () => {
    const outcomes = await Promise.all(witnesses.map((witness) => commit(witness)));
    for (const [n, outcome] of outcomes.entries())
      if (!outcome.ok) {
        expect(outcome.refusal.code).toBe('stale-version');
        acceptedValue(await commit(witnesses[n] ?? ''));
      }
    expect((await desk.ports.records.get('draw', { id: draw.id }))?.value.committed).toHaveLength(2);
  });
});

describe('a witness’s opening', () => {
  beforeEach(async () => {
    draw = await desk.drawIn('committed');
  });

  it('waits until every witness has committed', async () => {
    acceptedValue(await commit(first));
    const no = refusalIn(await open(first));
    expect(no.code).toBe('randomness-incomplete');
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
    expect(refusalIn(await open(first)).code).toBe('wrong-state');
  });

  it('ends the taking of commitments', async () => {
    acceptedValue(await commit(first));
    acceptedValue(await commit(second));
    acceptedValue(await open(second));
    expect(refusalIn(await commit(first, sha256Hex('fitted'))).code).toBe('wrong-state');
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
    expect(refusalIn(await desk.request(draw.id)).reason.zh).toContain(second);
    acceptedValue(await open(second));
    expect(refusalIn(await desk.request(draw.id, elsewhere)).code).toBe('outside-jurisdiction');
    expect(acceptedValue(await desk.request(draw.id)).state).toBe('drawing');
  });

  it('happens once when two ask at the same time', async () => {
    draw = await desk.drawIn('committed');
    acceptedValue(await desk.witness(draw.id));
    const outcomes = await Promise.all([desk.request(draw.id), desk.request(draw.id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const trail = [];
    for await (const { action } of desk.ports.ledger.trail(`draw/${draw.id}`)) trail.push(action);
    expect(trail.filter((action) => action === 'draw-requested')).toHaveLength(1);
  });
});
