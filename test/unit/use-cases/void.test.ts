import { beforeEach, describe, expect, it } from 'vitest';
import { commitmentDigest } from '../../../shared/domain/draws/commitment.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { approveVoid } from '../../../shared/use-cases/inspections/approve-void.ts';
import { readCertificate } from '../../../shared/use-cases/inspections/read-certificate.ts';
import { requestVoid } from '../../../shared/use-cases/inspections/request-void.ts';
import { revealSecret } from '../../../shared/use-cases/inspections/reveal-secret.ts';
import { askOf, callerIn, ownDepartment } from '../../support/builders.ts';
import { certificateOf } from '../../support/certificates.ts';
import { collect } from '../../support/collect.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
  approver,
  type Desk,
  type DeskPorts,
  inspectionDesk,
  planner,
  voidReason,
} from '../../support/inspection-desk.ts';
import {
  cooperating,
  dispatchedTogether,
  inspectorsDrawn,
  inspectorsFrozen,
  plannerOf,
  stagedDesk,
} from '../../support/staged-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk();
});

const elsewhere = (role: 'planner' | 'approver') => callerIn(role, { department: '33.STHJ' });
const logOf = (drawId: string) => desk.ports.ledger.publicLogAbout(`draw/${drawId}`);
const runsUnderWay = async () =>
  (await collect(desk.ports.records.all('runsUnderWay', {}))).map(({ value }) => value.id);

