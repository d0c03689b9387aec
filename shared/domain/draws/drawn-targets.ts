import type { CheckedInput } from './check-draw-input.ts';
import type { FrameEntry } from './frame.ts';
import type { DrawRules } from './rules.ts';
import type { Seed } from './streams.ts';
import { targetSequence } from './target-sequence.ts';

/** The targets that a seed draws, stratum by stratum in drawn order. Inspectors have no say in it. */
export const drawnTargets = (
  strata: CheckedInput['strata'],
  rules: DrawRules,
  seed: Seed,
): readonly FrameEntry[] =>
  rules.strata.flatMap(({ stratum, size }) =>
    targetSequence(seed, stratum, strata.get(stratum) ?? []).first(size),
  );
