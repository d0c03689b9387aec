import type { Hash } from '../audit/hash.ts';
import type { Result } from '../primitives/result.ts';
import type { Check } from './check.ts';
import { commitmentDigest } from './commitment.ts';
import { exclusionsRoot } from './exclusion.ts';
import { frameRoot } from './frame.ts';
import { poolRoot } from './pool.ts';
import { rulesHash } from './rules.ts';

const holds = (root: Result<Hash>, expected: Hash): boolean => root.ok && root.value === expected;

/** The commitment is the one in the log, and frame, pool, exclusions and rules are those committed to. */
export const checkCommitted: Check = ({ certificate, log }) => {
  const { commitment, frame, pool, exclusions, rules } = certificate;
  const { taskId, number, commitment: digest } = log.committed.facts;
  if (taskId !== commitment.taskId || number !== commitment.number) return 'commitment';
  if (digest !== commitmentDigest(commitment)) return 'commitment';
  if (frame.length !== commitment.frameSize) return 'frame-root';
  if (!holds(frameRoot(frame), commitment.frameRoot)) return 'frame-root';
  if (pool.length !== commitment.poolSize) return 'pool-root';
  if (!holds(poolRoot(pool), commitment.poolRoot)) return 'pool-root';
  if (!holds(exclusionsRoot(exclusions), commitment.exclusionsRoot)) return 'exclusions-root';
  return rulesHash(rules) === commitment.rulesHash ? undefined : 'rules-hash';
};
