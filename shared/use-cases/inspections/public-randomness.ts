import { combineContributions } from '../../domain/draws/ceremony.ts';
import type { RandomnessEvidence } from '../../domain/draws/randomness.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { accepted, type Result } from '../../domain/primitives/result.ts';

/** The public randomness of a draw whose ceremony is complete, with its evidence. */
export const publicRandomness = (draw: Draw): Result<RandomnessEvidence> => {
  const source = draw.commitment?.randomness.sources[0];
  if (source === undefined) throw new Error(`draw ${draw.id} has no commitment to take randomness for`);
  const { committed, opened } = draw;
  const value = combineContributions(draw.id, source, { committed, opened });
  return value.ok
    ? accepted({
        source: 0,
        passedOver: [],
        evidence: { kind: 'ceremony', committed, opened },
        value: value.value,
      })
    : value;
};
