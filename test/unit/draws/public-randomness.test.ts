import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../shared/domain/audit/digest.ts';
import { ceremonyValue, contributionCommitment } from '../../../shared/domain/draws/ceremony.ts';
import type { EntryOf, RandomnessEntry } from '../../../shared/domain/draws/log-facts.ts';
import {
  noRandomness,
  type RandomnessContext,
  type RandomnessProgress,
  randomnessProgressSchema,
  takeRandomnessEntry,
} from '../../../shared/domain/draws/public-randomness.ts';
import { quicknetHash } from '../../../shared/domain/draws/quicknet.ts';
import type { LotterySource, RandomnessSource } from '../../../shared/domain/draws/randomness.ts';
import { beaconRound } from '../../support/draw-vector-plans.ts';
import { acceptedValue, instant, refusalIn } from '../../support/draws.ts';

// One draw with every kind of source, in the days of the beacon's round 1000 (2023-08-23T15:59:24.000Z).
const drand: RandomnessSource = {
  kind: 'drand',
  until: instant('2023-08-23T16:10:00.000Z'),
  chain: quicknetHash,
  round: beaconRound.round,
};
const ceremony: RandomnessSource = {
  kind: 'ceremony',
  until: instant('2023-08-23T16:00:00.000Z'),
  witnesses: ['乙', '甲'],
};
const lottery: LotterySource = {
  kind: 'lottery',
  until: instant('2023-08-24T00:00:00.000Z'),
  name: '双色球',
  drawing: '2023097',
  count: 2,
  drawnAt: instant('2023-08-23T16:30:00.000Z'),
};
const context: RandomnessContext = {
  drawId: 'draw-1',
  sources: [ceremony, drand, lottery],
  committedAt: instant('2023-08-23T15:50:00.000Z'),
};

const nonce = (witness: string) => digestOf(`nonce of ${witness}`);
const committed = (witness: string, at = '2023-08-23T15:51:00.000Z', source = 0): RandomnessEntry => ({
  at: instant(at),
  action: 'contribution-committed',
  facts: { source, witness, commitment: contributionCommitment('draw-1', witness, '007', nonce(witness)) },
});
const opened = (
  witness: string,
  changed: Partial<EntryOf<'contribution-opened'>['facts']> = {},
): RandomnessEntry => ({
  at: instant('2023-08-23T15:55:00.000Z'),
  action: 'contribution-opened',
  facts: { source: 0, witness, value: '007', nonce: nonce(witness), ...changed },
});
const passedOver = (source: number, at: string): RandomnessEntry => ({
  at: instant(at),
  action: 'source-passed-over',
  facts: { source, reason: '见证人未到场' },
});
const beacon = (
  changed: Partial<EntryOf<'beacon-recorded'>['facts']> = {},
  at = '2023-08-23T16:05:00.000Z',
): RandomnessEntry => ({
  at: instant(at),
  action: 'beacon-recorded',
  facts: { source: 1, round: beaconRound.round, signature: beaconRound.signature, ...changed },
});
const numbers = (
  changed: Partial<EntryOf<'lottery-recorded'>['facts']> = {},
  at = '2023-08-23T17:00:00.000Z',
): RandomnessEntry => ({
  at: instant(at),
  action: 'lottery-recorded',
  facts: {
    source: 2,
    numbers: ['03', '07'],
    publishedAt: instant('2023-08-23T16:40:00.000Z'),
    publishedIn: '中国福利彩票网',
    ...changed,
  },
});

/** Takes entries that must all be accepted, then says of the last one whether it is. */
const taking = (entries: readonly RandomnessEntry[], given: Partial<RandomnessContext> = {}) => {
  const asked = { ...context, ...given };
  const before = entries
    .slice(0, -1)
    .reduce<RandomnessProgress>(
      (progress, entry) => acceptedValue(takeRandomnessEntry(asked, progress, entry)),
      noRandomness,
    );
  return takeRandomnessEntry(asked, before, entries.at(-1) as RandomnessEntry);
};
const progressAfter = (...entries: RandomnessEntry[]) => acceptedValue(taking(entries));
const refusedAfter = (...entries: RandomnessEntry[]) => {
  const { code, errors } = refusalIn(taking(entries));
  return [code, errors?.[0]?.field];
};

const bothCommitted = [committed('甲'), committed('乙')];
const toBeacon = [passedOver(0, '2023-08-23T16:00:00.001Z')];
const toLottery = [...toBeacon, passedOver(1, '2023-08-23T16:10:00.001Z')];

