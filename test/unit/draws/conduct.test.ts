import { describe, expect, test } from 'vitest';
import { conductDraw } from '../../../shared/domain/draws/conduct.ts';
import {
  acceptedValue,
  inspector,
  inspectors,
  refusalIn,
  rulesFor,
  seedOf,
  targetId,
  targets,
} from '../../support/draws.ts';

const seed = seedOf('conduct');
const idsIn = (outcome: ReturnType<typeof conductDraw>) => acceptedValue(outcome).map(({ target }) => target);

describe('drawing targets', () => {
  const frame = [...targets(30), ...targets(20, { stratum: 'B', first: 100 })];
  const rules = rulesFor(0, {
    strata: [
      { stratum: 'B', size: 5 },
      { stratum: 'A', size: 8 },
    ],
  });
  const draw = { frame, pool: inspectors(7), rules, seed };

  test('takes exactly the size of each stratum, in the order of the rules, nobody twice', () => {
    const drawn = acceptedValue(conductDraw(draw));
    expect(drawn.map(({ stratum }) => stratum).join('')).toBe('BBBBBAAAAAAAA');
    expect(new Set(drawn.map(({ target }) => target)).size).toBe(13);
    for (const { stratum, target } of drawn)
      expect(frame.find(({ id }) => id === target)?.stratum).toBe(stratum);
  });

  test('does not depend on the order of frame and pool', () => {
    const turned = { ...draw, frame: frame.toReversed(), pool: draw.pool.toReversed() };
    expect(conductDraw(turned)).toEqual(conductDraw(draw));
  });

  test('does not depend on who inspects', () => {
    const alone = conductDraw({ ...draw, pool: inspectors(2, 'Q') });
    expect(idsIn(alone)).toEqual(idsIn(conductDraw(draw)));
  });

  test('names nobody where the rules have no seats, and needs no pool', () => {
    const none = conductDraw({ ...draw, pool: [], rules: { ...rules, seats: [] } });
    expect(idsIn(none)).toEqual(idsIn(conductDraw(draw)));
    expect(acceptedValue(none).flatMap(({ inspectors: named }) => named)).toEqual([]);
    const idle = conductDraw({ ...draw, rules: { ...rules, seats: [] } });
    expect(idle).toEqual(none);
  });

  test('gives another result for another seed', () => {
    const other = conductDraw({ ...draw, seed: seedOf('another') });
    expect(idsIn(other)).not.toEqual(idsIn(conductDraw(draw)));
  });
});

describe('a draw is refused', () => {
  const draw = { frame: targets(5), pool: inspectors(3), rules: rulesFor(2), seed };
  const fields = (changed: Partial<typeof draw>) => {
    const { code, errors = [] } = refusalIn(conductDraw({ ...draw, ...changed }));
    return [code, ...errors.map(({ field }) => field)];
  };

  test('when the frame is empty', () => {
    expect(fields({ frame: [] })).toEqual(['empty-frame', 'frame']);
  });

  test('when a stratum has fewer targets than are to be drawn', () => {
    expect(fields({ rules: rulesFor(6) })).toEqual(['invalid-input', 'rules.strata.0.size']);
  });

  test('when a target is in a stratum that the rules do not name', () => {
    expect(fields({ frame: [...targets(5), ...targets(1, { stratum: 'Z', first: 9 })] })).toEqual([
      'invalid-input',
      'frame',
    ]);
  });

  test('when an id is in frame or pool twice', () => {
    expect(fields({ frame: [...targets(5), ...targets(1)] })).toEqual(['invalid-input', 'frame']);
    expect(fields({ pool: [...inspectors(3), ...inspectors(1)] })).toEqual(['invalid-input', 'pool']);
  });

  test('when the region counts and a target has no district', () => {
    expect(fields({ rules: rulesFor(2, { region: 'own-district' }) })).toEqual(['invalid-input', 'frame']);
  });

  test('when nobody is in the pool', () => {
    expect(fields({ pool: [] })).toEqual(['pool-insufficient', 'pool']);
  });
});

