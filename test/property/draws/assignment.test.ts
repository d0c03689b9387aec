import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BlockingGroup } from '../../../shared/domain/draws/blocking-group.ts';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import type { FrameEntry } from '../../../shared/domain/draws/frame.ts';
import type { PoolMember } from '../../../shared/domain/draws/pool.ts';
import type { DrawRules } from '../../../shared/domain/draws/rules.ts';
import { canFillAll, maySit, type Place, placesOf } from '../../support/seating-oracle.ts';
import { smallDraw } from '../../support/small-draw.ts';
import { twoCities } from '../../support/two-cities.ts';

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
