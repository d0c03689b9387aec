import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import type { FrameEntry } from '../../../shared/domain/draws/frame.ts';
import type { DrawnVisit } from '../../../shared/domain/draws/outcome.ts';
import { streamOf } from '../../../shared/domain/draws/streams.ts';
import {
  beginSubstitutions,
  substituteInspector,
  substituteTarget,
} from '../../../shared/domain/draws/substitutions.ts';
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
import {
  chiSquare,
  chiSquareLimits,
  largestSurprise,
  samplingChiSquare,
  surpriseLimit,
} from '../../support/statistics.ts';

// Every test has a significance of 0.001 and fixed seeds; test/support/statistics.ts says where the limits come from.

type Inputs = Pick<DrawPlan, 'frame' | 'pool' | 'rules'>;

const trials = 6000;

const outcomeOf = ({ frame, pool, rules }: Inputs, name: string): readonly DrawnVisit[] =>
  acceptedValue(conductDraw({ frame, pool, rules, seed: seedOf(name) }));

/** Counts what a function names in each trial. */
const count = (times: number, named: (trial: number) => Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (let trial = 0; trial < times; trial += 1)
    for (const name of named(trial)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** Counts what a function names, over draws with the seeds `<what> 0`, `<what> 1`, …. */
const countOver = (
  what: string,
  inputs: Inputs,
  named: (outcome: readonly DrawnVisit[]) => Iterable<string>,
): Map<string, number> => count(trials, (trial) => named(outcomeOf(inputs, `${what} ${trial}`)));

const only = (counts: ReadonlyMap<string, number>, isMeant: (name: string) => boolean) =>
  new Map([...counts].filter(([name]) => isMeant(name)));

const drawnIds = (outcome: readonly DrawnVisit[]): string[] => outcome.map(({ target }) => target);

const drawnOf = (outcome: readonly DrawnVisit[], stratum: string): string[] =>
  drawnIds(outcome.filter((visit) => visit.stratum === stratum));

const pairsOf = (names: readonly string[]): string[] =>
  names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other].sort().join(' ')));

/** Everyone's visits, as "inspector target". */
const visits = (outcome: readonly DrawnVisit[]): string[] =>
  outcome.flatMap(({ target, inspectors: company }) => company.map((id) => `${id} ${target}`));

/** How many visits each of these inspectors has. */
const loadsOf = (outcome: readonly DrawnVisit[], ids: readonly string[]): number[] =>
  ids.map((id) => outcome.filter(({ inspectors: company }) => company.includes(id)).length);

/** Each of so many kinds happens in a trial with this chance. */
const expectFair = (counts: ReadonlyMap<string, number>, kinds: number, chance: number) => {
  expect(counts.size).toBe(kinds);
  expect(largestSurprise([...counts.values()], trials, chance)).toBeLessThan(surpriseLimit(kinds));
};

/** Each trial falls into one of the kinds, all of them equally likely. */
const expectUniform = (counts: ReadonlyMap<string, number>, degrees: keyof typeof chiSquareLimits) => {
  expect(counts.size).toBe(degrees + 1);
  expect(chiSquare([...counts.values()])).toBeLessThan(chiSquareLimits[degrees]);
};