describe('the refusal of a pool names the smallest group that blocks', () => {
  const seats = [
    { department: '市场监管', count: 1 },
    { department: '市场监管', skill: '特种设备', count: 1 },
  ];
  const colleagues = inspectors(5, 'P', { department: '市场监管' });
  const expert = inspector('X', { department: '市场监管', skills: ['特种设备'], capacity: 1 });

  test('by skill, with what is needed and what there is', () => {
    const refusal = refusalIn(
      conductDraw({ frame: targets(9), pool: [...colleagues, expert], rules: rulesFor(3, { seats }), seed }),
    );
    expect(refusal.blocking).toMatchObject({
      seats: [{ department: '市场监管', skill: '特种设备', perTarget: 1 }],
      needed: 3,
      inspectors: 1,
      available: 1,
    });
    expect(refusal.reason).toEqual({
      zh: '3 个检查对象各需 1 名市场监管“特种设备”检查人员，共 3 人次；可承担的检查人员只有 1 名，最多 1 人次。可以：再增加 1 名市场监管“特种设备”检查人员。',
      en: '3 targets need 1 from 市场监管 with 特种设备, 3 visits in all; only 1 free inspector can make any of them, 1 at most. What would help: 1 more from 市场监管 with 特种设备.',
    });
  });

  test('by district', () => {
    const frame = [
      ...targets(4, { district: '330106' }),
      ...targets(2, { first: 50, district: '330203' }),
      ...targets(1, { first: 80, district: '330205' }),
    ];
    const pool = [
      ...inspectors(4, 'HZ', { regions: ['3301'] }),
      ...inspectors(1, 'NB', { regions: ['3302'] }),
    ];
    const { blocking, reason } = refusalIn(
      conductDraw({ frame, pool, rules: rulesFor(7, { region: 'own-district' }), seed }),
    );
    expect(blocking?.seats).toEqual([
      {
        department: '甲',
        perTarget: 2,
        targets: expect.arrayContaining([targetId(50), targetId(51), targetId(80)]),
        districts: ['330203', '330205'],
      },
    ]);
    expect(reason.zh).toContain('3 个检查对象（330203、330205）');
    expect(reason.en).toContain('in 330203, 330205');
  });

  test('by target, when conflicts leave too few for it', () => {
    const pool = [
      inspector('P1', { conflicts: [targetId(1)] }),
      inspector('P2', { conflicts: [targetId(1)] }),
      inspector('P3'),
    ];
    const { blocking } = refusalIn(conductDraw({ frame: targets(3), pool, rules: rulesFor(3), seed }));
    expect(blocking).toEqual({
      seats: [{ department: '甲', perTarget: 2, targets: [targetId(1)] }],
      needed: 2,
      inspectors: 1,
      available: 1,
    });
  });

  test('across kinds of seats, when only together they are too many', () => {
    const pool = [inspector('P1', { department: '市场监管', skills: ['特种设备'] })];
    const { blocking, reason } = refusalIn(
      conductDraw({ frame: targets(1), pool, rules: rulesFor(1, { seats }), seed }),
    );
    expect(blocking).toMatchObject({ needed: 2, inspectors: 1, available: 1 });
    expect(blocking?.seats).toHaveLength(2);
    expect(reason.en).toContain(
      '1 target needs 1 from 市场监管 and 1 target needs 1 from 市场监管 with 特种设备',
    );
  });

  test('by kind of seat alone, where there are too many districts to try them one by one', () => {
    const districts = Array.from({ length: 99 }, (_, index) => `33${String(index + 1).padStart(2, '0')}02`);
    const frame = districts.flatMap((district, index) => targets(30, { first: 100 * index, district }));
    const local = { department: '市场监管', skills: ['特种设备'], capacity: 11 };
    // Everyone can take either seat, in the own district or, a few, in all: enough for one kind, not for both.
    const pool = [
      ...districts.flatMap((district) =>
        inspectors(4, `L${district}-`, { ...local, regions: [district.slice(0, 4)] }),
      ),
      ...inspectors(140, 'W-', { ...local, regions: ['33'] }),
    ];
    const { blocking } = refusalIn(
      conductDraw({ frame, pool, rules: rulesFor(2970, { seats, region: 'own-district' }), seed }),
    );
    expect(blocking?.seats.map(({ targets: { length } }) => length)).toEqual([2970, 2970]);
    expect(blocking).toMatchObject({ needed: 5940, inspectors: 536, available: 5896 });
  });
});
