import fc from 'fast-check';
import type { FrameEntry } from '../../shared/domain/draws/frame.ts';
import type { PoolMember } from '../../shared/domain/draws/pool.ts';
import type { DrawRules } from '../../shared/domain/draws/rules.ts';
import { seedOf, targetId } from './draws.ts';

const districts = ['330102', '330106', '330203'];
/**
 * Small draws in which everything that can bind does: few inspectors, tight capacities, skills, districts and
 * conflicts. All targets of the frame are drawn.
 */
export const smallDraw = fc
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