/** Each trial samples the kinds without replacement. */
const expectSampled = (
  counts: ReadonlyMap<string, number>,
  degrees: keyof typeof chiSquareLimits,
  chance: number,
) => {
  expect(counts.size).toBe(degrees + 1);
  expect(samplingChiSquare([...counts.values()], trials, chance)).toBeLessThan(chiSquareLimits[degrees]);
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

  test('every target of a stratum is drawn equally often, with the chance that the stratum’s size gives', () => {
    const counts = countOver('targets', plan, drawnIds);
    const isLow = (id: string) => id >= targetId(100);
    expectSampled(
      only(counts, (id) => !isLow(id)),
      39,
      8 / 40,
    );
    expectSampled(only(counts, isLow), 19, 3 / 20);
  });

  test('every two targets of a stratum are drawn together equally often', () => {
    const counts = countOver('pairs', plan, (outcome) => pairsOf(drawnOf(outcome, '高风险')));
    expectFair(counts, (40 * 39) / 2, (8 * 7) / (40 * 39));
  });

  test('what one stratum gives says nothing of what the other gives', () => {
    const counts = countOver('across', plan, (outcome) =>
      drawnOf(outcome, '高风险').flatMap((high) => drawnOf(outcome, '低风险').map((low) => `${high} ${low}`)),
    );
    expectFair(counts, 40 * 20, (8 / 40) * (3 / 20));
  });

  test('every target has every place in the order equally often', () => {
    const small = { frame: targets(6), pool: inspectors(2), rules: rulesFor(6) };
    const counts = countOver('places', small, (outcome) =>
      drawnIds(outcome).map((id, place) => `${id} ${place}`),
    );
    expectFair(counts, 36, 1 / 6);
  });

  test('what an id looks like and where it sorts makes no difference', () => {
    const ids = [
      'AA:0',
      'REG15:110000000000001',
      'REG15:330100999999999',
      'USCC:00000000000000000A',
      'USCC:11330000MB0000000X',
      'USCC:91330000000000000Y',
      'USCC:91330000000000000Z',
      'USCC:T',
      'USCC:a',
      'ZZZZ:zzzzzzzzzzzzzzzz',
    ];
    const frame: FrameEntry[] = ids.map((id) => ({ id, stratum: 'A' }));
    const counts = countOver('ids', { frame, pool: inspectors(2), rules: rulesFor(3) }, drawnIds);
    expectSampled(counts, 9, 3 / 10);
  });

  test('the order in which frame and pool are given makes no difference at all', () => {
    const turned = { ...plan, frame: plan.frame.toReversed(), pool: plan.pool.toReversed() };
    const interleaved = {
      ...plan,
      frame: plan.frame.toSorted((a, b) => ((a.id.at(-1) as string) < (b.id.at(-1) as string) ? -1 : 1)),
    };
    for (const name of ['one', 'two', 'three', 'four', 'five'])
      for (const other of [turned, interleaved])
        expect(outcomeOf(other, name)).toEqual(outcomeOf(plan, name));
  });
});

describe('names that differ in their high bytes only', () => {
  // 三 U+4E09 and 吉 U+5409 share their low byte, which is all that seedrandom itself looks at.
  const [one, other] = ['2026年度三批抽查', '2026年度吉批抽查'] as const;

  test('are the same to seedrandom, and have different streams here', () => {
    expect(seedrandom(one).int32()).toBe(seedrandom(other).int32());
    const [first, second] = [one, other].map((name) => streamOf(seedOf('high bytes'), `targets/${name}`));
    expect(first?.uint32()).not.toBe(second?.uint32());
  });

  test('give strata that are drawn independently', () => {
    const twins = {
      frame: [...targets(10, { stratum: one }), ...targets(10, { stratum: other, first: 100 })],
      pool: inspectors(2),
      rules: rulesFor(0, {
        strata: [
          { stratum: one, size: 1 },
          { stratum: other, size: 1 },
        ],
      }),
    };
    const counts = countOver('twins', twins, (outcome) => [drawnIds(outcome).join(' ')]);
    expectUniform(counts, 99);
  });
});

