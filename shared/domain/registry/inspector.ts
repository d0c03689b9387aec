import * as z from 'zod';
import { formedText, type Text } from '../primitives/text.ts';
import { civilDateSchema } from '../primitives/time.ts';
import { regionSchema } from './district-code.ts';
import { targetIdSchema } from './identifier.ts';
import { itemCodeSchema } from './item.ts';
import { skillSchema } from './skill.ts';
import { unitCodeSchema } from './unit.ts';

/** The number by which an inspector's unit knows them. */
export const staffNoSchema = formedText(
  /^[0-9A-Za-z][0-9A-Za-z-]{0,31}$/,
  '应为工号：至多 32 个字母、数字和连字符',
  'must be a staff number: at most 32 letters, digits and hyphens',
);

/** Why an inspector must stay away from a target (回避). */
export const recusalReasonSchema = z.enum(['declared-interest', 'family', 'former-employer']);
export type RecusalReason = z.infer<typeof recusalReasonSchema>;

/** Whether an inspector can be drawn; only `active` ones can. */
export const inspectorStateSchema = z.enum(['active', 'on-leave', 'suspended', 'left']);
export type InspectorState = z.infer<typeof inspectorStateSchema>;

/** Labels of the inspector states. */
export const inspectorStates: Readonly<Record<InspectorState, Text>> = {
  active: { zh: '在岗', en: 'Active' },
  'on-leave': { zh: '休假', en: 'On leave' },
  suspended: { zh: '停职', en: 'Suspended' },
  left: { zh: '离职', en: 'Left' },
};

/** One target that an inspector must not inspect. */
export const recusalSchema = z.object({ target: targetIdSchema, reason: recusalReasonSchema }).readonly();
export type Recusal = z.infer<typeof recusalSchema>;

/**
 * An inspector in the register of inspectors (执法检查人员名录库). `certificateValidUntil` is the last day on which
 * the enforcement certificate holds, `regions` where the inspector works (empty = everywhere), `itemCodes` the item
 * range (empty = all items), `capacity` the most visits one draw may give (none = the draw's own limit).
 * Identity numbers and telephone numbers are never kept.
 */
export const inspectorSchema = z
  .object({
    staffNo: staffNoSchema,
    name: z.string().min(1).max(80),
    department: unitCodeSchema,
    certificateNo: z.string().min(1).max(40),
    certificateValidUntil: civilDateSchema,
    regions: z.array(regionSchema).max(200).readonly(),
    skills: z.array(skillSchema).max(50).readonly(),
    itemCodes: z.array(itemCodeSchema).max(500).readonly(),
    isExpert: z.boolean(),
    recusals: z.array(recusalSchema).max(500).readonly(),
    capacity: z.int().min(1).max(10_000).optional(),
    state: inspectorStateSchema,
  })
  .readonly();
export type Inspector = z.infer<typeof inspectorSchema>;
