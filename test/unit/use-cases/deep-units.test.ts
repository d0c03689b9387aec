import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../shared/domain/access/caller.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { verifyStage } from '../../../shared/domain/draws/verify-stage.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import { finishDispatch } from '../../../shared/use-cases/inspections/finish-dispatch.ts';
import { makeSubstitution } from '../../../shared/use-cases/inspections/make-substitution.ts';
import { publishResult } from '../../../shared/use-cases/inspections/publish-result.ts';
import { recordVisit } from '../../../shared/use-cases/inspections/record-visit.ts';
import { reviewVisit } from '../../../shared/use-cases/inspections/review-visit.ts';
import {
  askOf,
  callerIn,
  entity,
  inspectorEntry,
  itemCode,
  itemEntry,
  visitRecord,
} from '../../support/builders.ts';
import { certificateOf } from '../../support/certificates.ts';
import { acceptedValue } from '../../support/draws.ts';
import { inspectionDesk } from '../../support/inspection-desk.ts';
import { creation } from '../../support/sample-records.ts';
import { inspectorsDrawn, plannerOf } from '../../support/staged-desk.ts';
import { ask, decide, note } from '../../support/substitution-steps.ts';

/** Units as deep and with codes as long as there can be: six segments of twelve characters. */
const [lead, other] = ['A', 'B'].map((last) =>
  [...Array(5).fill('33SCJG330106'), last.repeat(12)].join('.'),
) as [string, string];

const approverOf = (department: string): Caller =>
  callerIn('approver', { subject: `approver of ${department}`, department });

describe('units at the bottom of the deepest tree', () => {
  it('can do all that there is to be done, stage by stage, up to certificates that are valid', async () => {
    const desk = await inspectionDesk([
      creation('item', itemEntry(itemCode, { authority: lead })),
      ...Array.from({ length: 12 }, (_, n) => creation('entity', entity(n))),
      ...[lead, other].flatMap((department, d) =>
        [1, 2, 3].map((n) => creation('inspector', inspectorEntry(10 * d + n, { department }))),
      ),
    ]);
    const { ports } = desk;
    const by = plannerOf(lead);
    const seats = [lead, other].map((department) => ({ department, count: 1 }));
    const drafted = acceptedValue(
      await desk.draft({ leadDepartment: lead, seats, inspectorStage: 'by-department' }, by),
    );
    acceptedValue(await desk.approve(drafted.id, approverOf(lead)));

    // A void draw first: the next one stands in the same line.
    const first = acceptedValue(await desk.freeze(drafted.id, by));
    acceptedValue(await desk.requestVoid(first.id, by));
    acceptedValue(await desk.approveVoid(first.id, approverOf(lead)));
    const targets = acceptedValue(await desk.freeze(drafted.id, by));
    acceptedValue(await desk.commit(targets.id, by));
    acceptedValue(await desk.witness(targets.id, by));
    acceptedValue(await desk.request(targets.id, by));
    acceptedValue(await desk.conclude(targets.id));
    const now = () => desk.drawNow(targets.id);
    const own: Draw[] = [];
    for (const department of [lead, other]) own.push(await inspectorsDrawn(desk, await now(), department));
    acceptedValue(await desk.dispatch(targets.id, by));
    acceptedValue(await finishDispatch(ports, targets.id));

    const [visit] = await desk.visitsOf(targets.id);
    if (visit === undefined) throw new Error('the draw has visits');
    const asked = { of: 'inspector', place: 1, reason: 'recusal-declared', note } as const;
    const request = acceptedValue(await ask(ports, visit, asked, plannerOf(other)));
    acceptedValue(await decide(ports, request, approverOf(other)));
    acceptedValue(await makeSubstitution(ports, request.id));

    for (const { id: visitId, seats: sent } of await desk.visitsOf(targets.id)) {
      const inspector = callerIn('inspector', { subject: `of ${visitId}`, staffNo: sent[0]?.staffNo });
      acceptedValue(await recordVisit(ports, { ...askOf(inspector), visitId, record: visitRecord() }));
      const reviewer = askOf(approverOf(lead));
      acceptedValue(await reviewVisit(ports, { ...reviewer, visitId, verdict: { outcome: 'approve' } }));
      acceptedValue(await publishResult(ports, { ...askOf(approverOf(lead)), visitId }));
    }
    acceptedValue(await desk.requestReveal(targets.id, by));
    for (const { id } of [targets, ...own]) acceptedValue(await desk.reveal(id));

    const ofTargets = await certificateOf(ports, targets.id);
    expect(verifyCertificate(ofTargets)).toMatchObject({ valid: true });
    for (const { id } of own) {
      const certificate = await certificateOf(ports, id);
      expect(verifyCertificate(certificate)).toMatchObject({ valid: true });
      expect(verifyStage(certificate, ofTargets)).toEqual({ valid: true });
    }
  });
});
