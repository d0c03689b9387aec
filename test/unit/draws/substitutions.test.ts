import { describe, expect, test } from 'vitest';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import type { DrawnVisit } from '../../../shared/domain/draws/outcome.ts';
import { streamOf } from '../../../shared/domain/draws/streams.ts';
import {
  beginSubstitutions,
  nextTarget,
  type PresentDraw,
  presentVisit,
  presentVisits,
  substituteInspector,
  substituteTarget,
} from '../../../shared/domain/draws/substitutions.ts';
import { targetSequence } from '../../../shared/domain/draws/target-sequence.ts';
import { accepted, type Result } from '../../../shared/domain/primitives/result.ts';
import {
  acceptedValue,
  type DrawPlan,
  inspector,
  inspectors,
  refusalIn,
  rulesFor,
  seedOf,
  targetId,
  targets,
} from '../../support/draws.ts';

type Input = Pick<DrawPlan, 'frame' | 'pool' | 'rules'>;

const begun = (input: Input, name = 'substitutions'): PresentDraw => {
  const draw = { ...input, seed: seedOf(name) };
  return beginSubstitutions({ ...draw, outcome: acceptedValue(conductDraw(draw)) });
};
/** What a replacement gives, made in a copy, and the copy after it. */
const inCopy = <T extends object, R>(draw: PresentDraw, replace: (draw: PresentDraw) => Result<T, R>) => {
  const state: PresentDraw = { ...draw, changed: new Map(draw.changed), used: new Map(draw.used) };
  const made = replace(state);
  return made.ok ? accepted({ ...made.value, state }) : made;
};
const visitIn = (state: PresentDraw, visit: number) => presentVisit(state, visit) as DrawnVisit;
const loadsIn = (state: PresentDraw): Map<string, number> => {
  const loads = new Map<string, number>();
  for (const id of presentVisits(state).flatMap((visit) => visit.inspectors))
    loads.set(id, (loads.get(id) ?? 0) + 1);
  return loads;
};
const ill = (state: PresentDraw, visit: number, place: number, unavailable: readonly string[] = []) =>
  inCopy(state, (copy) => substituteInspector(copy, { visit, place, unavailable }));
const gone = (state: PresentDraw, visit: number, unavailable: readonly string[] = []) =>
  inCopy(state, (copy) => substituteTarget(copy, { visit, unavailable }));

