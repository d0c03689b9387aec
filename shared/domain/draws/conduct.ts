import { type Refusal, type RefusalCode, refusal } from '../primitives/refusal.ts';
import { accepted, type Result, refused } from '../primitives/result.ts';
import { assignInspectors } from './assign-inspectors.ts';
import type { BlockingGroup } from './blocking-group.ts';
import { blockingGroupText } from './blocking-group-text.ts';
import { checkDrawInput, type DrawInput } from './check-draw-input.ts';
import { drawnTargets } from './drawn-targets.ts';
import type { DrawnVisit } from './outcome.ts';
import type { Seed } from './streams.ts';

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
 * targets are drawn depends on frame, rules and seed alone; without seats in the rules, nobody is assigned.
 */
export const conductDraw = (
  input: DrawInput & { readonly seed: Seed },
): Result<readonly DrawnVisit[], DrawRefusal> => {
  const { rules, seed } = input;
  const checked = checkDrawInput(input);
  if (!checked.ok) return checked;
  const { strata, pool } = checked.value;
  const drawn = drawnTargets(strata, rules, seed);
  const companies = assignInspectors(drawn, pool, rules, seed);
  if (!companies.ok) return refused(poolInsufficient(companies.refusal));
  return accepted(
    drawn.map(({ stratum, id: target }, visit) => ({
      stratum,
      target,
      inspectors: companies.value[visit] as readonly string[],
    })),
  );
};

const poolInsufficient = (blocking: BlockingGroup): DrawRefusal => {
  const { zh, en } = blockingGroupText(blocking);
  return { ...refusal('pool-insufficient', zh, en, 'pool'), code: 'pool-insufficient', blocking };
};
