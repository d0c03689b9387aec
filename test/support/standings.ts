import { sha256Hex } from '../../shared/domain/audit/hash.ts';
import type { Standing } from '../../shared/domain/credit/standing.ts';
import { on, subjectOf } from './builders.ts';
import { testNow } from './manual-clock.ts';

/** A standing of target `n` that no event explains, for tests that only pass standings on. */
export const standingOfTarget = (n: number, differences: Partial<Standing> = {}): Standing => ({
  subject: subjectOf(n),
  asOf: on('2026-03-02'),
  knownAt: testNow,
  tables: sha256Hex('tables'),
  riskClass: 'B',
  score: 900,
  grade: 'A',
  lists: [],
  measures: [],
  lines: [],
  ...differences,
});
