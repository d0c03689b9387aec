import type { Substitution } from '../../domain/draws/substitution.ts';
import {
  beginSubstitutions,
  type SubstitutionState,
  substituteInspector,
  substituteTarget,
} from '../../domain/draws/substitutions.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import type { Ports } from '../ask.ts';
import type { FrozenInputs } from './frozen-inputs.ts';
import { replayDraw } from './replay-draw.ts';
import type { TellProgress } from './runs.ts';

/** A draw as the substitutions made so far have left it, worked out anew from its frozen inputs and its secret. */
export const substitutionState = async (
  ports: Pick<Ports, 'records' | 'vault'>,
  draw: Draw,
  made: readonly Substitution[],
  tell: TellProgress,
): Promise<{ readonly state: SubstitutionState; readonly inputs: FrozenInputs }> => {
  const { inputs, seed, outcome } = await replayDraw(ports, draw, tell);
  if (!outcome.ok) throw new Error(`draw ${draw.id} cannot be held again: ${outcome.refusal.reason.en}`);
  const { frame, pool } = inputs;
  const begun = beginSubstitutions({ frame, pool, rules: draw.rules, seed, outcome: outcome.value });
  return { state: made.reduce(redone, begun), inputs };
};

const redone = (state: SubstitutionState, made: Substitution): SubstitutionState => {
  const step =
    made.of === 'target'
      ? substituteTarget(state, made)
      : substituteInspector(state, { ...made, place: made.redrawn[0]?.place ?? 0 });
  if (!step.ok)
    throw new Error(`a substitution that was made cannot be made again: ${step.refusal.reason.en}`);
  return step.value.state;
};
