import { describe, expect, test } from 'vitest';
import { verifyBeacon } from '../../../shared/domain/draws/beacon.ts';
import {
  firstRoundAfter,
  quicknetHash,
  quicknetKey,
  timeOfRound,
} from '../../../shared/domain/draws/quicknet.ts';
import { instantOf } from '../../../shared/domain/primitives/time.ts';
import vectors from '../../vectors/drand.json' with { type: 'json' };

const { quicknet, firstRoundStrictlyAfter } = vectors;
const [first, thousandth] = quicknet.rounds as [
  (typeof quicknet.rounds)[number],
  (typeof quicknet.rounds)[number],
];

describe('the beacon drand quicknet', () => {
  test('is pinned by its published hash and key', () => {
    expect([quicknetHash, quicknetKey]).toEqual([quicknet.chainHash, quicknet.publicKey]);
  });

  test.each(quicknet.rounds)('gives in round $round the value that was published', (round) => {
    expect(verifyBeacon(round.round, round.signature)).toBe(round.randomness);
  });

  const { signature } = thousandth;
  test.each([
    ['of another round', 999, signature],
    ['of another round, again', 1, signature],
    ['whose round has one bit more', 1000 + 2 ** 32, signature],
    ['with one bit changed', 1000, `${signature.slice(0, -1)}8`],
    ['that names the other point of the two', 1000, `9${signature.slice(1)}`],
    ['without the mark of compression', 1000, `3${signature.slice(1)}`],
    ['that is the point at infinity', 1000, `c${'0'.repeat(95)}`],
    ['that is a point of the curve outside the subgroup', 1000, `8${'0'.repeat(95)}`],
    ['with a coordinate beyond the field', 1000, `9${'f'.repeat(95)}`],
    ['that is too short', 1000, signature.slice(2)],
    ['that is empty', 1000, ''],
    ['of round 1 for round 1000', 1000, first.signature],
  ])('does not take a signature %s', (_, round, given) => {
    expect(verifyBeacon(round, given)).toBeUndefined();
  });

  test('publishes a round every three seconds from its beginning', () => {
    expect(timeOfRound(1)).toBe('2023-08-23T15:09:27.000Z');
    expect(timeOfRound(1000)).toBe(thousandth.time);
  });

  test.each(firstRoundStrictlyAfter.cases.filter(({ chain }) => chain === 'quicknet'))(
    'has round $round as the first strictly after $t',
    ({ t, round }) => {
      expect(firstRoundAfter(instantOf(t * 1000))).toBe(round);
    },
  );

  test('has round 1 as the first after any time before it began', () => {
    expect(firstRoundAfter(instantOf(0))).toBe(1);
    expect(firstRoundAfter(instantOf(1_692_803_366_999))).toBe(1);
    expect(firstRoundAfter(instantOf(1_692_803_367_001))).toBe(2);
  });
});
