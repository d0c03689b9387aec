import type { Check } from './check.ts';
import type { Exclusion } from './exclusion.ts';

const idsOf = (exclusions: readonly Exclusion[], kind: Exclusion['of']): ReadonlySet<string> =>
  new Set(exclusions.filter(({ of }) => of === kind).map(({ id }) => id));

/** Nobody who is excluded is in frame or pool. */
export const checkExclusions: Check = ({ certificate: { frame, pool, exclusions } }) => {
  const targets = idsOf(exclusions, 'target');
  const inspectors = idsOf(exclusions, 'inspector');
  const isPresent = frame.some(({ id }) => targets.has(id)) || pool.some(({ id }) => inspectors.has(id));
  return isPresent ? 'excluded-present' : undefined;
};
