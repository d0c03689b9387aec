import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  certificateFileSchema,
  verifyCertificateFile,
} from '../../../shared/domain/draws/certificate-file.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import { readCertificate } from '../../../shared/use-cases/inspections/read-certificate.ts';
import { requestReveal } from '../../../shared/use-cases/inspections/request-reveal.ts';
import { revealSecret } from '../../../shared/use-cases/inspections/reveal-secret.ts';
import type { Ledger } from '../../../shared/use-cases/ports.ts';
import { askOf, callerIn, entity, inspectorEntry } from '../../support/builders.ts';
import { certificateOf } from '../../support/certificates.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
  type Desk,
  type DeskPorts,
  inspectionDesk,
  planner,
  smallRegister,
} from '../../support/inspection-desk.ts';
import { creation } from '../../support/sample-records.ts';
import { dispatchedTogether, stagedDesk } from '../../support/staged-desk.ts';
import { replaceTarget } from '../../support/substitution-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk();
});

const fileOf = async (drawId: string, name = 'certificate'): Promise<Buffer | undefined> => {
  const file = await readCertificate(desk.ports, drawId, name);
  return file.ok ? gunzipSync(file.value) : undefined;
};
const runsUnderWay = async () =>
  (await collect(desk.ports.records.all('runsUnderWay', {}))).map(({ value }) => value.id);

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

  it('is refused while the list of visits does not yet show a substitute who is still to be inspected', async () => {
    const draw = await desk.drawIn('dispatched');
    const [first, ...others] = await desk.visitsOf(draw.id);
    if (first === undefined) throw new Error('the draw has no visit');
    await replaceTarget(desk.ports, first);
    for (const visit of others) acceptedValue(await desk.publish(visit));
    const { records } = desk.ports;
    const lagging = {
      ...desk.ports,
      records: {
        ...records,
        async *all(...asked: Parameters<typeof records.all>) {
          for await (const stored of records.all(...asked)) if (!('replaces' in stored.value)) yield stored;
        },
      } as DeskPorts['records'],
    };
    const no = refusalIn(await requestReveal(lagging, { ...askOf(planner), drawId: draw.id }));
    expect([no.code, no.reason.zh]).toEqual(['wrong-state', expect.stringContaining('1 次')]);
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
    expect(await runsUnderWay()).toEqual([`reveal-secret/${draw.id}`]);
    const outcomes = await Promise.all([desk.reveal(draw.id), desk.reveal(draw.id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const revealed = await desk.drawNow(draw.id);
    expect(revealed.secret).toMatch(/^[0-9a-f]{64}$/);
    expect((await desk.ports.records.get('task', { id: draw.taskId }))?.value.state).toBe('completed');
    expect((await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`)).at(-1)).toMatchObject({
      action: 'secret-revealed',
      facts: { secret: revealed.secret },
    });
    expect(refusalIn(await desk.reveal(draw.id)).code).toBe('wrong-state');
    expect(await runsUnderWay()).toEqual([]);
  });

  it('waits while the clock is behind the log', async () => {
    const draw = await desk.drawIn('revealing');
    desk.clock.advance({ minutes: -1 });
    expect(refusalIn(await desk.reveal(draw.id)).code).toBe('clock-behind');
    desk.clock.advance({ minutes: 1 });
    acceptedValue(await desk.reveal(draw.id));
  });

  it('of the draw of the targets is that of the departments’ draws of inspectors too', async () => {
    const staged = await stagedDesk();
    desk = staged.desk;
    const { id, inspectorDraws } = await dispatchedTogether(desk, staged.targets);
    for (const visit of await desk.visitsOf(id)) acceptedValue(await desk.publish(visit));
    const [first] = inspectorDraws;
    const inspectors = await desk.drawNow(first?.drawId ?? '');
    const own = callerIn('planner', { subject: 'other', department: inspectors.leadDepartment });
    const no = refusalIn(await desk.requestReveal(inspectors.id, own));
    expect([no.code, no.reason.zh]).toEqual(['wrong-state', expect.stringContaining(id)]);

    acceptedValue(await desk.requestReveal(id));
    const all = [id, ...inspectorDraws.map(({ drawId }) => drawId)];
    expect((await runsUnderWay()).toSorted()).toEqual(all.map((one) => `reveal-secret/${one}`).toSorted());
    for (const one of all) {
      acceptedValue(await desk.reveal(one));
      expect(verifyCertificate(await certificateOf(desk.ports, one))).toMatchObject({ valid: true });
    }
    expect((await desk.ports.records.get('task', { id: staged.targets.taskId }))?.value.state).toBe(
      'completed',
    );
  });
});

describe('the certificate', () => {
  it.each(['frozen', 'committed', 'drawn', 'dispatched', 'revealing'] as const)(
    'does not exist while the draw is %s',
    async (state) => {
      const draw = await desk.drawIn(state);
      const no = refusalIn(await readCertificate(desk.ports, draw.id, 'certificate'));
      expect([no.code, no.reason.zh]).toEqual(['wrong-state', expect.stringContaining('尚未揭示')]);
    },
  );

  it('of a revealed draw verifies, and tells what was published', async () => {
    const draw = await desk.drawIn('revealed');
    expect(draw.certifiedAt).toBe(desk.clock.now());
    const certificate = await certificateOf(desk.ports, draw.id);
    expect(verifyCertificate(certificate)).toMatchObject({ valid: true, isVoid: false, revealedLate: false });
    const visits = await desk.visitsOf(draw.id);
    expect(certificate.outcome).toEqual(
      visits.map(({ stratum, target, seats }) => ({
        stratum,
        target,
        inspectors: seats.map(({ pseudonym }) => pseudonym),
      })),
    );
    const log = await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`);
    expect(certificate.log.entries.map(({ entry }) => entry)).toEqual(log);
    expect(JSON.stringify(certificate)).not.toContain('JCY');
  });

  it('says so when the secret was revealed late', async () => {
    const draw = await desk.drawIn('revealing');
    desk.clock.set('2026-05-29T16:00:00.000Z');
    acceptedValue(await desk.reveal(draw.id));
    expect(verifyCertificate(await certificateOf(desk.ports, draw.id))).toMatchObject({
      valid: true,
      revealedLate: true,
    });
  });

  it('that was tampered with does not verify', async () => {
    const draw = await desk.drawIn('revealed');
    const text = JSON.stringify(await certificateOf(desk.ports, draw.id));
    const forged = JSON.parse(text);
    forged.outcome[0].inspectors.reverse();
    expect(verifyCertificate(forged)).toMatchObject({ valid: false, code: 'assignment' });
    const other = JSON.parse(text);
    const unlucky = other.frame.find(({ id }: { id: string }) => id !== other.outcome[0].target);
    other.outcome[0].target = unlucky.id;
    expect(verifyCertificate(other)).toMatchObject({ valid: false, code: 'target-sequence' });
  });

  it('names every void draw before it', async () => {
    const draw = await desk.drawIn('drawn');
    acceptedValue(await desk.declareVoid(draw.id));
    desk.clock.advance({ minutes: 5 });
    const second = acceptedValue(await desk.freeze(draw.taskId));
    acceptedValue(await desk.declareVoid(second.id));
    acceptedValue(await desk.reveal(draw.id));
    desk.clock.advance({ minutes: 5 });
    const { id } = acceptedValue(await desk.freeze(draw.taskId));
    acceptedValue(await desk.commit(id));
    acceptedValue(await desk.witness(id));
    acceptedValue(await desk.request(id));
    acceptedValue(await desk.conclude(id));
    acceptedValue(await desk.dispatch(id));
    for (const visit of await desk.visitsOf(id)) acceptedValue(await desk.publish(visit));
    acceptedValue(await desk.requestReveal(id));
    acceptedValue(await desk.reveal(id));
    const certificate = await certificateOf(desk.ports, id);
    expect(certificate.commitment).toMatchObject({ number: 3, follows: 2 });
    const voids = certificate.log.entries.filter(({ entry }) => entry.action === 'draw-voided');
    expect(voids.map(({ entry }) => [entry.about, entry.facts['approvedBy']])).toEqual([
      [`draw/${draw.id}`, 'approver'],
      [`draw/${second.id}`, 'approver'],
    ]);
    expect(verifyCertificate(certificate)).toMatchObject({ valid: true, isVoid: false });
  });
});

/** The desk's ports, with a ledger that does some things otherwise. */
const withLedger = (differences: Partial<Ledger>): DeskPorts => ({
  ...desk.ports,
  ledger: { ...desk.ports.ledger, ...differences },
});
const stopped = new Error('the machine stopped');

describe('writing the certificate', () => {
  let draw: Draw;
  beforeEach(async () => {
    draw = await desk.drawIn('revealing');
  });

  it('goes on after the reveal where it broke off', async () => {
    const breaking = withLedger({ prepare: () => Promise.reject(stopped) });
    await expect(revealSecret(breaking, draw.id)).rejects.toThrow(stopped);
    expect(await desk.drawNow(draw.id)).toMatchObject({ state: 'revealed', secret: expect.any(String) });
    const no = refusalIn(await readCertificate(desk.ports, draw.id, 'certificate'));
    expect(no.reason.zh).toContain('正在生成');
    expect(await runsUnderWay()).toEqual([`reveal-secret/${draw.id}`]);
    acceptedValue(await desk.reveal(draw.id));
    expect(verifyCertificate(await certificateOf(desk.ports, draw.id))).toMatchObject({ valid: true });
    const log = await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`);
    expect(log.filter(({ action }) => action === 'secret-revealed')).toHaveLength(1);
  });

  it('goes on where it broke off between the certificate and its announcement', async () => {
    const { ledger } = desk.ports;
    const breaking = withLedger({
      apply: (change) =>
        change.action === 'draw-certified' ? Promise.reject(stopped) : ledger.apply(change),
    });
    await expect(revealSecret(breaking, draw.id)).rejects.toThrow(stopped);
    expect(await fileOf(draw.id)).toBeUndefined();
    acceptedValue(await desk.reveal(draw.id));
    expect(await fileOf(draw.id)).toBeDefined();
  });

  it.each(['secret-revealed', 'contribution-opened', 'draw-committed'])(
    'waits until the index of the public log shows “%s”',
    async (missing) => {
      const { ledger } = desk.ports;
      const lagging = withLedger({
        publicLogAbout: async (about) =>
          (await ledger.publicLogAbout(about)).filter(({ action }) => action !== missing),
      });
      await expect(revealSecret(lagging, draw.id)).rejects.toThrow('does not yet show everything');
      expect(await fileOf(draw.id)).toBeUndefined();
      acceptedValue(await desk.reveal(draw.id));
    },
  );

  it('never publishes one that is not valid', async () => {
    const { ledger } = desk.ports;
    const wrong = withLedger({
      publicLogProof: async (index, size) => (await ledger.publicLogProof(index, size)).toReversed(),
    });
    await expect(revealSecret(wrong, draw.id)).rejects.toThrow();
    expect(await fileOf(draw.id)).toBeUndefined();
    expect((await desk.drawNow(draw.id)).certifiedAt).toBeUndefined();
  });

  it('never publishes one that tells otherwise than the visits that were made', async () => {
    const [visit] = await desk.visitsOf(draw.id);
    if (visit === undefined) throw new Error('no visit');
    const { records } = desk.ports;
    const [, other] = await desk.visitsOf(draw.id);
    const swapped: DeskPorts = {
      ...desk.ports,
      records: {
        ...records,
        async *all(pattern, args) {
          for await (const stored of records.all(pattern, args))
            yield pattern === 'visitsOfDraw'
              ? { ...stored, value: { ...stored.value, target: other?.target } }
              : (stored as never);
        },
      } as DeskPorts['records'],
    };
    await expect(revealSecret(swapped, draw.id)).rejects.toThrow('does not come out again');
    expect(await fileOf(draw.id)).toBeUndefined();
  });
});

describe('the certificate of a large draw', () => {
  it('is handed out in chunks, and put together it verifies', async () => {
    const targets = 13_000;
    desk = await inspectionDesk([
      ...smallRegister().filter(({ kind }) => kind !== 'entity' && kind !== 'inspector'),
      ...Array.from({ length: targets }, (_, n) => creation('entity', entity(n))),
      ...Array.from({ length: 400 }, (_, n) => creation('inspector', inspectorEntry(n + 1))),
    ]);
    const sampling = { kind: 'fixed-size' as const, size: 300 };
    const draw = await desk.drawIn('drawn', { sampling });
    acceptedValue(await desk.declareVoid(draw.id));
    acceptedValue(await desk.reveal(draw.id));
    const file = certificateFileSchema.parse(JSON.parse(String(await fileOf(draw.id))));
    const { frame } = file;
    if (!('chunks' in frame)) throw new Error('the frame stands in the certificate');
    expect(frame.chunks.map(({ name }) => name)).toEqual(['frame-0', 'frame-1']);
    expect(frame.chunks.reduce((sum, { count }) => sum + count, 0)).toBe(targets);
    for (const { name } of frame.chunks)
      expect((await fileOf(draw.id, name))?.length).toBeLessThanOrEqual(700_000);
    expect(Array.isArray(file.outcome)).toBe(true);
    const verdict = await verifyCertificateFile(file, (name) => fileOf(draw.id, name));
    expect(verdict).toMatchObject({ valid: true, isVoid: true });
    expect(refusalIn(await readCertificate(desk.ports, draw.id, 'frame-2')).code).toBe('not-found');
  }, 120_000);
});
