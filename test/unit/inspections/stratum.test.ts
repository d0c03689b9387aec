import { describe, expect, it } from 'vitest';
import { stratumOf } from '../../../shared/domain/inspections/stratum.ts';
import { testTables } from '../../support/rule-tables.ts';

describe('the stratum of a target', () => {
  it.each([
    ['no standing', undefined, 'N'],
    ['a class and no measures', { riskClass: 'C', measures: [] }, 'C'],
    ['measures that do not bear on draws', { riskClass: 'C', measures: ['E01', 'M04'] }, 'C'],
    ['closer supervision (M03)', { riskClass: 'C', measures: ['M03'] }, 'D'],
    ['closer supervision in the riskiest class', { riskClass: 'D', measures: ['M03'] }, 'D'],
    ['lighter supervision (E04)', { riskClass: 'B', measures: ['E04'] }, 'A'],
    ['lighter supervision in the safest class', { riskClass: 'A', measures: ['E04'] }, 'A'],
    ['both at once', { riskClass: 'B', measures: ['E04', 'M03'] }, 'B'],
    ['closer supervision and no class', { measures: ['M03'] }, 'C'],
    ['a measure that the table does not have', { riskClass: 'B', measures: ['M99'] }, 'B'],
  ] as const)('with %s', (_, standing, stratum) => {
    expect(stratumOf(standing, testTables.measures)).toBe(stratum);
  });
});
