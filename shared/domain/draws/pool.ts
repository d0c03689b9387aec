import * as z from 'zod';
import { canonicalJson } from '../audit/canonical.ts';
import type { Hash } from '../audit/hash.ts';
import { merkleRoot } from '../audit/merkle.ts';
import { accepted, type Result } from '../primitives/result.ts';
import { ruleText } from '../primitives/text.ts';
import { compareCodeUnits, inCodeUnitOrder } from './code-unit-order.ts';
import type { InvalidInput } from './invalid-input.ts';
import { drawTargetIdSchema, plainTextSchema, pseudonymSchema } from './plain-text.ts';

const setOf = <T extends z.ZodType<string>>(element: T) =>
  z
    .array(element)
    .refine((elements) => new Set(elements).size === elements.length, ruleText('不能重复', 'must not repeat'))
    .readonly();

/**
 * The part of a GB/T 2260 code that a whole province, prefecture or county shares: `33`, `3301`, `330106`.
 * Trailing `00` is refused, for `330100` would match nothing but itself.
 */
const districtPrefixSchema = z.string().regex(/^[1-9]\d((?!00)\d\d){0,2}$/);

/** The largest capacity there is; it stands for no limit. */
export const maxCapacity = 1_000_000;

/**
 * An inspector who can be drawn (执法检查人员), under a pseudonym of this draw. `regions` are where the
 * inspector belongs, as district prefixes; `capacity` is the number of visits the inspector can take in this
 * draw; `conflicts` are the targets that the inspector must not visit (回避).
 */
export const poolMemberSchema = z
  .strictObject({
    id: pseudonymSchema,
    department: plainTextSchema,
    skills: setOf(plainTextSchema),
    regions: setOf(districtPrefixSchema),
    capacity: z.int().min(0).max(maxCapacity),
    conflicts: setOf(drawTargetIdSchema),
  })
  .readonly();
export type PoolMember = z.infer<typeof poolMemberSchema>;

/** A member with its sets in code-unit order; its RFC 8785 form is a leaf of the Merkle tree. */
const canonicalMember = (member: PoolMember): PoolMember => ({
  ...member,
  skills: member.skills.toSorted(compareCodeUnits),
  regions: member.regions.toSorted(compareCodeUnits),
  conflicts: member.conflicts.toSorted(compareCodeUnits),
});

/** The members in code-unit order of their pseudonyms, their sets ordered too; a repeated pseudonym is refused. */
export const canonicalPool = (
  members: readonly PoolMember[],
): Result<readonly PoolMember[], InvalidInput> => {
  const ordered = inCodeUnitOrder(members, (member) => member.id, 'pool');
  return ordered.ok ? accepted(ordered.value.map(canonicalMember)) : ordered;
};

/** The RFC 6962 tree head of the pool, whatever the order of members and sets; repeated pseudonyms are refused. */
export const poolRoot = (members: readonly PoolMember[]): Result<Hash, InvalidInput> => {
  const pool = canonicalPool(members);
  return pool.ok ? accepted(merkleRoot(pool.value.map(canonicalJson))) : pool;
};
