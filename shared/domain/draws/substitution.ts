import * as z from 'zod';
import { digestOf } from '../audit/digest.ts';
import { type Hash, hashSchema } from '../audit/hash.ts';
import type { Text } from '../primitives/text.ts';
import { ruleText } from '../primitives/text.ts';
import { drawTargetIdSchema, plainTextSchema, pseudonymSchema } from './plain-text.ts';

/** The only grounds on which a drawn target may be replaced. */
export const targetSubstitutionReasons = {
  deregistered: { zh: '已注销', en: 'deregistered' },
  revoked: { zh: '被吊销', en: 'licence revoked' },
  cancelled: { zh: '被撤销', en: 'registration cancelled' },
  'moved-out': { zh: '已迁出', en: 'moved out' },
  'wrongly-registered': { zh: '名录登记有误', en: 'wrongly registered' },
  'under-same-check': { zh: '正在接受同一事项检查', en: 'already under the same check' },
} as const satisfies Record<string, Text>;

/** The only grounds on which a drawn inspector may be replaced. */
export const inspectorSubstitutionReasons = {
  'recusal-declared': { zh: '申请回避', en: 'recusal declared' },
  'on-leave': { zh: '请假或离岗', en: 'on leave' },
  'certificate-lost': { zh: '执法资格丧失', en: 'certificate lost' },
} as const satisfies Record<string, Text>;

const codesOf = <T extends Record<string, Text>>(reasons: T) =>
  z.enum(Object.keys(reasons) as [keyof T & string, ...(keyof T & string)[]]);

/** Codes of {@link targetSubstitutionReasons}. */
export const targetSubstitutionReasonSchema = codesOf(targetSubstitutionReasons);
/** Codes of {@link inspectorSubstitutionReasons}. */
export const inspectorSubstitutionReasonSchema = codesOf(inspectorSubstitutionReasons);

/** A place of a visit, counted from 0, whose holder was replaced by lot. */
export const redrawnPlaceSchema = z
  .strictObject({ place: z.int().nonnegative(), inspector: pseudonymSchema, substitute: pseudonymSchema })
  .readonly();
export type RedrawnPlace = z.infer<typeof redrawnPlaceSchema>;

const common = {
  /** The index of the visit in the outcome. */
  visit: z.int().nonnegative(),
  /** Members who could not come at that time, in code-unit order. */
  unavailable: z
    .array(pseudonymSchema)
    .refine((ids) => new Set(ids).size === ids.length, ruleText('不能重复', 'must not repeat'))
    .readonly(),
  requestedBy: plainTextSchema,
  approvedBy: plainTextSchema,
  /** 32 random bytes in hex, so that the digest in the log tells nobody whom it concerns. */
  nonce: hashSchema,
};

/** A replacement made after the draw, by lot from the same seed; PROTOCOL.md §8. */
export const substitutionSchema = z.discriminatedUnion('of', [
  z
    .strictObject({
      of: z.literal('target'),
      target: drawTargetIdSchema,
      substitute: drawTargetIdSchema,
      reason: targetSubstitutionReasonSchema,
      redrawn: z.array(redrawnPlaceSchema).readonly(),
      ...common,
    })
    .readonly(),
  z
    .strictObject({
      of: z.literal('inspector'),
      reason: inspectorSubstitutionReasonSchema,
      redrawn: z.array(redrawnPlaceSchema).length(1).readonly(),
      ...common,
    })
    .readonly(),
]);
export type Substitution = z.infer<typeof substitutionSchema>;

/** The SHA-256 of the substitution's RFC 8785 form, which stands in the public log. */
export const substitutionDigest = (substitution: Substitution): Hash => digestOf(substitution);
