import * as z from 'zod';
import { formedText, type Text } from '../primitives/text.ts';
import { checkMethodSchema } from './check-method.ts';
import { entityTypeSchema } from './entity-type.ts';
import { skillSchema } from './skill.ts';
import { unitCodeSchema } from './unit.ts';

/** The code under which an item stands in the catalogue. */
export const itemCodeSchema = formedText(
  /^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/,
  '应为事项编号：至多 40 个字母、数字、点、下划线和连字符',
  'must be the code of an item: at most 40 letters, digits, dots, underscores and hyphens',
);

/** General items (一般检查事项) have a strict ratio; key items (重点检查事项) have no ratio cap. */
export const itemCategorySchema = z.enum(['general', 'key']);
export type ItemCategory = z.infer<typeof itemCategorySchema>;

/** Labels of the two categories. */
export const itemCategories: Readonly<Record<ItemCategory, Text>> = {
  general: { zh: '一般检查事项', en: 'General item' },
  key: { zh: '重点检查事项', en: 'Key item' },
};

/**
 * An item of the catalogue of random inspections (抽查事项清单). `authority` is the unit that inspects (抽查主体),
 * `targetTypes` what it applies to (empty = everything), `ratioPerTenThousand` the share of targets a year as
 * parts of 10,000, `requiredSkills` what one of the visit's inspectors must hold, `expertRequired` whether a named
 * expert must come too, `inspectorRequirement` the same in the catalogue's own words.
 */
export const itemSchema = z
  .object({
    code: itemCodeSchema,
    name: z.string().min(1).max(200),
    subItem: z.string().min(1).max(200).optional(),
    category: itemCategorySchema,
    legalBasis: z.string().min(1).max(2000),
    authority: unitCodeSchema,
    targetTypes: z.array(entityTypeSchema).readonly(),
    methods: z.array(checkMethodSchema).min(1).readonly(),
    ratioPerTenThousand: z.int().min(1).max(10_000).optional(),
    frequencyPerYear: z.int().min(1).max(366).optional(),
    requiredSkills: z.array(skillSchema).max(20).readonly(),
    expertRequired: z.boolean(),
    inspectorRequirement: z.string().min(1).max(500).optional(),
  })
  .readonly();
export type Item = z.infer<typeof itemSchema>;