describe('fair substitutes', () => {
  const plan = { frame: targets(12), pool: inspectors(8), rules: rulesFor(5) };
  const begun = (inputs: Inputs, name: string) =>
    beginSubstitutions({ ...inputs, seed: seedOf(name), outcome: outcomeOf(inputs, name) });

  test('every target is the next substitute equally often', () => {
    const counts = count(trials, (trial) => [
      acceptedValue(substituteTarget(begun(plan, `next ${trial}`), { visit: 2, unavailable: [] })).substitute
        .id,
    ]);
    expectUniform(counts, 11);
  });

  test('whatever was drawn, every target left over is its substitute equally often', () => {
    const small = { ...plan, frame: targets(7), rules: rulesFor(1) };
    const counts = count(trials, (trial) => {
      const name = `after ${trial}`;
      const { substitute } = acceptedValue(
        substituteTarget(begun(small, name), { visit: 0, unavailable: [] }),
      );
      return [`${outcomeOf(small, name)[0]?.target} ${substitute.id}`];
    });
    expectUniform(counts, 41);
  });

  test('every inspector who may come is the substitute equally often', () => {
    // One visit with two of eight: six are left, all of them without a visit yet.
    const single = { ...plan, frame: targets(1), rules: rulesFor(1) };
    const counts = count(trials, (trial) => {
      const state = begun(single, `stand-in ${trial}`);
      const { redrawn } = acceptedValue(substituteInspector(state, { visit: 0, place: 0, unavailable: [] }));
      return redrawn.map(({ inspector: left, substitute }) => `${left} ${substitute}`);
    });
    expectUniform(counts, 55);
  });

  test('a second substitute for the same place says nothing of the first', () => {
    const single = { ...plan, frame: targets(1), pool: inspectors(5), rules: rulesFor(1) };
    const place = { visit: 0, place: 1, unavailable: [] };
    const counts = count(trials, (trial) => {
      const draw = begun(single, `twice ${trial}`);
      const first = acceptedValue(substituteInspector(draw, place));
      const second = acceptedValue(substituteInspector(draw, place));
      return [`${first.redrawn[0]?.substitute} ${second.redrawn[0]?.substitute}`];
    });
    expectFair(counts, 20, 1 / 20);
  });
});