describe('a void draw', () => {
  it.each(['frozen', 'committed', 'drawing', 'drawn'] as const)(
    'is possible while it is %s, keeps its number and says in public who wanted it and why',
    async (state) => {
      const draw = await desk.drawIn(state);
      const voided = acceptedValue(await desk.declareVoid(draw.id));
      expect(voided).toMatchObject({
        id: draw.id,
        number: 1,
        state: 'void',
        voided: {
          reason: voidReason,
          requestedBy: 'planner',
          approvedBy: 'approver',
          at: desk.clock.now(),
        },
      });
      const entry = (await logOf(draw.id)).at(-1);
      expect(entry?.action).toBe('draw-voided');
      expect(entry?.facts).toEqual({
        taskId: draw.taskId,
        number: 1,
        commitment: draw.commitment === undefined ? null : commitmentDigest(draw.commitment),
        reason: voidReason,
        requestedBy: 'planner',
        approvedBy: 'approver',
      });
      const next = acceptedValue(await desk.freeze(draw.taskId));
      expect(next).toMatchObject({ id: `${draw.taskId}-2`, number: 2 });
      const draws = await collect(desk.ports.records.all('drawsOfTask', { taskId: draw.taskId }));
      expect(draws.map(({ value }) => value.state)).toEqual(['void', 'frozen']);
    },
  );

  it.each(['dispatched', 'revealing', 'revealed'] as const)('is impossible once it is %s', async (state) => {
    const draw = await desk.drawIn(state);
    expect(refusalIn(await desk.requestVoid(draw.id)).code).toBe('wrong-state');
    expect(refusalIn(await desk.approveVoid(draw.id)).code).toBe('wrong-state');
    expect(await desk.drawNow(draw.id)).toEqual(draw);
  });

  it('is not approved by who asked for it or prepared it, nor in another department', async () => {
    const draw = await desk.drawIn('frozen');
    const other = callerIn('planner', { subject: 'another planner' });
    acceptedValue(await desk.requestVoid(draw.id, other));
    for (const { subject } of [other, planner]) {
      const both = callerIn('approver', { subject });
      expect(refusalIn(await desk.approveVoid(draw.id, both)).code).toBe('same-person');
    }
    expect(refusalIn(await desk.approveVoid(draw.id, elsewhere('approver'))).code).toBe(
      'outside-jurisdiction',
    );
    expect(refusalIn(await desk.requestVoid(draw.id, elsewhere('planner'))).code).toBe(
      'outside-jurisdiction',
    );
    acceptedValue(await desk.approveVoid(draw.id));
  });

  it('is not approved before anyone asked, and the refusal says what to do', async () => {
    const draw = await desk.drawIn('drawn');
    const no = refusalIn(await desk.approveVoid(draw.id));
    expect([no.code, no.reason.zh]).toEqual(['wrong-state', expect.stringContaining('先由计划人员提出申请')]);
    expect((await desk.drawNow(draw.id)).state).toBe('drawn');
  });

  it('has the reason of the last request', async () => {
    const draw = await desk.drawIn('committed');
    acceptedValue(await desk.requestVoid(draw.id));
    const reason = '见证人之一为被检查对象的股东';
    acceptedValue(await requestVoid(desk.ports, { ...askOf(planner), drawId: draw.id, reason }));
    expect(acceptedValue(await desk.approveVoid(draw.id)).voided?.reason).toBe(reason);
  });

  it('is approved on the request that the approver has read, and on no other', async () => {
    const { id: drawId } = await desk.drawIn('committed');
    const { voidRequested: read } = acceptedValue(await desk.requestVoid(drawId));
    desk.clock.advance({ minutes: 1 });
    acceptedValue(await requestVoid(desk.ports, { ...askOf(planner), drawId, reason: '见证人未到场' }));
    const approval = { ...askOf(approver), drawId, requestedAt: read?.at ?? desk.clock.now() };
    const no = refusalIn(await approveVoid(desk.ports, approval));
    expect([no.code, no.errors?.[0]?.field]).toEqual(['stale-version', 'body.requestedAt']);
    expect((await desk.drawNow(drawId)).state).toBe('committed');
    acceptedValue(await approveVoid(desk.ports, { ...approval, requestedAt: desk.clock.now() }));
  });

  it('is asked for anew once there is a result: nobody keeps a request in hand until it is known', async () => {
    const draw = await desk.drawIn('drawing');
    acceptedValue(await desk.requestVoid(draw.id));
    acceptedValue(await desk.conclude(draw.id));
    expect(refusalIn(await desk.approveVoid(draw.id)).reason.zh).toContain('先由计划人员提出申请');
    acceptedValue(await desk.declareVoid(draw.id));
  });

  it('that is only asked for goes on as if nobody had', async () => {
    const draw = await desk.drawIn('drawing');
    acceptedValue(await desk.requestVoid(draw.id));
    expect(await logOf(draw.id)).not.toContainEqual(expect.objectContaining({ action: 'void-requested' }));
    acceptedValue(await desk.conclude(draw.id));
    acceptedValue(await desk.dispatch(draw.id));
    expect(refusalIn(await desk.approveVoid(draw.id)).code).toBe('wrong-state');
  });

  it('takes no further step', async () => {
    const draw = await desk.drawIn('committed');
    acceptedValue(await desk.declareVoid(draw.id));
    const outcomes = [
      await desk.commit(draw.id),
      await desk.request(draw.id),
      await desk.dispatch(draw.id),
      await desk.requestReveal(draw.id),
      await desk.requestVoid(draw.id),
      await desk.approveVoid(draw.id),
    ];
    for (const outcome of [...outcomes, await desk.conclude(draw.id)])
      expect(refusalIn(outcome).code).toBe('wrong-state');
  });

  it('is declared once when two approve at the same time', async () => {
    const draw = await desk.drawIn('drawn');
    acceptedValue(await desk.requestVoid(draw.id));
    const third = callerIn('approver', { subject: 'another approver' });
    const outcomes = await Promise.all([desk.approveVoid(draw.id), desk.approveVoid(draw.id, third)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await logOf(draw.id)).filter(({ action }) => action === 'draw-voided')).toHaveLength(1);
  });

  it('and a conclusion at the same time leave one of the two, never half of each', async () => {
    const draw = await desk.drawIn('drawing');
    acceptedValue(await desk.requestVoid(draw.id));
    const [concluded, voided] = await Promise.all([desk.conclude(draw.id), desk.approveVoid(draw.id)]);
    expect([concluded.ok, voided.ok].filter(Boolean)).toHaveLength(1);
    expect((await desk.drawNow(draw.id)).state).toBe(voided.ok ? 'void' : 'drawn');
    const task = await desk.ports.records.get('task', { id: draw.taskId });
    expect(task?.value.currentDrawId).toBe(voided.ok ? undefined : draw.id);
  });

  it('leaves nothing for the draw runner to draw', async () => {
    const draw = await desk.drawIn('drawing');
    expect(await runsUnderWay()).toEqual([`conclude-draw/${draw.id}`]);
    acceptedValue(await desk.declareVoid(draw.id));
    expect(await runsUnderWay()).toEqual([`reveal-secret/${draw.id}`]);
  });
});

