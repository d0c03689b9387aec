import * as z from 'zod';
import { severitySchema } from '../credit/severity.ts';
import { effectiveTableSchema } from '../primitives/effective-table.ts';
import { type Text, textSchema } from '../primitives/text.ts';
import { unitCodeSchema } from '../registry/unit.ts';

/** The fields in which nothing may be approved on a pledge (国办发〔2020〕42号). */
const excludedFieldSchema = z.enum([
  'national-security',
  'state-secrets',
  'public-safety',
  'financial-prudence',
  'ecology',
  'life-and-property',
  'major-foreign-affairs',
]);

/** What the excluded fields are called. */
export const excludedFields: Readonly<Record<z.infer<typeof excludedFieldSchema>, Text>> = {
  'national-security': { zh: '国家安全', en: 'national security' },
  'state-secrets': { zh: '国家秘密', en: 'state secrets' },
  'public-safety': { zh: '公共安全', en: 'public safety' },
  'financial-prudence': { zh: '金融业审慎监管', en: 'prudential supervision of finance' },
  ecology: { zh: '生态环境保护', en: 'protection of the environment' },
  'life-and-property': {
    zh: '直接关系人身健康、生命财产安全',
    en: 'people’s health, lives and property',
  },
  'major-foreign-affairs': { zh: '重要涉外事项', en: 'major foreign affairs' },
};

/** The code of an approval item in the catalogue of the approval systems. */
export const pledgeItemCodeSchema = z.string().trim().min(1).max(60);

const idSchema = z.string().regex(/^[A-Z][0-9A-Z-]{0,19}$/);
const daysSchema = z.int().min(1).max(250);
/** A pledge of investment (“标准地”) is verified when the project is built and has run for a while: some six years at most. */
const verifyWithinSchema = z.int().min(1).max(1_500);

const common = {
  itemCode: pledgeItemCodeSchema,
  label: textSchema,
  basis: z.string().min(1),
  /** What the sources leave open about this item. */
  uncertain: textSchema.optional(),
};

const hasDistinctIds = (rows: readonly { readonly id: string }[]): boolean =>
  new Set(rows.map(({ id }) => id)).size === rows.length;
const distinctIds = 'an id must not stand twice in an item';

/** An item for which approval on a pledge exists. */
const availableItemSchema = z.strictObject({
  ...common,
  pledge: z.literal('available'),
  /** What the applicant must pledge, every one of it. */
  terms: z
    .array(z.strictObject({ id: idSchema, text: textSchema }))
    .min(1)
    .refine(hasDistinctIds, distinctIds),
  /**
   * Which papers may follow (容缺受理), and within how many working days, where not as the term `complete-application` says;
   * every other one is needed at once.
   */
  deferrable: z
    .array(z.strictObject({ id: idSchema, label: textSchema, workingDays: daysSchema.optional() }))
    .refine(hasDistinctIds, distinctIds),
  /** Which unrepaired faults keep papers from following: those of this severity, or worse; absent where none do. */
  deferralBar: z
    .strictObject({ severity: severitySchema, basis: z.string().min(1), uncertain: textSchema.optional() })
    .optional(),
  /** Within how many working days the pledge is verified; absent where the term `verify-pledge` holds. */
  verifyWithin: verifyWithinSchema.optional(),
  /** The unit whose line of authority verifies. */
  verifiedBy: unitCodeSchema,
  /** Figures that must be pledged too, none below its minimum (“标准地”). */
  indicators: z
    .array(z.strictObject({ id: idSchema, text: textSchema, unit: z.string().min(1), minimum: z.number() }))
    .min(1)
    .refine(hasDistinctIds, distinctIds)
    .optional(),
});
export type AvailableItem = z.infer<typeof availableItemSchema>;

const pledgeItemSchema = z.discriminatedUnion('pledge', [
  availableItemSchema,
  z.strictObject({ ...common, pledge: z.literal('excluded'), field: excludedFieldSchema }),
]);
export type PledgeItem = z.infer<typeof pledgeItemSchema>;

/** The approval items and whether an applicant may pledge for them (告知承诺制事项目录). */
export const pledgeItemsSchema = effectiveTableSchema('pledge-items', pledgeItemSchema, 'itemCode');
type PledgeItems = z.infer<typeof pledgeItemsSchema>;

/** The row of an approval item, or nothing where the table has none. */
export const pledgeItemOf = ({ rows }: PledgeItems, itemCode: string): PledgeItem | undefined =>
  rows.find((row) => row.itemCode === itemCode);
