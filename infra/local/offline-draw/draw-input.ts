import { z } from 'zod';
import { hashSchema } from '../../../shared/domain/audit/hash.ts';
import { stageSchema } from '../../../shared/domain/draws/commitment.ts';
import { exclusionSchema } from '../../../shared/domain/draws/exclusion.ts';
import { frameEntrySchema } from '../../../shared/domain/draws/frame.ts';
import { drawFactsSchemas } from '../../../shared/domain/draws/log-facts.ts';
import { plainTextSchema } from '../../../shared/domain/draws/plain-text.ts';
import { poolMemberSchema } from '../../../shared/domain/draws/pool.ts';
import { drawRulesSchema } from '../../../shared/domain/draws/rules.ts';
import { civilDateSchema, instantSchema } from '../../../shared/domain/primitives/time.ts';
import { randomnessInputSchema } from './randomness-input.ts';

/** The number that a draw's id ends with, after a hyphen; 0 where there is none. */
const numberOf = (drawId: string): number => Number(/-([1-9]\d{0,6})$/.exec(drawId)?.[1] ?? 0);

const numberRule = {
  error: 'must end with a hyphen and the number of the draw, one more than there are voids',
  params: {
    text: {
      zh: '须以连字符和抽取次数结尾，次数比 voids 中已作废的抽取多 1，如 “HZ-2026-1”',
      en: 'must end with a hyphen and the number of the draw, one more than there are voids, such as “HZ-2026-1”',
    },
  },
  path: ['drawId'],
};

const fields = z.strictObject({
  drawId: plainTextSchema,
  taskId: plainTextSchema,
  taskName: plainTextSchema,
  stage: stageSchema.default({ kind: 'together' }),
  frame: z.array(frameEntrySchema),
  pool: z.array(poolMemberSchema),
  exclusions: z.array(exclusionSchema).default([]),
  rules: drawRulesSchema,
  secret: hashSchema,
  randomness: randomnessInputSchema,
  committedAt: instantSchema,
  revealedAt: instantSchema,
  revealBy: civilDateSchema,
  /** The void draws of the line before this one, number 1 first. */
  voids: z
    .array(
      z.strictObject({
        at: instantSchema,
        ...drawFactsSchemas['draw-voided'].omit({ taskId: true, number: true }).shape,
      }),
    )
    .default([]),
});

const hasItsNumber = ({ drawId, voids }: { drawId: string; voids: readonly unknown[] }): boolean =>
  numberOf(drawId) === voids.length + 1;

/** What `openlot draw` is given: everything that a log and a service would otherwise hold. */
export const drawInputSchema = fields.refine(hasItsNumber, numberRule);
export type DrawInput = z.infer<typeof drawInputSchema>;

/** As much of it as there must be before the randomness exists. */
export const commitInputSchema = fields
  .partial({ committedAt: true, revealedAt: true })
  .refine(hasItsNumber, numberRule);
export type CommitInput = z.infer<typeof commitInputSchema>;