describe('what was thrown away with a void draw', () => {
  it('is nothing before the commitment', async () => {
    const draw = await desk.drawIn('frozen');
    acceptedValue(await desk.declareVoid(draw.id));
    expect(await runsUnderWay()).toEqual([]);
    expect(refusalIn(await desk.reveal(draw.id)).code).toBe('wrong-state');
    const no = refusalIn(await readCertificate(desk.ports, draw.id, 'certificate'));
    expect(no.reason.zh).toContain('没有证书');
  });

  it('is the secret, at once, where the public randomness was not complete', async () => {
    const draw = await desk.drawIn('committed');
    acceptedValue(await desk.declareVoid(draw.id));
    const revealed = acceptedValue(await desk.reveal(draw.id));
    expect(revealed).toMatchObject({ state: 'void', revealedAt: desk.clock.now() });
    expect((await logOf(draw.id)).at(-1)).toMatchObject({
      action: 'secret-revealed',
      facts: { secret: revealed.secret },
    });
    expect(await runsUnderWay()).toEqual([]);
    const no = refusalIn(await readCertificate(desk.ports, draw.id, 'certificate'));
    expect(no.reason.zh).toContain('没有证书');
    expect((await desk.ports.records.get('task', { id: draw.taskId }))?.value.state).toBe('approved');
  });

  it('can be replayed from a certificate that says it is void, though nobody was inspected', async () => {
    const draw = await desk.drawIn('drawn');
    const visits = await desk.visitsOf(draw.id);
    acceptedValue(await desk.declareVoid(draw.id));
    expect(refusalIn(await readCertificate(desk.ports, draw.id, 'certificate')).reason.zh).toContain(
      '尚未揭示',
    );
    acceptedValue(await desk.reveal(draw.id));
    const certificate = await certificateOf(desk.ports, draw.id);
    expect(verifyCertificate(certificate)).toMatchObject({ valid: true, isVoid: true, revealedLate: false });
    expect(certificate.outcome.map(({ target }) => target)).toEqual(visits.map(({ target }) => target));
    expect(await runsUnderWay()).toEqual([]);
  });

  it('can be replayed even where the draw was started and nobody had seen its result', async () => {
    const draw = await desk.drawIn('drawing');
    acceptedValue(await desk.declareVoid(draw.id));
    acceptedValue(await desk.reveal(draw.id));
    const certificate = await certificateOf(desk.ports, draw.id);
    expect(verifyCertificate(certificate)).toMatchObject({ valid: true, isVoid: true });
    expect(certificate.outcome).toHaveLength(4);
  });

  it('is revealed once, however often it is run', async () => {
    const draw = await desk.drawIn('drawn');
    acceptedValue(await desk.declareVoid(draw.id));
    await Promise.all([desk.reveal(draw.id), desk.reveal(draw.id)]);
    expect(refusalIn(await desk.reveal(draw.id)).code).toBe('wrong-state');
    expect((await logOf(draw.id)).filter(({ action }) => action === 'secret-revealed')).toHaveLength(1);
  });

  it('is a breach as long as its secret is not revealed, and none after that', async () => {
    const draw = await desk.drawIn('committed');
    const on = draw.revealBy?.on ?? '';
    acceptedValue(await desk.declareVoid(draw.id));
    expect(await collect(desk.ports.records.all('drawsDueOn', { on }))).toHaveLength(1);
    acceptedValue(await desk.reveal(draw.id));
    expect(await collect(desk.ports.records.all('drawsDueOn', { on }))).toEqual([]);
  });
});

