import { describe, expect, test } from 'vitest';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import type { DrawOutcome } from '../../../shared/domain/draws/outcome.ts';
import { streamOf } from '../../../shared/domain/draws/streams.ts';
import { nextSubstitutes } from '../../../shared/domain/draws/target-sequence.ts';
import { drawVectorPlans } from '../../support/draw-vector-plans.ts';
import {
  acceptedValue,
  type DrawPlan,
  inspector,
  inspectors,
  rulesFor,
  seedOf,
  targetId,
  targets,
} from '../../support/draws.ts';
import { chiSquare, chiSquareLimit, deviationLimit, largestDeviation } from '../../support/statistics.ts';

/** Counts what a function names, over draws with the seeds `<what> 0`, `<what> 1`, …. */
const countOver = (
  what: string,
  trials: number,
  { frame, pool, rules }: DrawPlan,
  named: (outcome: DrawOutcome) => Iterable<string>,
): Map<string, number> => {
  const counts = new Map<string, number>();
  for (let trial = 0; trial < trials; trial += 1) {
    const outcome = acceptedValue(conductDraw({ frame, pool, rules, seed: seedOf(`${what} ${trial}`) }));
    for (const name of named(outcome)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};

const drawnIds = (outcome: DrawOutcome): string[] => outcome.targets.flatMap(({ drawn }) => drawn);

const pairsOf = (names: readonly string[]): string[] =>
  names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other].sort().join(' ')));

/** Everyone's visits, as "inspector target". */
const visits = ({ assignments }: DrawOutcome): string[] =>
  assignments.flatMap(({ target, seats }) => seats.map((seat) => `${seat.inspector} ${target}`));

const expectFair = (counts: ReadonlyMap<string, number>, kinds: number, trials: number, chance: number) => {
  expect(counts.size).toBe(kinds);
  expect(largestDeviation([...counts.values()], trials, chance)).toBeLessThan(deviationLimit(kinds));
};

