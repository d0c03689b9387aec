import * as z from 'zod';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { ruleText, textSchema } from '../primitives/text.ts';
import { type CivilDate, dateAfter } from '../primitives/time.ts';
import { unitCodeSchema } from '../registry/unit.ts';

/** What a measure does, for machines to act on. */
export const measureEffectSchema = z.strictObject({
  /** The class beside a target's own with whose targets it is drawn, and so the share that is drawn of its like. */
  drawnWith: z.enum(['riskier-class', 'safer-class']).optional(),
  pledge: z.enum(['deny', 'allow']).optional(),
  deferral: z.enum(['deny', 'priority']).optional(),
  review: z.literal('manual').optional(),
  queue: z.literal('priority').optional(),
  commendation: z.enum(['deny', 'recommend', 'withdraw']).optional(),
  procurement: z.enum(['deny', 'bonus', 'weigh']).optional(),
  finance: z.enum(['deny', 'priority', 'refer']).optional(),
  market: z.literal('bar').optional(),
  concession: z.literal('deny').optional(),
  consumption: z.literal('mirror-court-order').optional(),
  office: z.literal('bar').optional(),
  /** Codes of the measures that this one takes away while it applies. */
  cancels: z.array(z.string().min(1)).optional(),
});

/**
 * Whether an effect takes a right away (浙江省公共信用信息管理条例 art. 26, items 1 to 6 and 8). To deny a commendation is either
 * kind: order 44 lets an authority do so in its own matters (M06), art. 26 item 7 bars the entity everywhere.
 */
const reducesRights = (effect: z.infer<typeof measureEffectSchema>): boolean =>
  effect.market !== undefined ||
  effect.office !== undefined ||
  effect.concession !== undefined ||
  effect.consumption !== undefined ||
  effect.procurement === 'deny' ||
  effect.finance === 'deny' ||
  effect.commendation === 'withdraw';

/** What the letter of a measure's code says. */
const kindOfLetter: Readonly<Record<string, string>> = {
  E: 'incentive',
  M: 'management',
  R: 'rights-reducing',
};

/** A measure that may follow from a listing, with its basis, who answers for it and what it does. */
export const measureSchema = z
  .strictObject({
    code: z.string().regex(/^[EMR]\d\d$/),
    kind: z.enum(['incentive', 'management', 'rights-reducing']),
    label: textSchema,
    basis: z.string().min(1),
    /** The law (法律) or administrative regulation (行政法规) that allows it to reduce rights, with its article. */
    law: z
      .strictObject({
        kind: z.enum(['law', 'administrative-regulation']),
        name: z.string().min(1),
        article: z.string().min(1),
      })
      .optional(),
    /** Units that receive an order when the measure applies. */
    responsible: z.array(unitCodeSchema).min(1),
    effect: measureEffectSchema,
    /** For how many years from the listing it applies at most, where it ends before the listing does. */
    termYears: z.int().positive().optional(),
    /** What the sources leave open about this measure. */
    uncertain: textSchema.optional(),
    /**
     * That it may be applied to nobody any more, listed already or not, from the day on which this version takes effect: the
     * ceiling of the national list (全国失信惩戒措施基础清单) may be lowered. It stays in the table for what was done before.
     */
    isRetired: z.literal(true).optional(),
  })
  .refine(
    ({ kind, law }) => kind !== 'rights-reducing' || law !== undefined,
    ruleText(
      '减损权利的措施须写明法律或行政法规及其条款（国办发〔2020〕49号；浙江省公共信用信息管理条例第26条）',
      'a measure that reduces rights needs a law or an administrative regulation, with its article (国办发〔2020〕49号; 浙江省公共信用信息管理条例 art. 26)',
      'law',
    ),
  )
  .refine(
    ({ kind, effect }) => kind === 'rights-reducing' || !reducesRights(effect),
    ruleText(
      '禁入、限制任职、限制特许经营、限制高消费、限制采购或财政资金、撤销荣誉的，种类须为减损权利（浙江省公共信用信息管理条例第26条）',
      'what bars from a market, office, concession, spending, procurement or public funds, or withdraws an honour, is of the kind rights-reducing (浙江省公共信用信息管理条例 art. 26)',
      'kind',
    ),
  )
  .refine(
    ({ code, kind }) => kindOfLetter[code.slice(0, 1)] === kind,
    ruleText(
      '措施编码的首字母须与种类一致：E 激励、M 管理、R 减损权利',
      'the letter of a code says the kind: E incentive, M management, R rights-reducing',
      'code',
    ),
  );
export type Measure = z.infer<typeof measureSchema>;

/** The published measures. One that is not here may not be applied (浙江省公共信用信息管理条例 art. 24–28). */
export const measuresSchema = effectiveTableSchema('measures', measureSchema, 'code');
export type Measures = z.infer<typeof measuresSchema>;

/** The published measure of a code, retired or not, or nothing. */
export const measureOf = ({ rows }: Measures, code: string): Measure | undefined =>
  rows.find((row) => row.code === code);

/** Whether a measure was published once and may not be applied any more. */
export const isRetired = (measures: Measures, code: string): boolean =>
  measureOf(measures, code)?.isRetired === true;

/**
 * The last day on which a measure may apply because of a listing of the day `listedOn`, which may live longer; absent
 * where it lasts as long as the listing.
 */
export const measureThrough = (
  measures: Measures,
  code: string,
  listedOn: CivilDate,
): CivilDate | undefined => {
  const termYears = measureOf(measures, code)?.termYears;
  return termYears === undefined ? undefined : dateAfter(listedOn, { years: termYears });
};
