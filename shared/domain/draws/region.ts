import type { PoolMember } from './pool.ts';
import type { DrawRules } from './rules.ts';

/**
 * Decides who may visit which district. Districts that the pool cannot tell apart share a key, so that their
 * candidates are looked up once.
 */
export interface RegionRule {
  /** The key of a district: which of the pool's region prefixes hold it. */
  readonly keyOf: (district: string | undefined) => string;
  /** Whether the member may visit the districts of a key. */
  readonly admits: (member: PoolMember, key: string) => boolean;
}

/** The rule of a draw, for the members of its pool. */
export const regionRule = (region: DrawRules['region'], pool: readonly PoolMember[]): RegionRule => {
  if (region === 'any') return { keyOf: () => '', admits: () => true };
  const known = new Set(pool.flatMap(({ regions }) => regions));
  const wantsOwn = region === 'own-district';
  return {
    keyOf: (district = '') =>
      [2, 4, 6]
        .map((length) => district.slice(0, length))
        .filter((prefix) => known.has(prefix))
        .join(),
    admits: ({ regions }, key) => {
      const holding = key.split(',');
      return regions.some((prefix) => holding.includes(prefix)) === wantsOwn;
    },
  };
};
