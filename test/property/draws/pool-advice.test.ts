import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BlockingGroup } from '../../../shared/domain/draws/blocking-group.ts';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import { newcomersFor } from '../../../shared/domain/draws/newcomers.ts';
import type { PoolMember } from '../../../shared/domain/draws/pool.ts';
import {
  type Alternative,
  poolAdvice,
  type TrialDraw,
} from '../../../shared/domain/inspections/pool-advice.ts';
import { smallDraw } from '../../support/small-draw.ts';

/** The draw with the inspectors whom a planner is told to find; no region, conflict or capacity keeps them away. */
const joinedBy = (draw: TrialDraw, groups: readonly BlockingGroup[]): TrialDraw => {
  const newcomers = groups.flatMap((group, g): readonly PoolMember[] => {
    const { department, skills, count } = newcomersFor(group);
    const regions = draw.rules.region === 'own-district' ? ['33'] : [];
    return Array.from({ length: count }, (_, n) => ({
      id: `new-${g}-${n}`,
      department,
      skills,
      regions,
      capacity: 1_000,
      conflicts: [],
    }));
  });
  return { ...draw, pool: [...draw.pool, ...newcomers] };
};

/** The draw once a planner has taken an alternative; a smaller sample leaves out what the group cannot be given. */
const after = (draw: TrialDraw, group: BlockingGroup, alternative: Alternative): TrialDraw => {
  if (alternative === 'wider-region') return { ...draw, rules: { ...draw.rules, region: 'any' } };
  if (alternative === 'higher-capacity')
    return { ...draw, pool: draw.pool.map((member) => ({ ...member, capacity: 1_000 })) };
  const targets = [...new Set(group.seats.flatMap((seat) => seat.targets))];
  const needAt = (target: string) =>
    group.seats.reduce((sum, seat) => sum + (seat.targets.includes(target) ? seat.perTarget : 0), 0);
  const kept: string[] = [];
  for (const target of targets)
    if ([...kept, target].reduce((sum, one) => sum + needAt(one), 0) <= group.available) kept.push(target);
  const frame = draw.frame.filter(({ id }) => !targets.includes(id) || kept.includes(id));
  return { ...draw, frame, rules: { ...draw.rules, strata: [{ stratum: 'A', size: frame.length }] } };
};

describe('the advice for a pool that cannot fill the seats', () => {
  test('is true: the inspectors asked for unblock the draw, and so does each alternative in their place', () => {
    const taken = new Map<string, number>();
    const count = (what: string) => taken.set(what, (taken.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(smallDraw, (draw) => {
        const held = conductDraw(draw);
        fc.pre(!held.ok);
        if (held.ok || held.refusal.blocking === undefined) throw new Error('every small draw has targets');
        const { groups, areAll } = poolAdvice(draw, held.refusal.blocking);
        const all = groups.map(({ group }) => group);
        if (areAll) {
          expect(conductDraw(joinedBy(draw, all)).ok).toBe(true);
          count(`${all.length} groups`);
        }
        for (const { group, alternatives } of groups) {
          const others = areAll ? all.filter((other) => other !== group) : [];
          for (const alternative of alternatives) {
            const changed = joinedBy(after(draw, group, alternative), others);
            expect([alternative, conductDraw(changed).ok]).toEqual([alternative, true]);
            count(alternative);
          }
        }
      }),
      { numRuns: 500, seed: 20260302 },
    );
    for (const what of ['1 groups', '3 groups', 'higher-capacity', 'smaller-sample', 'wider-region'])
      expect(taken.get(what) ?? 0, what).toBeGreaterThan(5);
  });
});
