import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';
import { proposedCaseSchema } from './proposed-case.ts';
import { riskClassSchema } from './risk-class.ts';
import { dimensionSchema } from './score-dimensions.ts';
import { severitySchema } from './severity.ts';

const creditRuleSchema = z
  .strictObject({
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
    ruleText(
      '不利事项须写明严重程度，有利事项须写明计入月数，二者不得并存',
      'an adverse rule needs a severity, a favourable one the months that it counts, and none needs both',
    ),
  );
export type CreditRule = z.infer<typeof creditRuleSchema>;

/** The kinds of event that must have a rule, for they can be recorded at any time; recognitions have the rules they need. */
const requiredCodes = [
  ...severitySchema.options.map((severity) => `penalty/${severity}`),
  'pledge-kept',
  'pledge-rectified',
  'pledge-broken',
  'deferral-kept',
  'deferral-missed',
  'complaint-upheld',
];

/** What events other than inspection results and listings count for. */
export const creditRulesSchema = effectiveTableSchema('credit-rules', creditRuleSchema, 'code').refine(
  ({ rows }) => requiredCodes.every((needed) => rows.some(({ code }) => code === needed)),
  ruleText(
    `须有以下各行：${requiredCodes.join('、')}`,
    `these rows must not be missing: ${requiredCodes.join(', ')}`,
    'rows',
  ),
);
type CreditRules = z.infer<typeof creditRulesSchema>;

/** The rule of a code, or nothing where the table has none. */
export const creditRuleOf = ({ rows }: CreditRules, code: string): CreditRule | undefined =>
  rows.find((row) => row.code === code);
