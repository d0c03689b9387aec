import * as z from 'zod';
import { districtCodeSchema } from './district-code.ts';
import { entityTypeSchema } from './entity-type.ts';
import { targetIdSchema } from './identifier.ts';
import { industryCodeSchema } from './industry.ts';
import { targetStateSchema } from './target-state.ts';
import { unitCodeSchema } from './unit.ts';

/**
 * A target in the register of inspection targets (检查对象名录库). `district` is where it is (GB/T 2260),
 * `industry` what it does (GB/T 4754-2017), `authority` the unit that maintains the entry (谁管辖谁维护),
 * `tags` the special libraries it belongs to (监管标签).
 */
export const targetSchema = z
  .object({
    id: targetIdSchema,
    name: z.string().min(1).max(200),
    type: entityTypeSchema.optional(),
    district: districtCodeSchema.optional(),
    industry: industryCodeSchema.optional(),
    authority: unitCodeSchema.optional(),
    address: z.string().min(1).max(500).optional(),
    tags: z.array(z.string().min(1).max(40)).max(50).readonly(),
    state: targetStateSchema,
  })
  .readonly();
export type Target = z.infer<typeof targetSchema>;
