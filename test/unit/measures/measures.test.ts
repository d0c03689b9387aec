import { describe, expect, it } from 'vitest';
import { measureOf } from '../../../shared/domain/measures/measures.ts';
import { unitCodeSchema } from '../../../shared/domain/registry/unit.ts';
import { testTables } from '../../support/rule-tables.ts';

const { measures } = testTables;

describe('the published measures', () => {
  it('have each a code, a legal basis, a name in both languages and someone who answers for it', () => {
    expect(new Set(measures.rows.map(({ code }) => code)).size).toBe(measures.rows.length);
    for (const { code, basis, label, responsible } of measures.rows) {
      expect([code, basis]).toEqual([code, expect.stringMatching(/条例|规定|令|〔\d{4}〕/)]);
      expect(label.zh).toMatch(/\p{Script=Han}/u);
      for (const unit of responsible)
        expect([code, unitCodeSchema.safeParse(unit).success]).toEqual([code, true]);
      expect(new Set(responsible).size).toBe(responsible.length);
    }
  });

  it('carry their kind in their code', () => {
    const kinds = { E: 'incentive', M: 'management', R: 'rights-reducing' } as const;
    for (const { code, kind } of measures.rows)
      expect(kind).toBe(kinds[code.charAt(0) as keyof typeof kinds]);
  });

  it('say to machines what each of them does', () => {
    for (const { code, effect } of measures.rows)
      expect([code, Object.keys(effect).filter((key) => key !== 'cancels')]).not.toEqual([code, []]);
  });

  it('are the only ones there are', () => {
    expect(measureOf(measures, 'M01')?.code).toBe('M01');
    for (const code of ['M99', '', 'm01', 'toString']) expect(measureOf(measures, code)).toBeUndefined();
  });
});
