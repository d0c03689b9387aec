import { beforeEach, describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import type { Draw } from '../../../shared/domain/inspections/draw.ts';
import type { ProposedSource } from '../../../shared/domain/inspections/randomness-plan.ts';
import { instantOf } from '../../../shared/domain/primitives/time.ts';
import { tableHash } from '../../../shared/domain/rule-tables/rule-tables.ts';
import { commitContribution } from '../../../shared/use-cases/inspections/commit-contribution.ts';
import { passOverSource } from '../../../shared/use-cases/inspections/pass-over-source.ts';
import { recordBeacon } from '../../../shared/use-cases/inspections/record-beacon.ts';
import { recordLottery } from '../../../shared/use-cases/inspections/record-lottery.ts';
import { askOf, at, callerIn, on } from '../../support/builders.ts';
import { certificateOf } from '../../support/certificates.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import {
  ceremonyFrom,
  contributionOf,
  type Desk,
  inspectionDesk,
  planner,
  witnesses,
} from '../../support/inspection-desk.ts';
import { nextVersion } from '../../support/rule-tables.ts';
import { creation } from '../../support/sample-records.ts';

const elsewhere = callerIn('planner', { department: '33.STHJ' });
const minutes = (n: number) => instantOf(Date.parse(desk.clock.now()) + n * 60_000);

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk();
  // The published rounds of the beacon are of 2023, before these two tables came into force.
  await desk.ports.ledger.prepare(
    (['inspection-caps', 'exclusion-tags'] as const).map((name) => {
      const table = nextVersion(name, '2019-01-01');
      return creation('tableVersion', { hash: tableHash(table), publishedAt: instantOf(0), table });
    }),
  );
});

/** A draw whose commitment names these sources. */
const committedTo = async (
  sources: readonly ProposedSource[],
  days = { plannedOn: on('2026-03-09'), endsOn: on('2026-03-31') },
): Promise<Draw> => {
  const { id } = await desk.drawIn('frozen', days);
  return acceptedValue(await desk.commit(id, planner, sources));
};
const lastEntry = async (drawId: string) => (await desk.ports.ledger.publicLogAbout(`draw/${drawId}`)).at(-1);

const passOver = ({ id: drawId }: Draw, by = planner) =>
  passOverSource(desk.ports, { ...askOf(by), drawId, reason: '见证人未到场' });

