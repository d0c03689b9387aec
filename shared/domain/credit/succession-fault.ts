import { mostOpenPledges } from '../pledges/open-pledge.ts';
import { type Refusal, refusal } from '../primitives/refusal.ts';
import type { Entity } from './entity.ts';

/**
 * Why one entity cannot carry on another as both stand now, or nothing: either was succeeded already, so that successions
 * never form a circle, or together they have too many open pledges. `field` is where the successor was named.
 */
export const successionFault = (
  predecessor: Entity,
  successor: Entity,
  field: string,
): Refusal | undefined => {
  const [from, to] = [predecessor.target.id, successor.target.id];
  if (predecessor.succeededBy !== undefined)
    return refusal(
      'wrong-state',
      `${from} 已由 ${predecessor.succeededBy.id} 承继。`,
      `${from} was succeeded by ${predecessor.succeededBy.id} already.`,
    );
  if (successor.succeededBy !== undefined)
    return refusal(
      'wrong-state',
      `${to} 已由 ${successor.succeededBy.id} 承继；请填写现存的承继者。`,
      `${to} was itself succeeded by ${successor.succeededBy.id}; name who is there now.`,
      field,
    );
  const pledges = (predecessor.openPledges ?? []).length + (successor.openPledges ?? []).length;
  return pledges > mostOpenPledges
    ? refusal(
        'wrong-state',
        `两主体待核查的承诺合计 ${pledges} 项，超过上限 ${mostOpenPledges} 项；请先核查其中一部分。`,
        `Together they have ${pledges} pledges to be verified, more than ${mostOpenPledges}; verify some first.`,
      )
    : undefined;
};
