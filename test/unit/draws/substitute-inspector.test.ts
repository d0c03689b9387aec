import { describe, expect, test } from 'vitest';
import {
  drawSubstituteInspector,
  type InspectorRedraw,
} from '../../../shared/domain/draws/substitute-inspector.ts';
import {
  acceptedValue,
  inspector,
  inspectors,
  refusalIn,
  rulesFor,
  seedOf,
  targetId,
} from '../../support/draws.ts';

const redraw = (changed: Partial<InspectorRedraw> = {}): InspectorRedraw => ({
  pool: inspectors(6),
  rules: rulesFor(3),
  seed: seedOf('redraw'),
  target: { id: targetId(1), stratum: 'A', district: '330106' },
  place: 1,
  attempt: 1,
  named: ['P00000', 'P00001'],
  unavailable: [],
  loads: new Map(),
  ...changed,
});

describe('an inspector who cannot come is replaced', () => {
  test('by lot, the same way however often one asks and in whatever order the pool is', () => {
    const drawn = acceptedValue(drawSubstituteInspector(redraw()));
    expect(acceptedValue(drawSubstituteInspector(redraw({ pool: inspectors(6).toReversed() })))).toBe(drawn);
    expect(['P00002', 'P00003', 'P00004', 'P00005']).toContain(drawn);
  });

  test('by another lot for every place and attempt', () => {
    const drawn = Array.from({ length: 12 }, (_, index) =>
      acceptedValue(drawSubstituteInspector(redraw({ pool: inspectors(500), attempt: index + 1 }))),
    );
    expect(new Set(drawn).size).toBeGreaterThan(9);
    expect(acceptedValue(drawSubstituteInspector(redraw({ pool: inspectors(500), place: 0 })))).not.toBe(
      drawn[0],
    );
  });

  test('only by someone who may take the seat and has least to do', () => {
    const pool = [
      inspector('named'),
      inspector('away'),
      inspector('busy'),
      inspector('full', { capacity: 2 }),
      inspector('in-conflict', { conflicts: [targetId(1)] }),
      inspector('elsewhere', { department: '乙' }),
      inspector('free'),
    ];
    const loads = new Map([
      ['busy', 3],
      ['full', 2],
      ['free', 2],
    ]);
    const changed = { pool, loads, named: ['named'], unavailable: ['away'] };
    expect(acceptedValue(drawSubstituteInspector(redraw(changed)))).toBe('free');
  });

  test('with the skill and the region that the rules ask for', () => {
    const rules = rulesFor(3, {
      seats: [
        { department: '甲', count: 1 },
        { department: '甲', skill: '食品', count: 1 },
      ],
      region: 'own-district',
    });
    const pool = [
      inspector('unskilled', { regions: ['3301'] }),
      inspector('far', { skills: ['食品'], regions: ['3302'] }),
      inspector('right', { skills: ['食品'], regions: ['3301'] }),
    ];
    expect(acceptedValue(drawSubstituteInspector(redraw({ rules, pool })))).toBe('right');
  });

  test('by nobody when nobody may', () => {
    expect(refusalIn(drawSubstituteInspector(redraw({ pool: inspectors(2) }))).code).toBe(
      'pool-insufficient',
    );
  });
});