describe('the numbers of a lottery', () => {
  const numbers = ['07', '11', '19', '22', '26', '31', '05'];
  let draw: Draw;
  const record = (differences: object = {}, by = planner) =>
    recordLottery(desk.ports, {
      ...askOf(by),
      drawId: draw.id,
      numbers,
      publishedAt: minutes(0),
      publishedIn: '中国福利彩票官方网站',
      ...differences,
    });
  beforeEach(async () => {
    const drawnAt = minutes(60);
    draw = await committedTo([
      { kind: 'lottery', name: '双色球', drawing: '第2026023期', count: 7, drawnAt, until: minutes(120) },
    ]);
  });

  it('make the public randomness, with when and where they were published in the log', async () => {
    desk.clock.advance({ minutes: 65 });
    const after = acceptedValue(await record());
    const lottery = { numbers, publishedAt: desk.clock.now(), publishedIn: '中国福利彩票官方网站' };
    expect(after.randomness).toMatchObject({ lottery, value: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const entry = await lastEntry(draw.id);
    expect([entry?.action, entry?.facts]).toEqual(['lottery-recorded', { source: 0, ...lottery }]);
    expect(acceptedValue(await desk.request(draw.id)).state).toBe('drawing');
  });

  it('are refused before the drawing, from the future and after their time', async () => {
    expect(refusalIn(await record()).code).toBe('randomness-order');
    desk.clock.advance({ minutes: 65 });
    expect(refusalIn(await record({ publishedAt: minutes(1) })).code).toBe('randomness-order');
    expect(refusalIn(await record({ publishedAt: minutes(-6) })).code).toBe('randomness-order');
    desk.clock.advance({ minutes: 56 });
    expect(refusalIn(await record()).code).toBe('randomness-late');
  });

  it('are recorded once and by the department itself', async () => {
    desk.clock.advance({ minutes: 65 });
    expect(refusalIn(await record({}, elsewhere)).code).toBe('outside-jurisdiction');
    const outcomes = await Promise.all([record(), record({ numbers: numbers.toReversed() })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalIn(await record()).code).toBe('randomness-source');
  });

  it('are named when the draw is started without them', async () => {
    const no = refusalIn(await desk.request(draw.id));
    expect([no.code, no.reason.zh]).toEqual(['randomness-incomplete', expect.stringContaining('双色球')]);
  });

  it('are not taken in the place of another source', async () => {
    draw = await committedTo([ceremonyFrom(desk.clock.now())]);
    expect(refusalIn(await record()).code).toBe('randomness-source');
    expect(refusalIn(await recordBeacon(desk.ports, { ...askOf(planner), drawId: draw.id })).code).toBe(
      'randomness-source',
    );
  });
});

describe('a round of drand', () => {
  // Round 1000 of quicknet was published at 2023-08-23T15:59:24Z.
  const signature =
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39';
  const signatureOfRound1 =
    'b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b';
  const days = { plannedOn: on('2023-08-25'), endsOn: on('2023-09-22') };
  let draw: Draw;
  const record = (given?: string, by = planner) =>
    recordBeacon(desk.ports, { ...askOf(by), drawId: draw.id, signature: given });
  beforeEach(async () => {
    desk.clock.set('2023-08-23T15:50:00.000Z');
    draw = await committedTo([{ kind: 'drand', round: 1000, until: minutes(60) }], days);
  });

  it('makes the public randomness, wherever its signature was found, for it is verified', async () => {
    desk.clock.set('2023-08-23T15:59:24.000Z');
    const after = acceptedValue(await record(signature));
    expect(after.randomness).toMatchObject({
      beacon: { round: 1000, signature },
      // What the chain itself calls the randomness of the round.
      value: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
    });
    expect((await lastEntry(draw.id))?.facts).toEqual({ source: 0, round: 1000, signature });
  });

  it('is fetched where no signature is given', async () => {
    desk.clock.set('2023-08-23T16:00:00.000Z');
    desk.beacon.publish(1000, signature);
    expect(acceptedValue(await record()).randomness.beacon).toEqual({ round: 1000, signature });
  });

  it('is asked for by hand where there is no network', async () => {
    desk.clock.set('2023-08-23T16:00:00.000Z');
    const no = refusalIn(await record());
    expect([no.code, no.errors?.[0]?.field]).toEqual(['randomness-incomplete', 'body.signature']);
    expect(no.reason.zh).toMatch(/https:\/\/api\.drand\.sh\/[0-9a-f]{64}\/public\/1000/);
    acceptedValue(await record(signature));
  });

  it('is refused before it is published, fetched or not', async () => {
    desk.clock.set('2023-08-23T15:59:23.999Z');
    desk.beacon.publish(1000, signature);
    expect(refusalIn(await record()).code).toBe('randomness-order');
    expect(refusalIn(await record(signature)).code).toBe('randomness-order');
  });

  it('is refused with a signature that is wrong, or that of another round', async () => {
    desk.clock.set('2023-08-23T16:00:00.000Z');
    const wrong = `${signature.slice(0, -1)}8`;
    for (const one of [wrong, signatureOfRound1, 'f'.repeat(96), '0'.repeat(96)])
      expect(refusalIn(await record(one)).code).toBe('beacon-signature');
    desk.beacon.publish(1000, signatureOfRound1);
    expect(refusalIn(await record()).code).toBe('beacon-signature');
    expect((await desk.drawNow(draw.id)).randomness.value).toBeUndefined();
  });

  it('that was published already cannot be committed to', async () => {
    const { id } = await desk.drawIn('frozen', days);
    const known = refusalIn(
      await desk.commit(id, planner, [{ kind: 'drand', round: 1, until: minutes(60) }]),
    );
    expect(known.errors?.[0]?.field).toBe('body.sources.0.round');
  });

  it('is refused when its time is over, and to another department', async () => {
    desk.clock.set('2023-08-23T16:50:00.001Z');
    expect(refusalIn(await record(signature)).code).toBe('randomness-late');
    expect(refusalIn(await record(signature, elsewhere)).code).toBe('outside-jurisdiction');
  });

  it('leads to a certificate that anyone can verify', async () => {
    desk.clock.set('2023-08-23T16:00:00.000Z');
    acceptedValue(await record(signature));
    acceptedValue(await desk.request(draw.id));
    acceptedValue(await desk.conclude(draw.id));
    acceptedValue(await desk.declareVoid(draw.id));
    acceptedValue(await desk.reveal(draw.id));
    const verdict = verifyCertificate(await certificateOf(desk.ports, draw.id));
    expect(verdict).toMatchObject({ valid: true, isVoid: true });
  });
});

describe('a source that does not hold', () => {
  let draw: Draw;
  beforeEach(async () => {
    draw = await committedTo([
      ceremonyFrom(desk.clock.now()),
      {
        kind: 'lottery',
        name: '双色球',
        drawing: '第2026023期',
        count: 2,
        drawnAt: minutes(25 * 60),
        until: minutes(26 * 60),
      },
    ]);
  });

  it('is passed over only when its time is over, with the reason in public', async () => {
    expect(refusalIn(await passOver(draw)).code).toBe('randomness-source');
    desk.clock.advance({ days: 1 });
    expect(refusalIn(await passOver(draw)).code).toBe('randomness-source');
    desk.clock.advance({ minutes: 1 });
    expect(refusalIn(await passOver(draw, elsewhere)).code).toBe('outside-jurisdiction');
    const { randomness } = acceptedValue(await passOver(draw));
    expect(randomness).toMatchObject({
      source: 1,
      passedOver: [{ source: 0, reason: '见证人未到场', at: desk.clock.now() }],
    });
    const entry = await lastEntry(draw.id);
    expect([entry?.action, entry?.facts]).toEqual([
      'source-passed-over',
      { source: 0, reason: '见证人未到场' },
    ]);
  });

  it('is not passed over once it has given its value, however late that is looked at', async () => {
    acceptedValue(await desk.witness(draw.id));
    desk.clock.advance({ days: 2 });
    expect(refusalIn(await passOver(draw)).code).toBe('randomness-source');
    expect(acceptedValue(await desk.request(draw.id)).state).toBe('drawing');
  });

  it('gives way to the next one, and then nothing of it counts any more', async () => {
    desk.clock.advance({ minutes: 24 * 60 + 1 });
    acceptedValue(await passOver(draw));
    const { witness, commitment } = contributionOf(draw.id, witnesses[0] ?? '');
    const late = { ...askOf(planner), drawId: draw.id, witness, commitment };
    expect(refusalIn(await commitContribution(desk.ports, late)).code).toBe('randomness-source');
    desk.clock.advance({ minutes: 70 });
    const numbers = ['07', '11'];
    acceptedValue(
      await recordLottery(desk.ports, {
        ...askOf(planner),
        drawId: draw.id,
        numbers,
        publishedAt: minutes(-5),
        publishedIn: '中国福利彩票官方网站',
      }),
    );
    expect((await lastEntry(draw.id))?.facts).toMatchObject({ source: 1, numbers });
  });

  it('leaves the draw to be declared void when it was the last', async () => {
    desk.clock.advance({ minutes: 24 * 60 + 1 });
    acceptedValue(await passOver(draw));
    desk.clock.advance({ minutes: 3 * 60 });
    acceptedValue(await passOver(draw));
    const no = refusalIn(await desk.request(draw.id));
    expect([no.code, no.reason.zh]).toEqual(['randomness-incomplete', expect.stringContaining('作废')]);
    expect(refusalIn(await passOver(draw)).code).toBe('randomness-source');
    acceptedValue(await desk.declareVoid(draw.id));
  });

  it('is passed over once when two do it at the same time', async () => {
    desk.clock.advance({ minutes: 24 * 60 + 1 });
    const outcomes = await Promise.all([passOver(draw), passOver(draw)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await desk.drawNow(draw.id)).randomness.source).toBe(1);
  });
});

it('a clock that went back enters nothing about a draw into the log, whatever the source', async () => {
  desk.clock.set('2023-08-23T15:50:00.000Z');
  const draw = await committedTo(
    [
      { kind: 'drand', round: 1000, until: minutes(60) },
      { kind: 'ceremony', witnesses: ['甲', '乙'], until: minutes(90) },
    ],
    { plannedOn: on('2023-08-25'), endsOn: on('2023-09-22') },
  );
  const log = await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`);
  desk.clock.set('2023-08-23T15:49:59.999Z');
  const asked = { ...askOf(planner), drawId: draw.id };
  expect(refusalIn(await passOver(draw)).code).toBe('clock-behind');
  expect(refusalIn(await recordBeacon(desk.ports, { ...asked, signature: 'ab'.repeat(48) })).code).toBe(
    'clock-behind',
  );
  expect(
    refusalIn(
      await recordLottery(desk.ports, {
        ...asked,
        numbers: ['1'],
        publishedAt: at('2023-08-23T15:00:00.000Z'),
        publishedIn: '报纸',
      }),
    ).code,
  ).toBe('clock-behind');
  acceptedValue(await desk.requestVoid(draw.id));
  expect(refusalIn(await desk.approveVoid(draw.id)).code).toBe('clock-behind');
  expect(await desk.ports.ledger.publicLogAbout(`draw/${draw.id}`)).toEqual(log);
});
