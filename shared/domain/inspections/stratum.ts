import { z } from 'zod';
import { type RiskClass, riskClassSchema } from '../credit/risk-class.ts';

/** The stratum of a target: its credit risk class, or `N` while it has none. */
export const stratumSchema = z.enum([...riskClassSchema.options, 'N']);
export type Stratum = z.infer<typeof stratumSchema>;

/** The strata, riskiest first; those not evaluated stand with the ordinary ones. */
export const strataByRisk = ['D', 'C', 'B', 'N', 'A'] as const satisfies readonly Stratum[];

/** The stratum of a target with this risk class, if it has any. */
export const stratumOf = (riskClass: RiskClass | undefined): Stratum => riskClass ?? 'N';
