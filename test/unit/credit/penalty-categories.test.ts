import { describe, expect, it } from 'vitest';
import { assumedSeverity } from '../../../shared/domain/credit/penalty-categories.ts';
import { testTables } from '../../support/rule-tables.ts';

const table = testTables['penalty-categories'];
/** The table, with whatever it does not list as grave as a heavy penalty. */
const severe = {
  ...table,
  rows: table.rows.map((row) => (row.code === 'other' ? { ...row, severity: 'serious' as const } : row)),
};

describe('a penalty whose record does not say how grave it is', () => {
  it.each([
    [['警告'], 'ordinary'],
    [['警告', '罚款'], 'ordinary'],
    [['警告', '吊销营业执照'], 'serious'],
    [['警告', '训诫'], 'ordinary'],
    [['警告', '其他'], 'serious'],
    [['训诫'], 'serious'],
    [[], 'serious'],
  ] as const)('of %j is as grave as the gravest kind that is listed: %s', (kinds, severity) => {
    expect(assumedSeverity(severe, kinds).severity).toBe(severity);
  });

  it('names the wordings that are not listed, whichever row it counts by', () => {
    expect(assumedSeverity(severe, ['警告', '训诫']).unknown).toEqual(['训诫']);
    expect(assumedSeverity(table, ['训诫'])).toEqual({ severity: 'ordinary', unknown: ['训诫'] });
  });
});
