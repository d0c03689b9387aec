import { describe, expect, test } from 'vitest';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import { dealSeats } from '../../../shared/domain/draws/deal-seats.ts';
import { lazyPermutation } from '../../../shared/domain/draws/lazy-permutation.ts';
import { levelLoads } from '../../../shared/domain/draws/level-loads.ts';
import type { DrawnVisit } from '../../../shared/domain/draws/outcome.ts';
import type { PoolMember } from '../../../shared/domain/draws/pool.ts';
import { repairSeats } from '../../../shared/domain/draws/repair-seats.ts';
import { emptySeating, nobody } from '../../../shared/domain/draws/seating.ts';
import { streamOf } from '../../../shared/domain/draws/streams.ts';
import { drawVectorPlans } from '../../support/draw-vector-plans.ts';
import {
  acceptedValue,
  certificateOf,
  type DrawPlan,
  inspectors,
  rulesFor,
  seedOf,
  targets,
} from '../../support/draws.ts';

/** Assigns step by step what a golden vector assigns, to see which steps had something to do. */
const stepsOf = (name: string) => {
  const { frame, pool, rules, seed, outcome } = certificateOf(drawVectorPlans[name] as DrawPlan);
  const stream = streamOf(seed, 'inspectors');
  const members = lazyPermutation(stream, pool.length)
    .first(pool.length)
    .map((index) => pool[index] as PoolMember);
  const drawn = outcome.map(({ target }) => frame.find(({ id }) => id === target) as (typeof frame)[number]);
  const seating = emptySeating(drawn, members, rules);
  dealSeats(seating, stream.uint32);
  const vacancies = seating.holders.filter((holder) => holder === nobody).length;
  const dealt = seating.holders.slice();
  repairSeats(seating);
  const repaired = seating.holders.slice();
  levelLoads(seating);
  const { length } = seating.places;
  return {
    vacancies,
    /** How many sit elsewhere at the same visit than they were dealt. */
    swapped: dealt.filter((holder, slot) => {
      const visit = slot - (slot % length);
      return repaired[slot] !== holder && repaired.slice(visit, visit + length).includes(holder);
    }).length,
    isLevelled: seating.holders.some((holder, slot) => holder !== repaired[slot]),
  };
};

describe('the golden vectors', () => {
  test('replace an inspector who must not go with the substitute, and then another who falls ill', () => {
    const { substitutions } = certificateOf(drawVectorPlans['two-substitutions'] as DrawPlan);
    expect(substitutions.map(({ of, redrawn }) => [of, redrawn.length])).toEqual([
      ['target', 1],
      ['inspector', 1],
    ]);
  });

  test('reach the steps that only hard cases reach', () => {
    expect(stepsOf('joint-check')).toEqual({ vacancies: 2, swapped: 0, isLevelled: false });
    expect(stepsOf('swapped')).toEqual({ vacancies: 2, swapped: 2, isLevelled: true });
    expect(stepsOf('levelled')).toEqual({ vacancies: 3, swapped: 0, isLevelled: true });
  });
});

const loadsOf = (outcome: readonly DrawnVisit[]) => {
  const loads = new Map<string, number>();
  for (const id of outcome.flatMap((visit) => visit.inspectors)) loads.set(id, (loads.get(id) ?? 0) + 1);
  return loads;
};

describe('a large draw', () => {
  test('spreads visits over equals to within one', () => {
    const outcome = acceptedValue(
      conductDraw({
        frame: targets(5000),
        pool: inspectors(137),
        rules: rulesFor(1700),
        seed: seedOf('large'),
      }),
    );
    const loads = [...loadsOf(outcome).values()];
    expect(loads).toHaveLength(137);
    expect(Math.max(...loads) - Math.min(...loads)).toBe(1);
  });

  test('uses capacity to the last visit when it must, in every district', () => {
    const districts = Array.from({ length: 11 }, (_, index) => `33${String(index + 1).padStart(2, '0')}02`);
    const frame = districts.flatMap((district, index) => targets(100, { first: 1000 * index, district }));
    // 2,200 seats: 200 in each city, of which its own 15 inspectors can take 150; the 55 of the province the rest.
    const pool = [
      ...districts.flatMap((district) =>
        inspectors(15, `C${district}-`, { regions: [district.slice(0, 4)], capacity: 10 }),
      ),
      ...inspectors(55, 'PROVINCE-', { regions: ['33'], capacity: 10 }),
    ];
    const outcome = acceptedValue(
      conductDraw({ frame, pool, rules: rulesFor(1100, { region: 'own-district' }), seed: seedOf('tight') }),
    );
    expect(new Set(loadsOf(outcome).values())).toEqual(new Set([10]));
  });

  test('is refused with what is needed and what there is, when inspectors are too few', () => {
    const pool = inspectors(1000, 'P', { capacity: 19 });
    const draw = { frame: targets(10_000), pool, rules: rulesFor(10_000), seed: seedOf('short') };
    const outcome = conductDraw(draw);
    expect(outcome.ok ? undefined : outcome.refusal.blocking).toMatchObject({
      needed: 20_000,
      available: 19_000,
    });
  });
});
