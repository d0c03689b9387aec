import * as z from 'zod';
import { type RiskClass, riskClassSchema } from '../credit/risk-class.ts';
import { type Measures, measureOf } from '../measures/measures.ts';

/** The stratum of a target: a credit risk class, or `N` while it has none. */
export const stratumSchema = z.enum([...riskClassSchema.options, 'N']);
export type Stratum = z.infer<typeof stratumSchema>;

/** The strata, riskiest first; those not evaluated stand with the ordinary ones. */
export const strataByRisk = ['D', 'C', 'B', 'N', 'A'] as const satisfies readonly Stratum[];

/** The stratum of a risk class, if there is any. */
export const stratumOfClass = (riskClass: RiskClass | undefined): Stratum => riskClass ?? 'N';

const steps = { 'riskier-class': 1, 'safer-class': -1 } as const;
const classes = riskClassSchema.options;
/** Who is not evaluated is drawn like the ordinary ones. */
const ordinary: RiskClass = 'B';

/**
 * The stratum in which a target is drawn: that of its risk class, moved one class by each measure that
 * applies to it and says so (浙江省综合行政执法条例 art. 21; 浙江省公共信用信息管理条例 art. 23), never beyond the ends.
 */
export const stratumOf = (
  standing: { readonly riskClass?: RiskClass | undefined; readonly measures: readonly string[] } | undefined,
  measures: Measures,
): Stratum => {
  const moved = (standing?.measures ?? [])
    .map((code) => measureOf(measures, code)?.effect.drawnWith)
    .reduce((sum, drawnWith) => sum + (drawnWith === undefined ? 0 : steps[drawnWith]), 0);
  if (moved === 0) return stratumOfClass(standing?.riskClass);
  const place = classes.indexOf(standing?.riskClass ?? ordinary) + moved;
  return classes[Math.min(Math.max(place, 0), classes.length - 1)] ?? 'N';
};
