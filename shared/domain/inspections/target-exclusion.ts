import type { Exclusion } from '../draws/exclusion.ts';
import type { Item } from '../registry/item.ts';
import type { Target } from '../registry/target.ts';
import type { DrawTables } from '../rule-tables/rule-tables.ts';
import { reasonOfTags } from './exclusion-tags.ts';
import { yearlyCapOf } from './inspection-caps.ts';
import type { Task } from './task.ts';
import { isExemptFromCap, type Trigger } from './triggers.ts';

type Reason = Extract<Exclusion, { of: 'target' }>['reason'];

/** What other tasks do at targets. */
export interface EarlierVisits {
  /**
   * For each of the authorities that the task sends, the visits by the task's method that each target has had, or will
   * have, from it in the calendar year of the task: what gave rise to each.
   */
  readonly triggersAt: readonly ReadonlyMap<string, readonly Trigger[]>[];
  /** The targets that an open visit checks for one of the task's items. */
  readonly underSameCheck: ReadonlySet<string>;
  /** The staff numbers of the inspectors whose visit to a target is still open. */
  readonly staffNosAt: ReadonlyMap<string, readonly string[]>;
  /** The draws, by target, whose secrets are not revealed and which drew that target. */
  readonly sealedAt: ReadonlyMap<string, readonly string[]>;
}

/**
 * Why a target is kept out of a frame (nothing where it is not), and whether it has had as many visits as the yearly cap
 * allows, those included that do not count towards it.
 */
export interface TargetVerdict {
  readonly reason: Reason | undefined;
  readonly isAboveCap: boolean;
}

/**
 * Makes the judge of a task's targets. A target whose type none of the items applies to is out of scope, as is one of
 * unknown type where every item names types. The cap and the tags of the register bind only triggers that are not
 * exempt: a complaint is followed up however often its target was visited. Nor do visits of such triggers count towards the
 * cap: whom people complain of is not thereby out of reach of the yearly plan.
 */
export const targetJudge = (
  { trigger, method }: Pick<Task, 'trigger' | 'method'>,
  items: readonly Pick<Item, 'targetTypes'>[],
  { triggersAt, underSameCheck }: EarlierVisits,
  tables: DrawTables,
): ((target: Target) => TargetVerdict) => {
  const isExempt = isExemptFromCap(tables.triggers, trigger);
  const cap = yearlyCapOf(tables['inspection-caps'], method);
  /** From the authority that comes most often. */
  const visitsAt = ({ id }: Target, counts: (trigger: Trigger) => boolean): number =>
    Math.max(0, ...triggersAt.map((triggers) => (triggers.get(id) ?? []).filter(counts).length));
  const isCapReached = (target: Target): boolean =>
    visitsAt(target, (one) => !isExemptFromCap(tables.triggers, one)) >= cap;
  const isInScope = ({ type }: Target): boolean =>
    items.some(
      ({ targetTypes }) => targetTypes.length === 0 || (type !== undefined && targetTypes.includes(type)),
    );
  const boundReason = (target: Target): Reason | undefined =>
    reasonOfTags(tables['exclusion-tags'], target.tags) ?? (isCapReached(target) ? 'cap-reached' : undefined);

  return (target) => {
    const isAboveCap = visitsAt(target, () => true) >= cap;
    if (target.state !== 'active') return { reason: 'not-active', isAboveCap };
    if (!isInScope(target)) return { reason: 'outside-scope', isAboveCap };
    if (underSameCheck.has(target.id)) return { reason: 'under-same-check', isAboveCap };
    return { reason: isExempt ? undefined : boundReason(target), isAboveCap };
  };
};
