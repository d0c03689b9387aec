import type { Check } from './check.ts';

/** The rules and the pool are those of the stage: PROTOCOL.md §3 and §9. */
export const checkStage: Check = ({ certificate: { commitment, rules, pool, frame } }) => {
  const { stage } = commitment;
  const { seats, strata } = rules;
  switch (stage.kind) {
    case 'together':
      // No single person inspects.
      return seats.reduce((sum, { count }) => sum + count, 0) < 2 ? 'stage' : undefined;
    case 'targets':
      return seats.length > 0 || pool.length > 0 ? 'stage' : undefined;
    case 'inspectors': {
      const isOwn = seats.every(({ department }) => department === stage.department);
      const held = new Map<string, number>();
      for (const { stratum } of frame) held.set(stratum, (held.get(stratum) ?? 0) + 1);
      const isWhole = strata.every(({ stratum, size }) => size === (held.get(stratum) ?? 0));
      return seats.length > 0 && isOwn && isWhole ? undefined : 'stage';
    }
  }
};
