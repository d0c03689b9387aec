import { type Refusal, type RefusalCode, refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { assignInspectors } from './assign-inspectors.ts';
import type { BlockingGroup } from './blocking-group.ts';
import { blockingGroupText } from './blocking-group-text.ts';
import { checkDrawInput, type DrawInput } from './check-draw-input.ts';
import type { DrawOutcome } from './outcome.ts';
import type { Seed } from './streams.ts';
import { targetSequence } from './target-sequence.ts';

/**
 * Why a draw cannot be held: `invalid-input` or `empty-frame` as `checkDrawInput` says, or
 * `pool-insufficient` with the group of seats that blocks.
 */
export interface DrawRefusal extends Refusal {
  readonly code: Extract<RefusalCode, 'invalid-input' | 'empty-frame' | 'pool-insufficient'>;
  readonly blocking?: BlockingGroup;
}

/**
 * Holds a draw: a pure function of frozen input and seed, whose every step PROTOCOL.md specifies. Which
 * targets are drawn depends on frame, rules and seed alone.
 */
export const conductDraw = (input: DrawInput & { readonly seed: Seed }): Result<DrawOutcome, DrawRefusal> => {
  const { rules, seed } = input;
  const checked = checkDrawInput(input);
  if (!checked.ok) return checked;
  const { strata, pool } = checked.value;
  const drawn = rules.strata.map(({ stratum, size }) => ({
    stratum,
    entries: targetSequence(seed, stratum, strata.get(stratum) ?? []).take(size),
  }));
  const visits = drawn.flatMap(({ entries }) => entries);
  const assignments = assignInspectors(visits, pool, rules, seed);
  if (!assignments.ok) return refused(poolInsufficient(assignments.refusal));
  return accepted({
    targets: drawn.map(({ stratum, entries }) => ({ stratum, drawn: entries.map(({ id }) => id) })),
    assignments: assignments.value,
  });
};

const poolInsufficient = (blocking: BlockingGroup): DrawRefusal => {
  const { zh, en } = blockingGroupText(blocking);
  return { ...refusal('pool-insufficient', zh, en, 'pool'), code: 'pool-insufficient', blocking };
};
