import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BlockingGroup } from '../../../shared/domain/draws/blocking-group.ts';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import type { FrameEntry } from '../../../shared/domain/draws/frame.ts';
import type { PoolMember } from '../../../shared/domain/draws/pool.ts';
import type { DrawRules } from '../../../shared/domain/draws/rules.ts';
import { inspectors, rulesFor, seedOf, targetId, targets } from '../../support/draws.ts';
import { canFillAll, maySit, type Place, placesOf } from '../../support/seating-oracle.ts';

// Small draws in which everything that can bind does: few inspectors, tight capacities, skills, districts and
// conflicts. All targets of the frame are drawn, so that the oracle knows them.
const districts = ['330102', '330106', '330203'];
const smallDraw = fc
  .record({
    count: fc.integer({ min: 1, max: 4 }),
    placed: fc.array(fc.constantFrom(...districts), { minLength: 4, maxLength: 4 }),
    region: fc.constantFrom<DrawRules['region']>('any', 'own-district', 'cross-district'),
    seats: fc.constantFrom<DrawRules['seats']>(
      [{ department: '甲', count: 2 }],
      [
        { department: '甲', count: 1 },
        { department: '甲', skill: '特种设备', count: 1 },
      ],
      [
        { department: '甲', skill: '食品', count: 1 },
        { department: '甲', skill: '特种设备', count: 1 },
        { department: '乙', count: 1 },
      ],
    ),
    members: fc.array(
      fc.record({
        department: fc.constantFrom('甲', '甲', '甲', '乙'),
        skills: fc.subarray(['特种设备', '食品']),
        regions: fc.subarray(['33', '3301', '330102', '330203']),
        capacity: fc.integer({ min: 0, max: 3 }),
        conflicts: fc.subarray([0, 1, 2, 3].map(targetId), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    name: fc.string(),
  })
  .map(({ count, placed, region, seats, members, name }) => ({
    frame: placed.slice(0, count).map(
      (district, index): FrameEntry => ({
        id: targetId(index),
        stratum: 'A',
        district,
      }),
    ),
    pool: members.map((member, index): PoolMember => ({ ...member, id: `P${index}` })),
    rules: {
      strata: [{ stratum: 'A', size: count }],
      seats,
      region,
      substitutes: 'next-in-sequence',
    } satisfies DrawRules,
    seed: seedOf(name),
  }));

// A city with inspectors of its own beside one that needs those of the province: dealing sends these to both,
// repair has to send some of them back, and their places in the first city fall free all at once.
const twoCities = fc
  .record({
    own: fc.integer({ min: 1, max: 12 }),
    needy: fc.integer({ min: 1, max: 8 }),
    locals: fc.integer({ min: 2, max: 6 }),
    provincials: fc.integer({ min: 2, max: 5 }),
    spare: fc.nat(1),
    name: fc.string(),
  })
  .map(({ own, needy, locals, provincials, spare, name }) => ({
    frame: [...targets(needy, { district: '330106' }), ...targets(own, { first: 100, district: '330203' })],
    pool: [
      ...inspectors(provincials, 'W', {
        regions: ['33'],
        capacity: Math.ceil((2 * needy) / provincials) + spare,
      }),
      ...inspectors(locals, 'C', { regions: ['3302'], capacity: 10 }),
    ],
    rules: rulesFor(own + needy, { region: 'own-district' }),
    seed: seedOf(name),
  }));

const runs = { numRuns: 1500 };

describe('assigning inspectors', () => {
  test('fills every seat whenever that is possible, and refuses otherwise', () => {
    fc.assert(
      fc.property(smallDraw, (draw) => {
        const isPossible = canFillAll(placesOf(draw.frame, draw.rules), draw.pool, draw.rules.region);
        expect(conductDraw(draw).ok).toBe(isPossible);
      }),
      runs,
    );
  });

  test('seats only who may sit there, never twice at one visit, never beyond capacity', () => {
    fc.assert(
      fc.property(smallDraw, (draw) => {
        const outcome = conductDraw(draw);
        fc.pre(outcome.ok);
        const loads = new Map<string, number>();
        for (const { target, inspectors: named } of outcome.value) {
          const places = placesOf(
            draw.frame.filter(({ id }) => id === target),
            draw.rules,
          );
          expect(named.length).toBe(places.length);
          expect(new Set(named).size).toBe(named.length);
          for (const [index, inspector] of named.entries()) {
            const member = draw.pool.find(({ id }) => id === inspector) as PoolMember;
            expect(maySit(member, places[index] as Place, draw.rules.region)).toBe(true);
            loads.set(inspector, (loads.get(inspector) ?? 0) + 1);
          }
        }
        for (const { id, capacity } of draw.pool) expect(loads.get(id) ?? 0).toBeLessThanOrEqual(capacity);
      }),
      runs,
    );
  });

  test('names, when it refuses, a group that blocks and of which no part can be left out', () => {
    fc.assert(
      fc.property(smallDraw, (draw) => {
        const outcome = conductDraw(draw);
        fc.pre(!outcome.ok);
        const { pool, rules } = draw;
        const blocking = outcome.refusal.blocking as BlockingGroup;
        const parts = partsOf(draw).map((part) => part.filter((place) => isNamed(blocking, place)));
        const named = parts.flat();
        expect(outcome.refusal.code).toBe('pool-insufficient');
        expect(blocking.needed).toBe(named.length);
        expect(blocking.available).toBeLessThan(blocking.needed);
        const able = pool.filter((member) => named.some((place) => maySit(member, place, rules.region)));
        expect(blocking.inspectors).toBe(able.length);
        expect(canFillAll(named, pool, rules.region)).toBe(false);
        for (const part of parts.filter(({ length }) => length > 0)) {
          const rest = parts.filter((other) => other !== part).flat();
          expect(canFillAll(rest, pool, rules.region)).toBe(true);
        }
      }),
      runs,
    );
  });

  test('names a single kind of seats when one blocks alone, the one with the fewest targets', () => {
    fc.assert(
      fc.property(smallDraw, (draw) => {
        const outcome = conductDraw(draw);
        fc.pre(!outcome.ok);
        const alone = partsOf(draw).filter((part) => !canFillAll(part, draw.pool, draw.rules.region));
        fc.pre(alone.length > 0);
        const fewest = Math.min(...alone.map((part) => new Set(part.map(({ target }) => target)).size));
        expect(outcome.refusal.blocking?.seats.map(({ targets }) => targets.length)).toEqual([fewest]);
      }),
      runs,
    );
  });

  test('keeps the loads of equals within one of each other, also where others had to move', () => {
    fc.assert(
      fc.property(fc.oneof(smallDraw, twoCities), (draw) => {
        const outcome = conductDraw(draw);
        fc.pre(outcome.ok);
        const seated = outcome.value.flatMap(({ inspectors: named }) => named);
        const free = draw.pool.filter(
          ({ conflicts }) => !draw.frame.some(({ id }) => conflicts.includes(id)),
        );
        const equals = Map.groupBy(free, ({ department, skills, regions, capacity }) =>
          JSON.stringify([department, skills, regions, capacity]),
        );
        for (const members of equals.values()) {
          const loads = members.map((member) => seated.filter((id) => id === member.id).length);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });
});

interface SmallDraw {
  readonly frame: readonly FrameEntry[];
  readonly pool: readonly PoolMember[];
  readonly rules: DrawRules;
}

/** The places of a draw, those of one kind that are open to the same inspectors together. */
const partsOf = (draw: SmallDraw): Place[][] => [
  ...Map.groupBy(placesOf(draw.frame, draw.rules), ({ target, seat }) => {
    const isSingledOut = draw.pool.some(({ conflicts }) => conflicts.includes(target.id));
    const prefixes = draw.pool
      .flatMap(({ regions }) => regions)
      .filter((prefix) => (target.district ?? '').startsWith(prefix));
    const where = draw.rules.region === 'any' ? [] : [...new Set(prefixes)].sort();
    return JSON.stringify([seat, isSingledOut ? target.id : where]);
  }).values(),
];

const isNamed = ({ seats }: BlockingGroup, { target, seat }: Place): boolean =>
  seats.some(
    ({ department, skill, targets }) =>
      department === seat.department && skill === seat.skill && targets.includes(target.id),
  );
