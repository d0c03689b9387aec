import { describe, expect, it } from 'vitest';
import {
  excludedFields,
  pledgeItemOf,
  pledgeItemsSchema,
} from '../../../shared/domain/pledges/pledge-items.ts';
import { testTables } from '../../support/rule-tables.ts';

const table = testTables['pledge-items'];
const rowOf = (itemCode: string) => {
  const row = pledgeItemOf(table, itemCode);
  if (row === undefined) throw new Error(`no item ${itemCode}`);
  return row;
};
const isTable = (...rows: readonly unknown[]): boolean =>
  pledgeItemsSchema.safeParse({ ...table, rows }).success;

describe('the table of pledge items', () => {
  it('says what it is not sure of', () => {
    expect(table.uncertain).toBeDefined();
    expect(table.rows.length).toBeGreaterThan(11);
  });

  it('excludes items in a named field, and asks for terms in every other', () => {
    expect(new Set(table.rows.map(({ pledge }) => pledge))).toEqual(new Set(['available', 'excluded']));
    for (const row of table.rows) {
      if (row.pledge === 'excluded') expect(excludedFields[row.field].zh).toMatch(/\p{Script=Han}/u);
      else expect(row.terms.length).toBeGreaterThan(0);
    }
  });

  it('has no row for an item that nobody knows', () => {
    expect(pledgeItemOf(table, 'XK-NONE-001')).toBeUndefined();
  });

  it('cannot be saved with an excluded item of no field, or an available one without terms', () => {
    const available = rowOf('XK-SCJG-001');
    const excluded = rowOf('XK-YJGL-001');
    expect(isTable(available, excluded)).toBe(true);
    expect(isTable({ ...excluded, field: undefined })).toBe(false);
    expect(isTable({ ...excluded, field: 'sport' })).toBe(false);
    expect(isTable({ ...available, terms: [] })).toBe(false);
    expect(isTable({ ...available, verifiedBy: undefined })).toBe(false);
  });

  it('lets a pledge be verified years later where the item says so, and not later than after 1,500 working days', () => {
    const row = rowOf('XM-BZD-001');
    expect(row).toMatchObject({ verifyWithin: 1_000, uncertain: { zh: expect.any(String) } });
    expect(isTable({ ...row, verifyWithin: 1_500 })).toBe(true);
    expect(isTable({ ...row, verifyWithin: 1_501 })).toBe(false);
  });

  it('cannot be saved with an item, a term or a paper that stands twice', () => {
    const row = rowOf('XK-SCJG-001');
    if (row.pledge !== 'available') throw new Error('the item is available');
    const [term] = row.terms;
    const [material] = row.deferrable;
    expect(isTable(row, row)).toBe(false);
    expect(isTable({ ...row, terms: [term, term] })).toBe(false);
    expect(isTable({ ...row, deferrable: [material, material] })).toBe(false);
    expect(isTable({ ...row, deferrable: [{ ...material, workingDays: 0 }] })).toBe(false);
  });
});
