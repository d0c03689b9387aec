import * as z from 'zod';
import { digestOf } from '../audit/digest.ts';
import type { Hash } from '../audit/hash.ts';
import { ruleText } from '../primitives/text.ts';
import { plainTextSchema } from './plain-text.ts';

/** How many targets to draw from one stratum. */
const stratumSizeSchema = z
  .strictObject({
    stratum: plainTextSchema,
    size: z
      .int()
      .min(0)
      .max(2 ** 31),
  })
  .readonly();
export type StratumSize = z.infer<typeof stratumSizeSchema>;

/** Inspectors wanted at every visit: `count` of one department, all with `skill` where one is named. */
const seatSchema = z
  .strictObject({
    department: plainTextSchema,
    skill: plainTextSchema.optional(),
    count: z.int().min(1).max(10),
  })
  .readonly();
export type Seat = z.infer<typeof seatSchema>;

const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): boolean =>
  new Set(items.map(keyOf)).size === items.length;

/**
 * What is drawn and how. `strata` says in which order and exactly how many; `seats` who must come to each
 * visit, nobody where only targets are drawn; `region` whether inspectors visit their own districts only,
 * other districts only (交叉检查), or any; `substitutes` what replaces a target that cannot be inspected.
 */
export const drawRulesSchema = z
  .strictObject({
    strata: z
      .array(stratumSizeSchema)
      .min(1)
      .max(1000)
      .readonly()
      .refine(
        (strata) => distinct(strata, ({ stratum }) => stratum),
        ruleText('分层不能重复', 'strata must not repeat'),
      )
      .refine(
        (strata) => strata.some(({ size }) => size > 0),
        ruleText('至少须抽取一户', 'at least one target must be drawn'),
      ),
    seats: z
      .array(seatSchema)
      .max(20)
      .readonly()
      .refine(
        (seats) => distinct(seats, ({ department, skill }) => JSON.stringify([department, skill])),
        ruleText(
          '同一部门同一专业的席位须合为一项，写明人数',
          'seats of one kind must be stated once, with their count',
        ),
      ),
    region: z.enum(['any', 'own-district', 'cross-district']),
    substitutes: z.enum(['next-in-sequence', 'none']),
  })
  .readonly();
export type DrawRules = z.infer<typeof drawRulesSchema>;

/** The SHA-256 of the rules' RFC 8785 form. The order of strata and of seats counts. */
export const rulesHash = (rules: DrawRules): Hash => digestOf(rules);