describe('a ceremony', () => {
  test('gives its value once all have committed and then all have opened', () => {
    const half = progressAfter(...bothCommitted, opened('乙'));
    expect(half.value).toBeUndefined();
    const whole = progressAfter(...bothCommitted, opened('乙'), opened('甲'));
    expect(whole.value).toBe(
      ceremonyValue('draw-1', [
        { witness: '乙', value: '007', nonce: nonce('乙') },
        { witness: '甲', value: '007', nonce: nonce('甲') },
      ]),
    );
    expect(whole.opened.map(({ witness }) => witness)).toEqual(['乙', '甲']);
  });

  test('takes nobody but its witnesses, and each once', () => {
    expect(refusedAfter(committed('丙'))).toEqual(['contribution-mismatch', 'witness']);
    expect(refusedAfter(committed('甲'), committed('甲'))).toEqual(['contribution-mismatch', 'witness']);
    expect(refusedAfter(...bothCommitted, opened('丙'))).toEqual(['contribution-mismatch', 'witness']);
    expect(refusedAfter(...bothCommitted, opened('甲'), opened('甲'))).toEqual([
      'contribution-mismatch',
      'witness',
    ]);
  });

  test('takes no commitment that another witness has shown: it could never be opened', () => {
    const copy = {
      ...committed('乙'),
      facts: { ...committed('甲').facts, witness: '乙' },
    } as RandomnessEntry;
    expect(refusedAfter(committed('甲'), copy)).toEqual(['contribution-mismatch', 'commitment']);
  });

  test('lets nobody open before all have committed', () => {
    expect(refusedAfter(committed('甲'), opened('甲'))).toEqual(['randomness-order', 'witness']);
    expect(refusalIn(taking([committed('甲'), opened('甲')])).reason.zh).toContain('乙');
  });

  test('takes exactly what was committed, to the letter', () => {
    expect(refusedAfter(...bothCommitted, opened('甲', { value: '7' }))).toEqual([
      'contribution-mismatch',
      'value',
    ]);
    expect(refusedAfter(...bothCommitted, opened('甲', { nonce: nonce('乙') }))).toEqual([
      'contribution-mismatch',
      'value',
    ]);
  });
});

describe('a beacon', () => {
  test('gives the value of the round that was committed to', () => {
    const { value, source, passedOver: over } = progressAfter(...toBeacon, beacon());
    expect(value).toBe('fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd');
    expect([source, over]).toEqual([1, [{ source: 0, reason: '见证人未到场', at: toBeacon[0]?.at }]]);
  });

  test('is not taken with another round, nor with another signature', () => {
    expect(refusedAfter(...toBeacon, beacon({ round: 999 }))).toEqual(['beacon-round', 'round']);
    const signature = `${beaconRound.signature.slice(0, -1)}8`;
    expect(refusedAfter(...toBeacon, beacon({ signature }))).toEqual(['beacon-signature', 'signature']);
  });

  test('counts only if its round comes strictly after the commitment and before it is recorded', () => {
    const source = { ...drand, until: instant('2023-08-23T17:00:00.000Z') };
    const only = (committedAt: string, at: string) =>
      takeRandomnessEntry(
        { ...context, sources: [source], committedAt: instant(committedAt) },
        noRandomness,
        beacon({ source: 0 }, at),
      );
    const [round, before] = ['2023-08-23T15:59:24.000Z', '2023-08-23T15:59:23.999Z'];
    expect(only(before, round).ok).toBe(true);
    expect(refusalIn(only(round, round)).code).toBe('randomness-order');
    expect(refusalIn(only(before, before)).code).toBe('randomness-order');
  });
});

