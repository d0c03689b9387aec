import * as z from 'zod';
import type { Standing } from '../credit/standing.ts';
import { measureOf } from '../measures/measures.ts';
import { textSchema } from '../primitives/text.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';

/** A measure in an applicant's favour that is for whoever handles the application to grant: 绿色通道, 容缺受理优先, 适用告知承诺. */
export const incentiveSchema = z.object({
  code: z.string().min(1),
  label: textSchema,
  basis: z.string().min(1),
});
type Incentive = z.infer<typeof incentiveSchema>;

/** What an applicant's measures in force ask of whoever handles its application; nothing here decides by it. */
export const incentivesOf = (
  { measures }: Pick<Standing, 'measures'>,
  tables: Pick<RuleTables, 'measures'>,
): readonly Incentive[] =>
  measures.flatMap((one) => {
    const measure = measureOf(tables.measures, one);
    if (measure === undefined) return [];
    const { code, label, basis, effect } = measure;
    return effect.queue === 'priority' || effect.deferral === 'priority' || effect.pledge === 'allow'
      ? [{ code, label, basis }]
      : [];
  });
