import * as z from 'zod';
import { canonicalJson } from '../audit/canonical.ts';
import type { Hash } from '../audit/hash.ts';
import { merkleRoot } from '../audit/merkle.ts';
import { accepted, type Result } from '../primitives/result.ts';
import type { Text } from '../primitives/text.ts';
import { inCodeUnitOrder } from './code-unit-order.ts';
import type { InvalidInput } from './invalid-input.ts';
import { drawTargetIdSchema, plainTextSchema, pseudonymSchema, remarkSchema } from './plain-text.ts';

/** Why a target that the task's criteria name is kept out of the frame. */
export const targetExclusionReasons = {
  'cap-reached': { zh: '已达年度检查频次上限', en: 'yearly inspection cap reached' },
  'not-active': { zh: '已注销、吊销、撤销、迁出或无法联系', en: 'no longer active' },
  'under-same-check': { zh: '正在接受同一事项检查', en: 'already under the same check' },
  'no-check-listed': { zh: '列入无事不扰清单', en: 'on the list of those not to be disturbed' },
  'observation-period': { zh: '处于包容审慎观察期', en: 'within the observation period' },
  'outside-scope': { zh: '不属于本任务检查范围', en: 'outside the scope of the task' },
} as const satisfies Record<string, Text>;

/** Why an inspector of the departments concerned is kept out of the pool. */
export const inspectorExclusionReasons = {
  'declared-interest': { zh: '申报利害关系', en: 'declared an interest' },
  'certificate-expired': { zh: '执法证件已过有效期', en: 'enforcement certificate expired' },
  'on-leave': { zh: '请假或离岗', en: 'on leave' },
  suspended: { zh: '暂停执法', en: 'suspended' },
  'item-out-of-scope': { zh: '执法事项范围不含本次事项', en: 'item outside the inspector’s range' },
  'skill-missing': { zh: '缺少所需专业或资质', en: 'lacks the skill required' },
  'draw-organiser': { zh: '参与本次抽取组织工作', en: 'helps to organise this draw' },
} as const satisfies Record<string, Text>;

const reasonCodes = <T extends Record<string, Text>>(reasons: T) =>
  z.enum(Object.keys(reasons) as [keyof T & string, ...(keyof T & string)[]]);

const provenance = { by: plainTextSchema, note: remarkSchema.optional() };

/** One who could have been drawn and was kept out: who (`id`), why, and who decided (`by`): the office, or
 * whoever excluded it when the task was planned. */
export const exclusionSchema = z.discriminatedUnion('of', [
  z
    .strictObject({
      of: z.literal('target'),
      id: drawTargetIdSchema,
      reason: reasonCodes(targetExclusionReasons),
      ...provenance,
    })
    .readonly(),
  z
    .strictObject({
      of: z.literal('inspector'),
      id: pseudonymSchema,
      reason: reasonCodes(inspectorExclusionReasons),
      ...provenance,
    })
    .readonly(),
]);
export type Exclusion = z.infer<typeof exclusionSchema>;

/** What exclusions are ordered by, `inspector:<id>` or `target:<id>`; no two may share it. */
export const exclusionKey = ({ of, id }: Pick<Exclusion, 'of' | 'id'>): string => `${of}:${id}`;

/** The exclusions in code-unit order of their keys; a repeated one is refused. */
export const canonicalExclusions = (
  exclusions: readonly Exclusion[],
): Result<readonly Exclusion[], InvalidInput> => inCodeUnitOrder(exclusions, exclusionKey, 'exclusions');

/** The RFC 6962 tree head of the exclusions, each leaf its RFC 8785 form, whatever the order given. */
export const exclusionsRoot = (exclusions: readonly Exclusion[]): Result<Hash, InvalidInput> => {
  const ordered = canonicalExclusions(exclusions);
  return ordered.ok ? accepted(merkleRoot(ordered.value.map(canonicalJson))) : ordered;
};
