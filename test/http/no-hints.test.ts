import { beforeAll, describe, expect, test } from 'vitest';
import { drawPath } from '../../functions/portal/site/paths.ts';
import { frameRoot } from '../../shared/domain/draws/frame.ts';
import type { Draw } from '../../shared/domain/inspections/draw.ts';
import { publicDraw } from '../../shared/domain/inspections/public-draw.ts';
import { frozenInputs } from '../../shared/use-cases/inspections/frozen-inputs.ts';
import { ownDepartment } from '../support/builders.ts';
import { acceptedValue } from '../support/draws.ts';
import type { Desk } from '../support/inspection-desk.ts';
import { portalOver } from '../support/portal-over.ts';
import {
  cooperating,
  inspectorsDrawn,
  inspectorsFrozen,
  plannerOf,
  stagedDesk,
} from '../support/staged-desk.ts';

// A department's draw of inspectors has for its frame the targets that were drawn. Who knows whom they were drawn from can
// try every choice of a few; so nothing may be public that would tell the right one.

let desk: Desk;
let targets: Draw;
let departments: readonly Draw[];
beforeAll(async () => {
  ({ desk, targets } = await stagedDesk(2));
  const frozen = await inspectorsFrozen(desk, targets, cooperating);
  acceptedValue(await desk.commit(frozen.id, plannerOf(cooperating)));
  departments = [await desk.drawNow(frozen.id), await inspectorsDrawn(desk, targets, ownDepartment)];
});

/** Everything that anybody can read of the draws: list, pages, and the whole public log. */
const everythingPublic = async (): Promise<string> => {
  const portal = portalOver(desk);
  const paths = [
    '/v1/draws',
    '/v1/log/entries?limit=100',
    ...[targets, ...departments].map(({ id }) => drawPath(id)),
  ];
  const answers = await Promise.all(paths.map((path) => portal.request(path)));
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
  return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
};

describe('before the targets are known to everybody', () => {
  test('nothing public singles out the two that were drawn among all pairs of the frame', async () => {
    const { frame } = await frozenInputs(desk.ports.records, targets.inputsId);
    const text = await everythingPublic();
    const told = frame.flatMap((one, at) =>
      frame.slice(at + 1).filter((other) => text.includes(acceptedValue(frameRoot([one, other])))),
    );
    expect(frame.length).toBeGreaterThan(20);
    expect(told).toEqual([]);
  });

  test('nor is anything shown from which the digest in the log could be worked out for each pair', async () => {
    const text = await everythingPublic();
    const hashes = departments.map(({ commitment }) => commitment?.secretHash ?? '-');
    expect(hashes.filter((hash) => text.includes(hash))).toEqual([]);
    // The draw of the targets gives nothing away: its frame is what they were drawn from.
    const ofTargets = [targets.commitment?.secretHash ?? '-', targets.roots.frame];
    expect(ofTargets.filter((hash) => !text.includes(hash))).toEqual([]);
  });
});

test('when its secret is revealed, everything of a draw of inspectors is shown', () => {
  for (const draw of departments) {
    const revealed: Draw = { ...draw, secret: 'ab'.repeat(32) };
    expect(publicDraw(revealed)).toEqual(revealed);
  }
});