describe('a target that cannot be inspected', () => {
  const frame = [...targets(8), ...targets(6, { stratum: 'B', first: 100 })];
  const rules = rulesFor(0, {
    strata: [
      { stratum: 'B', size: 2 },
      { stratum: 'A', size: 3 },
    ],
  });
  const start = begun({ frame, pool: inspectors(4), rules });

  test('is replaced by the next of its stratum, until there is none', () => {
    const sequence = targetSequence(
      seedOf('substitutions'),
      'A',
      frame.filter(({ stratum }) => stratum === 'A'),
    );
    let state = start;
    for (let place = 3; place < 8; place += 1) {
      const expected = sequence.at(place);
      expect(nextTarget(state, 4)).toEqual(expected);
      const made = acceptedValue(gone(state, 4));
      expect(made.substitute).toEqual(expected);
      state = made.state;
      expect(visitIn(state, 4)).toEqual({ ...visitIn(start, 4), target: expected?.id });
    }
    expect(nextTarget(state, 4)).toBeUndefined();
    expect(refusalIn(gone(state, 4)).code).toBe('substitution-impossible');
    expect(gone(state, 0).ok).toBe(true);
  });

  test('leaves the other visits as they are', () => {
    const before = presentVisits(start);
    const made = acceptedValue(gone(start, 2));
    expect(presentVisits(made.state)).toEqual(before.with(2, visitIn(made.state, 2)));
  });

  test('is not replaced where the rules forbid it', () => {
    const state = begun({ frame, pool: inspectors(4), rules: { ...rules, substitutes: 'none' } });
    expect(nextTarget(state, 0)).toBeUndefined();
    expect(refusalIn(gone(state, 0)).reason.en).toContain('replace no targets');
  });

  test('keeps those of its inspectors who may visit the substitute, and only those', () => {
    const [away = '', stays = ''] = visitIn(start, 3).inspectors;
    const { redrawn, state } = acceptedValue(gone(start, 3, [away]));
    expect(redrawn).toEqual([{ place: 0, inspector: away, substitute: visitIn(state, 3).inspectors[0] }]);
    expect(visitIn(state, 3).inspectors[1]).toBe(stays);
  });

  test('takes inspectors with it only as far as conflict and district allow', () => {
    const city = targets(3, { district: '330106' });
    const other = targets(3, { first: 50, district: '330203' });
    const both = [...city, ...other];
    const local = inspectors(3, 'HZ-', { regions: ['3301'] });
    const distant = inspectors(3, 'NB-', { regions: ['3302'] });
    const everywhere = [
      inspector('W-1', { regions: ['33'], conflicts: both.map(({ id }) => id).slice(1) }),
      inspector('W-2', { regions: ['33'] }),
    ];
    const own = rulesFor(1, { region: 'own-district' });
    for (let trial = 0; trial < 40; trial += 1) {
      const state = begun(
        { frame: both, pool: [...local, ...distant, ...everywhere], rules: own },
        `${trial}`,
      );
      const made = acceptedValue(gone(state, 0));
      const { district = '', id } = made.substitute;
      const mayVisit = (name: string) =>
        name.startsWith(district.startsWith('3301') ? 'HZ' : 'NB') ||
        name === 'W-2' ||
        (name === 'W-1' && id === targetId(0));
      const after = visitIn(made.state, 0).inspectors;
      expect(after.every(mayVisit)).toBe(true);
      const left = visitIn(state, 0).inspectors.filter((name) => !mayVisit(name));
      expect(made.redrawn.map((one) => one.inspector)).toEqual(left);
    }
  });

  test('is not replaced at all when one of its places cannot be redrawn', () => {
    const state = begun({ frame: targets(5), pool: inspectors(2), rules: rulesFor(1) });
    const { inspectors: both, target } = visitIn(state, 0);
    const next = nextTarget(state, 0);
    const refused = substituteTarget(state, { visit: 0, unavailable: both.slice(1) });
    expect(refusalIn(refused).code).toBe('substitution-impossible');
    // As if nobody had asked: neither the target nor the load of who would have left has changed.
    expect([visitIn(state, 0).target, nextTarget(state, 0), [...state.loads]]).toEqual([
      target,
      next,
      [1, 1],
    ]);
    expect(gone(state, 0).ok).toBe(true);
  });
});

