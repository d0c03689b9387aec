import { z } from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { textSchema } from '../primitives/text.ts';
import { proposedCaseSchema } from './proposed-case.ts';
import { riskClassSchema } from './risk-class.ts';
import { dimensionSchema } from './score-dimensions.ts';
import { severitySchema } from './severity.ts';

const creditRuleSchema = z
  .object({
    /** `penalty/serious`, `recognition/TAX-A`, `pledge-broken`: the kind of event and, where it has any, its variant. */
    code: z.string().regex(/^[a-z-]+(\/[0-9A-Za-z-]+)?$/),
    label: textSchema,
    dimension: dimensionSchema,
    /** What the event adds to the score. */
    points: z.int(),
    /** The risk class that the event alone leads to. */
    riskClass: riskClassSchema,
    /** How grave an adverse event is; absent for what is not adverse. */
    severity: severitySchema.optional(),
    /** How many months a favourable event counts that names no end of its own. */
    countsMonths: z.int().min(1).optional(),
    case: proposedCaseSchema.optional(),
    basis: z.string().min(1),
  })
  .refine(
    ({ severity, countsMonths }) => (severity === undefined) !== (countsMonths === undefined),
    'an adverse rule needs a severity, a favourable one the months that it counts, and none needs both',
  );
export type CreditRule = z.infer<typeof creditRuleSchema>;

/** What events other than inspection results and listings count for. */
export const creditRulesSchema = effectiveTableSchema(creditRuleSchema).refine(
  ({ rows }) => new Set(rows.map(({ code }) => code)).size === rows.length,
  'a code must not stand twice',
);
type CreditRules = z.infer<typeof creditRulesSchema>;

/** The rule of a code, or nothing where the table has none. */
export const creditRuleOf = ({ rows }: CreditRules, code: string): CreditRule | undefined =>
  rows.find((row) => row.code === code);