describe('fair inspectors', () => {
  const plan = { frame: targets(5), pool: inspectors(7), rules: rulesFor(5) };

  test('every inspector is at every target equally often', () => {
    expectFair(countOver('visits', plan, visits), 35, 2 / 7);
  });

  test('every two inspectors are companions equally often', () => {
    const counts = countOver('companions', plan, ([first]) => pairsOf(first?.inspectors ?? []));
    expectFair(counts, 21, 1 / 21);
  });

  test('what a pseudonym looks like and where it sorts makes no difference', () => {
    const pool = ['0', '00', '9', 'A', 'Z', 'a', 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz'].map((id) =>
      inspector(id),
    );
    expectFair(countOver('pseudonyms', { ...plan, pool }, visits), 35, 2 / 7);
  });

  test('who is drawn first says nothing of who visits it', () => {
    const small = {
      frame: targets(4),
      pool: inspectors(3),
      rules: rulesFor(2, { seats: [{ department: '甲', count: 2 }] }),
    };
    const counts = countOver('first', small, ([first]) => [
      `${first?.target} ${first?.inspectors.toSorted().join(' ')}`,
    ]);
    expectUniform(counts, 11);
  });

  test('companions change within one draw, so that nobody always travels with the same', () => {
    const large = { frame: targets(6000), pool: inspectors(12), rules: rulesFor(6000) };
    const outcome = outcomeOf(large, 'one draw');
    expectUniform(
      count(1, () => outcome.flatMap(({ inspectors: company }) => pairsOf(company))),
      65,
    );
  });

  test('loads of equals differ by at most one, in every draw', () => {
    for (const [size, members] of [
      [5, 7],
      [6, 4],
      [11, 9],
      [23, 5],
    ] as const) {
      const pool = inspectors(members);
      const inputs = { frame: targets(size + 3), pool, rules: rulesFor(size) };
      for (let trial = 0; trial < 200; trial += 1) {
        const loads = loadsOf(
          outcomeOf(inputs, `loads ${size} ${trial}`),
          pool.map(({ id }) => id),
        );
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }
    }
  });

  test('every inspector has the odd visit equally often', () => {
    // Ten seats over seven inspectors: three of them have a second visit.
    const counts = countOver('odd', plan, (outcome) => {
      const seated = visits(outcome).map((visit) => visit.split(' ')[0] as string);
      return seated.filter((id, index) => seated.indexOf(id) !== index);
    });
    expectSampled(counts, 6, 3 / 7);
  });

  test('equals stay equal where capacity and districts make others move', () => {
    const levelled = drawVectorPlans['levelled'] as DrawPlan;
    const counts = countOver('levelled', levelled, visits);
    const of = (prefix: string, district: RegExp) =>
      only(counts, (visit) => visit.startsWith(prefix) && district.test(visit));
    // Six visits with two seats each are all for the three of the province, six for the four of the city.
    expectFair(of('PROVINCE', /T000000\d\d$/), 18, 2 / 3);
    expectFair(of('CITY', /T000001\d\d$/), 24, 2 / 4);
    const [province, city] = ['PROVINCE', 'CITY'].map((prefix) =>
      levelled.pool.map(({ id }) => id).filter((id) => id.startsWith(prefix)),
    );
    for (let trial = 0; trial < 200; trial += 1)
      for (const group of [province ?? [], city ?? []]) {
        const loads = loadsOf(outcomeOf(levelled, `levelled ${trial}`), group);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }
  });

  test('experts are equals among themselves, and so are those who are not', () => {
    const mixed = {
      frame: targets(4),
      pool: [...inspectors(3, 'X', { skills: ['特种设备'] }), ...inspectors(5, 'P')],
      rules: rulesFor(4, {
        seats: [
          { department: '甲', count: 1 },
          { department: '甲', skill: '特种设备', count: 1 },
        ],
      }),
    };
    const counts = countOver('experts', mixed, visits);
    const of = (prefix: string) => only(counts, (visit) => visit.startsWith(prefix));
    const chanceIn = (prefix: string, kinds: number) =>
      [...of(prefix).values()].reduce((sum, one) => sum + one, 0) / trials / kinds;
    expectFair(of('X'), 12, chanceIn('X', 12));
    expectFair(of('P'), 20, chanceIn('P', 20));
  });

  test('one who must not go is replaced by each of the others equally often', () => {
    const recused = {
      frame: targets(3),
      pool: [inspector('Z', { conflicts: [targetId(0)] }), ...inspectors(6)],
      rules: rulesFor(3),
    };
    const counts = countOver('recused', recused, visits);
    expect(counts.has(`Z ${targetId(0)}`)).toBe(false);
    expectFair(
      only(counts, (visit) => visit.endsWith(targetId(0))),
      6,
      2 / 6,
    );
  });
});

describe('fair numbers', () => {
  test('below a bound, all are equally likely', () => {
    const { below } = streamOf(seedOf('digits'), 'inspectors');
    expectUniform(
      count(100_000, () => [String(below(10))]),
      9,
    );
  });

  test('below a bound that a remainder would bend most, all thirds are equally likely', () => {
    // The remainder of 32 random bits by 3·2³⁰ would hit the lowest third twice as often as the others.
    const { below } = streamOf(seedOf('thirds'), 'inspectors');
    expectUniform(
      count(30_000, () => [String(Math.floor(below(3 * 2 ** 30) / 2 ** 30))]),
      2,
    );
  });

  test('the limits are narrow enough to notice a shuffle that is biased in the usual way', () => {
    // Swapping each place with any place, not only with those not yet settled, is the best-known wrong shuffle.
    const counts = count(trials, (trial) => {
      const { below } = streamOf(seedOf(`wrong ${trial}`), 'inspectors');
      const order = [0, 1, 2, 3, 4, 5];
      for (let place = 0; place < 6; place += 1) {
        const other = below(6);
        [order[place], order[other]] = [order[other] as number, order[place] as number];
      }
      return order.map((id, place) => `${id} ${place}`);
    });
    expect(largestSurprise([...counts.values()], trials, 1 / 6)).toBeGreaterThan(surpriseLimit(36));
  });
});