describe('where departments draw their inspectors later', () => {
  const approverOf = (department: string) =>
    callerIn('approver', { subject: `approver of ${department}`, department });
  const voidInspectors = async (drawId: string, department: string) => {
    const reason = '人员库遗漏一名检查人员';
    const asked = await requestVoid(desk.ports, { ...askOf(plannerOf(department)), drawId, reason });
    return asked.ok ? desk.approveVoid(drawId, approverOf(department)) : asked;
  };

  it('a department’s draw is void by itself and can be held anew', async () => {
    const staged = await stagedDesk();
    desk = staged.desk;
    const { id } = await inspectorsDrawn(desk, staged.targets, cooperating);
    acceptedValue(await voidInspectors(id, cooperating));
    const { inspectorDraws } = await desk.drawNow(staged.targets.id);
    expect(inspectorDraws).toEqual([{ department: cooperating, drawId: id, number: 1, state: 'void' }]);
    const again = await inspectorsFrozen(desk, staged.targets, cooperating);
    expect(again).toMatchObject({ number: 2, stage: { of: staged.targets.id, department: cooperating } });
    const task = await desk.ports.records.get('task', { id: staged.targets.taskId });
    expect(task?.value.currentDrawId).toBe(staged.targets.id);
  });

  it('a department’s void draw tells nobody the targets before they are revealed themselves', async () => {
    const staged = await stagedDesk();
    desk = staged.desk;
    const { id, secret } = await inspectorsDrawn(desk, staged.targets, cooperating);
    expect(secret).toBeUndefined();
    acceptedValue(await voidInspectors(id, cooperating));
    expect(await runsUnderWay()).toEqual([]);
    const none = refusalIn(await readCertificate(desk.ports, id, 'certificate'));
    expect(none.reason.zh).toContain('尚未揭示');
    const neverHeld = await inspectorsFrozen(desk, staged.targets, cooperating);
    acceptedValue(await voidInspectors(neverHeld.id, cooperating));
    await dispatchedTogether(desk, staged.targets);
    for (const visit of await desk.visitsOf(staged.targets.id)) acceptedValue(await desk.publish(visit));
    acceptedValue(await desk.requestReveal(staged.targets.id));
    expect((await desk.drawNow(id)).secret).toBeUndefined();
    acceptedValue(await desk.reveal(staged.targets.id));
    expect(verifyCertificate(await certificateOf(desk.ports, id))).toMatchObject({
      valid: true,
      isVoid: true,
    });
    expect((await desk.drawNow(neverHeld.id)).secret).toBeUndefined();
    expect(refusalIn(await desk.reveal(staged.targets.id)).code).toBe('wrong-state');
  });

  it('a department’s void draw is revealed with that of its targets where this is void too', async () => {
    const staged = await stagedDesk();
    desk = staged.desk;
    const { id } = await inspectorsDrawn(desk, staged.targets, cooperating);
    acceptedValue(await voidInspectors(id, cooperating));
    acceptedValue(await desk.declareVoid(staged.targets.id));
    const { ledger } = desk.ports;
    const stopping = {
      ...desk.ports,
      ledger: {
        ...ledger,
        apply: (change: Parameters<typeof ledger.apply>[0]) =>
          change.action === 'secret-revealed' && change.about === `draw/${staged.targets.id}`
            ? Promise.reject(new Error('the machine stopped'))
            : ledger.apply(change),
      },
    } as DeskPorts;
    await expect(revealSecret(stopping, staged.targets.id)).rejects.toThrow('the machine stopped');
    acceptedValue(await desk.reveal(staged.targets.id));
    for (const one of [id, staged.targets.id])
      expect(verifyCertificate(await certificateOf(desk.ports, one))).toMatchObject({ isVoid: true });
    expect(await runsUnderWay()).toEqual([]);
  });

  it('the draw of the targets is not void while inspectors were drawn for them', async () => {
    const staged = await stagedDesk();
    desk = staged.desk;
    const { id } = await inspectorsFrozen(desk, staged.targets, cooperating);
    const no = refusalIn(await desk.declareVoid(staged.targets.id));
    expect([no.code, no.reason.zh]).toEqual(['wrong-state', expect.stringContaining(id)]);
    acceptedValue(await voidInspectors(id, cooperating));
    acceptedValue(await desk.approveVoid(staged.targets.id));
  });

  it('none of them is void once the visits are dispatched', async () => {
    const staged = await stagedDesk();
    desk = staged.desk;
    const dispatched = await dispatchedTogether(desk, staged.targets);
    for (const { drawId, department } of dispatched.inspectorDraws)
      expect(refusalIn(await voidInspectors(drawId, department)).code).toBe('wrong-state');
    expect(dispatched.inspectorDraws.map(({ department }) => department)).toEqual([
      cooperating,
      ownDepartment,
    ]);
  });
});