describe('a lottery', () => {
  test('gives a value of its name, its drawing and its numbers', () => {
    const { value, lottery: kept } = progressAfter(...toLottery, numbers());
    expect(value).toBe(
      digestOf({
        format: 'openlot-lottery/1',
        drawId: 'draw-1',
        name: '双色球',
        drawing: '2023097',
        numbers: [3, 7],
      }),
    );
    expect(kept).toEqual({
      numbers: ['03', '07'],
      publishedAt: '2023-08-23T16:40:00.000Z',
      publishedIn: '中国福利彩票网',
    });
  });

  test('gives the same value however its numbers are written, and in whatever order', () => {
    const valueFrom = (...given: string[]) => progressAfter(...toLottery, numbers({ numbers: given })).value;
    const value = valueFrom('03', '17');
    for (const same of [
      ['3', '17'],
      ['17', '3'],
      ['000000003', '017'],
    ])
      expect(valueFrom(...same)).toBe(value);
    // By size, not as texts: 3 comes before 17.
    expect(new Set([value, valueFrom('03', '18'), valueFrom('31', '7'), valueFrom('0', '317')]).size).toBe(4);
  });

  test('has exactly as many numbers as the commitment says', () => {
    for (const given of [['03'], ['03', '07', '07']])
      expect(refusedAfter(...toLottery, numbers({ numbers: given }))).toEqual([
        'randomness-source',
        'numbers',
      ]);
  });

  test('counts only if it is drawn strictly after the commitment', () => {
    const drawnAt = context.committedAt as NonNullable<typeof context.committedAt>;
    const sources = [ceremony, drand, { ...lottery, drawnAt }];
    expect(refusalIn(taking([...toLottery, numbers()], { sources })).code).toBe('randomness-order');
  });

  test('is published neither before it is drawn nor after it is recorded', () => {
    const early = numbers({ publishedAt: instant('2023-08-23T16:29:59.999Z') });
    const late = numbers({ publishedAt: instant('2023-08-23T17:00:00.001Z') });
    expect(refusedAfter(...toLottery, early)).toEqual(['randomness-order', 'publishedAt']);
    expect(refusedAfter(...toLottery, late)).toEqual(['randomness-order', 'publishedAt']);
    const drawnThen = numbers({ publishedAt: lottery.drawnAt }, lottery.drawnAt);
    expect(progressAfter(...toLottery, drawnThen).value).toBeDefined();
  });
});

describe('the sources are tried in their order', () => {
  test('each until its time is over, to the millisecond', () => {
    expect(progressAfter(committed('甲', ceremony.until)).committed).toHaveLength(1);
    expect(refusedAfter(committed('甲', '2023-08-23T16:00:00.001Z'))).toEqual(['randomness-late', 'at']);
  });

  test('and none is passed over before its time is over', () => {
    expect(refusedAfter(passedOver(0, ceremony.until))).toEqual(['randomness-source', 'source']);
    expect(progressAfter(...toBeacon)).toMatchObject({ source: 1, committed: [], opened: [] });
  });

  test('and what was begun with a source is dropped with it', () => {
    expect(progressAfter(...bothCommitted, opened('甲'), ...toBeacon)).toEqual({
      source: 1,
      passedOver: [{ source: 0, reason: '见证人未到场', at: '2023-08-23T16:00:00.001Z' }],
      committed: [],
      opened: [],
    });
  });

  test('and only the one whose turn it is counts', () => {
    expect(refusedAfter(beacon())).toEqual(['randomness-source', 'source']);
    expect(refusedAfter(beacon({ source: 0 }))).toEqual(['randomness-source', 'action']);
    expect(refusedAfter(...toBeacon, committed('甲', undefined, 0))).toEqual(['randomness-source', 'source']);
    expect(refusedAfter(...toBeacon, committed('甲', undefined, 1))).toEqual(['randomness-source', 'action']);
    expect(refusedAfter(...toBeacon, numbers({ source: 1 }))).toEqual(['randomness-source', 'action']);
  });

  test('and after the last one nothing is taken', () => {
    const toNothing = [...toLottery, passedOver(2, '2023-08-24T00:00:00.001Z')];
    const last = numbers({ source: 3 }, '2023-08-24T00:00:00.002Z');
    expect(progressAfter(...toNothing).source).toBe(3);
    expect(refusedAfter(...toNothing, last)).toEqual(['randomness-source', 'source']);
  });

  test('and once there is a value nothing is taken', () => {
    expect(refusedAfter(...toBeacon, beacon(), beacon())).toEqual(['randomness-source', 'source']);
    const after = passedOver(1, '2023-08-23T16:10:00.001Z');
    expect(refusedAfter(...toBeacon, beacon(), after)).toEqual(['randomness-source', 'source']);
  });

  test('and nothing is taken before the commitment or after the reveal', () => {
    const outside = { committedAt: undefined };
    expect(refusalIn(taking([committed('甲')], outside)).code).toBe('randomness-order');
    expect(refusalIn(taking(toBeacon, outside)).code).toBe('randomness-order');
  });
});

test('how far it has come is plain JSON', () => {
  const far = [
    noRandomness,
    progressAfter(...bothCommitted, opened('甲')),
    progressAfter(...toBeacon, beacon()),
    progressAfter(...toLottery, numbers()),
  ];
  for (const progress of far)
    expect(randomnessProgressSchema.parse(JSON.parse(JSON.stringify(progress)))).toEqual(progress);
});

test('every refusal is complete in both languages and says what to do', () => {
  const { reason } = refusalIn(taking([passedOver(0, ceremony.until)]));
  expect(reason.zh).toContain(ceremony.until);
  expect(reason.en).toContain('after that time');
});
