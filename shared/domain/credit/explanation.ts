import type { Text } from '../primitives/text.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { type RiskClass, riskier } from './risk-class.ts';
import type { Dimension } from './score-dimensions.ts';
import type { Standing } from './standing.ts';

/** How the score of one dimension comes about: its full points, moved by the lines, within its bounds. */
export interface ExplainedDimension {
  readonly dimension: Dimension;
  readonly label: Text;
  readonly full: number;
  /** What the lines add to the full points, together. */
  readonly moved: number;
  readonly score: number;
}

/** A line that led to a riskier class than those before it; the last one made the class what it is. */
export interface ClassStep {
  readonly riskClass: RiskClass;
  readonly eventId: string;
  readonly rule: string;
}

/** Why score and class are what they are. */
export interface Explanation {
  readonly dimensions: readonly ExplainedDimension[];
  readonly steps: readonly ClassStep[];
}

/** Explains a standing by the tables that it rests on; nothing for one that is not evaluated. */
export const explanationOf = (
  { lines, dimensions }: Standing,
  tables: RuleTables,
): Explanation | undefined => {
  if (dimensions === undefined) return undefined;
  const steps: ClassStep[] = [];
  for (const { riskClass, eventId, rule } of lines) {
    const reached = steps.at(-1)?.riskClass;
    if (reached === undefined || riskier(riskClass, reached) !== reached)
      steps.push({ riskClass, eventId, rule });
  }
  return {
    dimensions: tables['score-dimensions'].rows.map(({ dimension, label, full }) => ({
      dimension,
      label,
      full,
      moved: lines
        .filter((line) => line.dimension === dimension)
        .reduce((sum, { points }) => sum + points, 0),
      score: dimensions.find((one) => one.dimension === dimension)?.score ?? 0,
    })),
    steps,
  };
};
