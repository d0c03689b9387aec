import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sizeStrata } from '../../../shared/domain/draws/size-strata.ts';
import { acceptedValue } from '../../support/draws.ts';

const demands = fc
  .array(fc.record({ available: fc.nat(500), perThousand: fc.integer({ min: 0, max: 1000 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((strata) =>
    strata.map(({ available, perThousand }, index) => ({
      stratum: `S${index}`,
      available,
      perThousand,
      ratio: (perThousand / 1000).toFixed(3),
    })),
  );

/** The sum of the quotas, in thousandths. */
const quotaOf = (strata: readonly { available: number; perThousand: number }[]): number =>
  strata.reduce((sum, { available, perThousand }) => sum + available * perThousand, 0);

describe('the sizes of strata', () => {
  test('add up to the quotas rounded up, each its own quota rounded down or up', () => {
    fc.assert(
      fc.property(demands, (strata) => {
        const sizes = acceptedValue(sizeStrata(strata)).map(({ size }) => size);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(Math.ceil(quotaOf(strata) / 1000));
        for (const [index, { available, perThousand }] of strata.entries()) {
          const quota = available * perThousand;
          expect(sizes[index]).toBeGreaterThanOrEqual(Math.floor(quota / 1000));
          expect(sizes[index]).toBeLessThanOrEqual(Math.ceil(quota / 1000));
        }
      }),
    );
  });

  test('keep to their bounds, however these are set', () => {
    fc.assert(
      fc.property(demands, fc.nat(3000), fc.nat(3000), (strata, a, b) => {
        const [minimum, maximum] = [Math.min(a, b), Math.max(a, b)];
        const sized = acceptedValue(sizeStrata(strata, { minimum, maximum }));
        const total = sized.reduce((sum, { size }) => sum + size, 0);
        const open = strata.filter(({ available, perThousand }) => available * perThousand > 0);
        const held = open.reduce((sum, { available }) => sum + available, 0);
        expect(total).toBe(Math.min(Math.max(Math.ceil(quotaOf(strata) / 1000), minimum), maximum, held));
        for (const [index, { size }] of sized.entries()) {
          expect(size).toBeLessThanOrEqual(strata[index]?.available ?? 0);
        }
      }),
    );
  });
});