describe('fair targets', () => {
  const plan = {
    frame: [...targets(40, { stratum: '高风险' }), ...targets(20, { stratum: '低风险', first: 100 })],
    pool: inspectors(2),
    rules: rulesFor(0, {
      strata: [
        { stratum: '高风险', size: 8 },
        { stratum: '低风险', size: 3 },
      ],
    }),
  };
  const trials = 6000;

  test('every target of a stratum is drawn equally often', () => {
    const counts = countOver('targets', trials, plan, drawnIds);
    const of = (first: number, count: number) =>
      new Map([...counts].filter(([id]) => id >= targetId(first) && id < targetId(first + count)));
    expectFair(of(0, 40), 40, trials, 8 / 40);
    expectFair(of(100, 20), 20, trials, 3 / 20);
  });

  test('every two targets of a stratum are drawn together equally often', () => {
    const counts = countOver('pairs', trials, plan, ({ targets: [high] }) => pairsOf(high?.drawn ?? []));
    expectFair(counts, (40 * 39) / 2, trials, (8 * 7) / (40 * 39));
  });

  test('every target has every place in the order equally often', () => {
    const small = { frame: targets(6), pool: inspectors(2), rules: rulesFor(6) };
    const counts = countOver('places', trials, small, (outcome) =>
      drawnIds(outcome).map((id, place) => `${id} ${place}`),
    );
    expectFair(counts, 36, trials, 1 / 6);
  });

  test('every target left over is the next substitute equally often', () => {
    const frame = targets(12);
    const counts = new Map<string, number>();
    for (let trial = 0; trial < trials; trial += 1) {
      const seed = seedOf(`substitutes ${trial}`);
      const [id] = acceptedValue(nextSubstitutes({ frame, seed, stratum: 'A', taken: 5, count: 1 })) as [
        string,
      ];
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    expect(counts.size).toBe(12);
    expect(chiSquare([...counts.values()])).toBeLessThan(chiSquareLimit(11));
  });

  test('strata whose names differ in their high bytes only are drawn independently', () => {
    // 三 U+4E09 and 吉 U+5409 share their low byte, which is all that seedrandom itself would look at.
    const twins = {
      frame: [...targets(20, { stratum: '三批' }), ...targets(20, { stratum: '吉批', first: 100 })],
      pool: inspectors(2),
      rules: rulesFor(0, {
        strata: [
          { stratum: '三批', size: 5 },
          { stratum: '吉批', size: 5 },
        ],
      }),
    };
    const counts = countOver('high bytes', trials, twins, ({ targets: [one, other] }) => {
      const numbers = new Set(other?.drawn.map((id) => Number(id.slice(6)) - 100));
      return (one?.drawn ?? []).filter((id) => numbers.has(Number(id.slice(6))));
    });
    expectFair(counts, 20, trials, (5 / 20) ** 2);
  });
});

describe('fair inspectors', () => {
  const plan = { frame: targets(5), pool: inspectors(7), rules: rulesFor(5) };
  const trials = 6000;

  test('every inspector is at every target equally often', () => {
    expectFair(countOver('visits', trials, plan, visits), 35, trials, 2 / 7);
  });

  test('every two inspectors are companions equally often', () => {
    const counts = countOver('companions', trials, plan, ({ assignments: [first] }) =>
      pairsOf((first?.seats ?? []).map((seat) => seat.inspector)),
    );
    expectFair(counts, 21, trials, 1 / 21);
  });

  test('companions change within one draw, so that nobody always travels with the same', () => {
    const large = { frame: targets(6000), pool: inspectors(12), rules: rulesFor(6000) };
    const counts = countOver('one draw', 1, large, ({ assignments }) =>
      assignments.flatMap(({ seats }) => pairsOf(seats.map((seat) => seat.inspector))),
    );
    expect(counts.size).toBe(66);
    expect(chiSquare([...counts.values()])).toBeLessThan(chiSquareLimit(65));
  });

  test('every inspector has the odd visit equally often', () => {
    // Ten seats over seven inspectors: three of them have a second visit.
    const counts = countOver('odd', trials, plan, (outcome) => {
      const seated = visits(outcome).map((visit) => visit.split(' ')[0] as string);
      return seated.filter((id, index) => seated.indexOf(id) !== index);
    });
    expectFair(counts, 7, trials, 3 / 7);
  });

  test('equals stay equal where capacity and districts make others move', () => {
    const levelled = drawVectorPlans['levelled'] as DrawPlan;
    const counts = countOver('levelled', trials, levelled, visits);
    const of = (prefix: string, district: RegExp) =>
      new Map([...counts].filter(([visit]) => visit.startsWith(prefix) && district.test(visit)));
    // Six visits with two seats each are all for the three of the province, six for the four of the city.
    expectFair(of('PROVINCE', /T000000\d\d$/), 18, trials, 2 / 3);
    expectFair(of('CITY', /T000001\d\d$/), 24, trials, 2 / 4);
  });

  test('experts are equals among themselves, and so are those who are not', () => {
    const mixed: DrawPlan = {
      frame: targets(4),
      pool: [...inspectors(3, 'X', { skills: ['特种设备'] }), ...inspectors(5, 'P')],
      rules: rulesFor(4, {
        seats: [
          { department: '甲', count: 1 },
          { department: '甲', skill: '特种设备', count: 1 },
        ],
      }),
    };
    const counts = countOver('experts', trials, mixed, visits);
    const of = (prefix: string) => [...counts].filter(([visit]) => visit.startsWith(prefix));
    const chanceIn = (prefix: string, kinds: number) =>
      of(prefix).reduce((sum, [, count]) => sum + count, 0) / trials / kinds;
    expectFair(new Map(of('X')), 12, trials, chanceIn('X', 12));
    expectFair(new Map(of('P')), 20, trials, chanceIn('P', 20));
  });

  test('one who must not go is replaced by each of the others equally often', () => {
    const recused: DrawPlan = {
      frame: targets(3),
      pool: [inspector('Z', { conflicts: [targetId(0)] }), ...inspectors(6)],
      rules: rulesFor(3),
    };
    const counts = countOver('recused', trials, recused, visits);
    expect(counts.has(`Z ${targetId(0)}`)).toBe(false);
    const atFirst = new Map([...counts].filter(([visit]) => visit.endsWith(targetId(0))));
    expectFair(atFirst, 6, trials, 2 / 6);
  });
});

describe('fair numbers', () => {
  test('below a bound, all are equally likely', () => {
    const { below } = streamOf(seedOf('digits'), 'inspectors');
    const counts = Array<number>(10).fill(0);
    for (let trial = 0; trial < 100_000; trial += 1) {
      const digit = below(10);
      counts[digit] = (counts[digit] as number) + 1;
    }
    expect(chiSquare(counts)).toBeLessThan(chiSquareLimit(9));
  });

  test('below a bound that a remainder would bend most, all thirds are equally likely', () => {
    // The remainder of 32 random bits by 3·2³⁰ would hit the lowest third twice as often as the others.
    const { below } = streamOf(seedOf('thirds'), 'inspectors');
    const counts = [0, 0, 0];
    for (let trial = 0; trial < 30_000; trial += 1) {
      const third = Math.floor(below(3 * 2 ** 30) / 2 ** 30);
      counts[third] = (counts[third] as number) + 1;
    }
    expect(chiSquare(counts)).toBeLessThan(chiSquareLimit(2));
  });
});
