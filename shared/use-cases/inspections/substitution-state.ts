import type { Substitution } from '../../domain/draws/substitution.ts';
import {
  beginSubstitutions,
  type PresentDraw,
  repeatSubstitution,
} from '../../domain/draws/substitutions.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Ports } from '../ask.ts';
import type { TellProgress } from '../runs.ts';
import type { FrozenInputs } from './frozen-inputs.ts';
import { replayDraw } from './replay-draw.ts';

/** A draw as the substitutions made so far have left it, worked out anew from its frozen inputs and its secret. */
export const substitutionState = async (
  ports: Pick<Ports, 'records' | 'vault'>,
  draw: Draw,
  made: readonly Substitution[],
  tell: TellProgress,
): Promise<{ readonly state: PresentDraw; readonly inputs: FrozenInputs }> => {
  const { inputs, seed, outcome } = await replayDraw(ports, draw, tell);
  if (!outcome.ok) throw new Error(`draw ${draw.id} cannot be held again: ${outcome.refusal.reason.en}`);
  const { frame, pool } = inputs;
  const state = beginSubstitutions({ frame, pool, rules: draw.rules, seed, outcome: outcome.value });
  for (const one of made) {
    const again = repeatSubstitution(state, one);
    if (!again.ok)
      throw new Error(`a substitution that was made cannot be made again: ${again.refusal.reason.en}`);
  }
  return { state, inputs };
};
