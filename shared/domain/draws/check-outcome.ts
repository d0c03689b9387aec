import type { Check } from './check.ts';
import { conductDraw } from './conduct.ts';

const isSameList = <T>(
  some: readonly T[],
  others: readonly T[],
  isSame: (one: T, other: T) => boolean,
): boolean => some.length === others.length && some.every((one, at) => isSame(one, others[at] as T));

/** The draw, held once more, gives the same targets and the same inspectors. */
export const checkOutcome: Check = ({ certificate: { frame, pool, rules, seed, outcome } }) => {
  const replayed = conductDraw({ frame, pool, rules, seed });
  if (!replayed.ok) return 'draw-refused';
  const hasTargets = isSameList(
    replayed.value,
    outcome,
    (one, other) => one.stratum === other.stratum && one.target === other.target,
  );
  if (!hasTargets) return 'target-sequence';
  const hasInspectors = isSameList(replayed.value, outcome, (one, other) =>
    isSameList(one.inspectors, other.inspectors, (id, otherId) => id === otherId),
  );
  return hasInspectors ? undefined : 'assignment';
};
