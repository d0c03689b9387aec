import { describe, expect, test } from 'vitest';
import { drawRulesSchema, rulesHash } from '../../../shared/domain/draws/rules.ts';
import { rulesFor } from '../../support/draws.ts';

describe('the rules of a draw', () => {
  test('may ask for no inspectors, for one, or for those of several departments', () => {
    const isValid = (seats: unknown) => drawRulesSchema.safeParse({ ...rulesFor(3), seats }).success;
    const alone = [{ department: '甲', count: 1 }];
    expect([isValid([]), isValid(alone), isValid([...alone, { department: '乙', count: 1 }])]).toEqual([
      true,
      true,
      true,
    ]);
    expect(isValid([{ department: '甲', count: 0 }])).toBe(false);
  });

  test('draw at least one target', () => {
    expect(drawRulesSchema.safeParse(rulesFor(0)).success).toBe(false);
  });

  test('name each stratum and each kind of seat once', () => {
    const strata = [
      { stratum: 'A', size: 1 },
      { stratum: 'A', size: 2 },
    ];
    const seats = [
      { department: '甲', skill: '食品', count: 1 },
      { department: '甲', skill: '食品', count: 1 },
    ];
    expect(drawRulesSchema.safeParse(rulesFor(1, { strata })).success).toBe(false);
    expect(drawRulesSchema.safeParse(rulesFor(1, { seats })).success).toBe(false);
  });

  test('have another hash when the order of strata or seats differs', () => {
    const rules = rulesFor(0, {
      strata: [
        { stratum: 'A', size: 1 },
        { stratum: 'B', size: 2 },
      ],
    });
    expect(rulesHash({ ...rules, strata: rules.strata.toReversed() })).not.toBe(rulesHash(rules));
    expect(rulesHash(structuredClone(rules))).toBe(rulesHash(rules));
  });
});