describe('an inspector who cannot come', () => {
  const state = begun({ frame: targets(6), pool: inspectors(30), rules: rulesFor(4) });

  test('is replaced by lot among those with the least to do', () => {
    const { state: after, redrawn } = acceptedValue(ill(state, 1, 0));
    const loads = loadsIn(state);
    const idle = inspectors(30)
      .map(({ id }) => id)
      .filter((id) => !loads.has(id));
    const target = visitIn(state, 1).target;
    const stream = streamOf(seedOf('substitutions'), `substitutes/${target}/0/1`);
    const substitute = idle[stream.below(idle.length)];
    expect(redrawn).toEqual([{ place: 0, inspector: visitIn(state, 1).inspectors[0], substitute }]);
    expect(visitIn(after, 1).inspectors).toEqual([substitute, visitIn(state, 1).inspectors[1]]);
  });

  test('is replaced by another lot for every place, every attempt and every target', () => {
    const large = begun({ frame: targets(6), pool: inspectors(3000), rules: rulesFor(4) });
    const drawn: (string | undefined)[] = [];
    for (const [visit, place] of [
      [0, 0],
      [0, 1],
      [1, 0],
    ] as const) {
      let at = large;
      for (let attempt = 0; attempt < 4; attempt += 1) {
        const made = acceptedValue(ill(at, visit, place));
        drawn.push(made.redrawn[0]?.substitute);
        at = made.state;
      }
    }
    const moved = acceptedValue(ill(acceptedValue(gone(large, 0)).state, 0, 0));
    expect(new Set([...drawn, moved.redrawn[0]?.substitute]).size).toBe(13);
  });

  test('counts attempts on through a change of target', () => {
    const once = acceptedValue(ill(state, 0, 1)).state;
    const moved = acceptedValue(gone(once, 0)).state;
    const { target } = visitIn(moved, 0);
    const busy = loadsIn(moved);
    const named = [...visitIn(state, 0).inspectors, ...visitIn(once, 0).inspectors];
    const idle = inspectors(30)
      .map(({ id }) => id)
      .filter((id) => !busy.has(id) && !named.includes(id));
    const stream = streamOf(seedOf('substitutions'), `substitutes/${target}/1/2`);
    const { redrawn } = acceptedValue(ill(moved, 0, 1));
    expect(redrawn[0]?.substitute).toBe(idle[stream.below(idle.length)]);
  });

  test('never comes back to the same visit, nor does anyone else who was named for it', () => {
    let at = begun({ frame: targets(2), pool: inspectors(5), rules: rulesFor(1) });
    const named = new Set(visitIn(at, 0).inspectors);
    for (let time = 0; time < 3; time += 1) {
      at = acceptedValue(ill(at, 0, time % 2)).state;
      for (const id of visitIn(at, 0).inspectors) named.add(id);
    }
    expect(named.size).toBe(5);
    const { code, reason } = refusalIn(ill(at, 0, 0));
    expect(code).toBe('substitution-impossible');
    expect(reason.zh).toContain(visitIn(at, 0).target);
  });

  test('is replaced only by someone who suits the seat and may come', () => {
    const seats = [
      { department: '甲', count: 1 },
      { department: '甲', skill: '食品', count: 1 },
    ];
    const skilled = { skills: ['食品'], regions: ['3301'] };
    const input = {
      frame: targets(1, { district: '330106' }),
      rules: rulesFor(1, { seats, region: 'own-district' }),
    };
    const company = [inspector('A', { regions: ['3301'] }), inspector('B', { ...skilled, capacity: 1 })];
    const strangers = [
      inspector('away', skilled),
      inspector('far', { ...skilled, regions: ['3302'] }),
      inspector('full', { ...skilled, capacity: 0 }),
      inspector('in-conflict', { ...skilled, conflicts: [targetId(0)] }),
      inspector('elsewhere', { ...skilled, department: '乙' }),
      inspector('unskilled', { regions: ['3301'] }),
    ];
    const right = inspector('right', skilled);
    const replacedIn = (pool: DrawPlan['pool']) =>
      ill(
        beginSubstitutions({
          ...input,
          pool,
          seed: seedOf('x'),
          outcome: [{ stratum: 'A', target: targetId(0), inspectors: ['A', 'B'] }],
        }),
        0,
        1,
        ['away'],
      );
    const made = acceptedValue(replacedIn([...company, ...strangers, right]));
    expect(made.redrawn).toEqual([{ place: 1, inspector: 'B', substitute: 'right' }]);
    expect(refusalIn(replacedIn([...company, ...strangers])).reason.en).toContain('甲 with 食品');
  });

  test('has one visit less afterwards, and may stand in elsewhere', () => {
    // Five inspectors who can make one visit each; four of them are needed.
    const pool = inspectors(5, 'P', { capacity: 1 });
    const full = begun({ frame: targets(2), pool, rules: rulesFor(2) });
    const [first = ''] = visitIn(full, 0).inspectors;
    const freed = acceptedValue(ill(full, 0, 0)).state;
    const { redrawn } = acceptedValue(ill(freed, 1, 0));
    expect(redrawn[0]?.substitute).toBe(first);
  });
});

test('thousands are replaced in a large draw in little time', () => {
  const state = begun({ frame: targets(5000), pool: inspectors(2000), rules: rulesFor(4000) });
  const began = performance.now();
  for (let visit = 0; visit < 4000; visit += 1)
    if (visit % 4 === 0) acceptedValue(substituteTarget(state, { visit, unavailable: [] }));
    else acceptedValue(substituteInspector(state, { visit, place: visit % 2, unavailable: [] }));
  // Each takes a small part of a millisecond, however many were made before.
  expect(performance.now() - began).toBeLessThan(1500);
});

test('nothing is replaced in a draw that could not be held, nor at a place that does not exist', () => {
  const input = { frame: targets(2), pool: inspectors(2), rules: rulesFor(2) };
  const nowhere = { ...input, rules: rulesFor(3), seed: seedOf('x'), outcome: [] };
  expect(() => beginSubstitutions(nowhere)).toThrow();
  expect(() => gone(begun(input), 2)).toThrow(RangeError);
  expect(() => ill(begun(input), 0, 2)).toThrow(RangeError);
  expect(presentVisit(begun(input), 2)).toBeUndefined();
});
