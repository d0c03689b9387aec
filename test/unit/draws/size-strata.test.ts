import { describe, expect, test } from 'vitest';
import { largestRemainder } from '../../../shared/domain/draws/largest-remainder.ts';
import { ratioOf, ratioSchema } from '../../../shared/domain/draws/ratio.ts';
import { sizeStrata } from '../../../shared/domain/draws/size-strata.ts';
import { fiveStrataDemands } from '../../support/draw-vector-plans.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';

const sizes = (...input: Parameters<typeof sizeStrata>) =>
  acceptedValue(sizeStrata(...input)).map(({ size }) => size);

describe('the sizes of strata', () => {
  test('are the quotas, rounded so that they add up to the total rounded up', () => {
    // 3.7 + 7.4 + 5.55 + 3.8 + 1.2 = 21.65, of which 22 are drawn: the remainders .8, .7 and .55 gain one each.
    expect(sizes(fiveStrataDemands)).toEqual([4, 7, 6, 4, 1]);
  });

  test('stay exact where a quota is whole, whatever binary fractions would make of it', () => {
    expect(sizes([{ stratum: 'A', available: 300, ratio: '0.07' }])).toEqual([21]);
    expect(sizes([{ stratum: 'A', available: 1_000_000_000, ratio: '0.000000001' }])).toEqual([1]);
    expect(
      sizes([
        { stratum: 'A', available: 100, ratio: '0.1' },
        { stratum: 'B', available: 100, ratio: '0.2' },
      ]),
    ).toEqual([10, 20]);
  });

  test('give the earlier stratum the odd target where remainders are equal', () => {
    const half = { available: 5, ratio: '0.1' };
    expect(
      sizes([
        { stratum: 'A', ...half },
        { stratum: 'B', ...half },
        { stratum: 'C', ...half },
      ]),
    ).toEqual([1, 1, 0]);
  });

  test('may be fixed numbers, beside ratios', () => {
    expect(
      sizes([
        { stratum: 'A', available: 50, size: 7 },
        { stratum: 'B', available: 50, ratio: '0.5' },
      ]),
    ).toEqual([7, 25]);
  });

  test('rise in proportion to a floor over all targets', () => {
    // 3 % of 2,000 are 60, where the ratios alone would give 10 and 20.
    expect(
      sizes(
        [
          { stratum: 'A', available: 1000, ratio: '0.01' },
          { stratum: 'B', available: 1000, ratio: '0.02' },
        ],
        { floor: '0.03' },
      ),
    ).toEqual([20, 40]);
  });

  test('rise to the minimum, and what a full stratum cannot give comes from the others', () => {
    expect(
      sizes(
        [
          { stratum: 'A', available: 100, ratio: '0.1' },
          { stratum: 'B', available: 12, ratio: '1' },
          { stratum: 'C', available: 100, ratio: '0.1' },
        ],
        { minimum: 51 },
      ),
    ).toEqual([20, 12, 19]);
  });

  test('fall in proportion to the maximum', () => {
    expect(
      sizes(
        [
          { stratum: 'A', available: 1000, ratio: '0.1' },
          { stratum: 'B', available: 1000, ratio: '0.3' },
        ],
        { maximum: 100 },
      ),
    ).toEqual([25, 75]);
  });

  test('never exceed what is there, nor touch a stratum whose ratio is nought', () => {
    const demands = [
      { stratum: 'A', available: 4, ratio: '0.5' },
      { stratum: 'B', available: 100, ratio: '0' },
    ];
    expect(sizes(demands, { minimum: 50 })).toEqual([4, 0]);
    expect(sizes([{ stratum: 'A', available: 0, ratio: '1' }])).toEqual([0]);
  });

  test('are refused where a fixed number exceeds its stratum, or the minimum the maximum', () => {
    const tooLarge = refusalIn(sizeStrata([{ stratum: 'A', available: 3, size: 4 }]));
    const crossed = refusalIn(sizeStrata([], { minimum: 2, maximum: 1 }));
    expect(tooLarge.errors?.map(({ field }) => field)).toEqual(['strata.0.size']);
    expect(crossed.errors?.map(({ field }) => field)).toEqual(['minimum']);
  });
});

describe('largest remainders', () => {
  test('round exact quotas to a total', () => {
    // Quotas of 10/3 each: the one left over goes to the first.
    expect(largestRemainder(10, [10n, 10n, 10n], 3n)).toEqual([4, 3, 3]);
  });
});

describe('a ratio', () => {
  test('is a decimal text from 0 to 1', () => {
    const isRatio = (text: string) => ratioSchema.safeParse(text).success;
    expect(['0', '1', '0.03', '1.000', '0.123456789'].every(isRatio)).toBe(true);
    expect(['', '.5', '1.1', '-0.1', '3%', '1e-3', '0.1234567891', '00.1'].some(isRatio)).toBe(false);
  });

  test('can be given per ten thousand', () => {
    expect([ratioOf(0), ratioOf(300), ratioOf(7), ratioOf(10_000)]).toEqual([
      '0.0000',
      '0.0300',
      '0.0007',
      '1.0000',
    ]);
  });
});
