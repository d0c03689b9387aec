import * as z from 'zod';
import { hashSchema } from '../../../shared/domain/audit/hash.ts';
import { lineOf, stageSchema } from '../../../shared/domain/draws/commitment.ts';
import { exclusionSchema } from '../../../shared/domain/draws/exclusion.ts';
import { frameEntrySchema } from '../../../shared/domain/draws/frame.ts';
import { drawFactsSchemas } from '../../../shared/domain/draws/log-facts.ts';
import { plainTextSchema } from '../../../shared/domain/draws/plain-text.ts';
import { poolMemberSchema } from '../../../shared/domain/draws/pool.ts';
import { drawRulesSchema } from '../../../shared/domain/draws/rules.ts';
import { civilDateSchema, instantSchema } from '../../../shared/domain/primitives/time.ts';
import { randomnessInputSchema } from './randomness-input.ts';

const lineRule = {
  error: 'must be the line of the draw, a hyphen and its number, one more than there are voids',
  params: {
    text: {
      zh: '须为 taskId（抽取检查人员的为 of、连字符和 department）加连字符和抽取次数，次数比 voids 中已作废的抽取多 1，如 “HZ-2026-1”',
      en: 'must be taskId (for a draw of inspectors of, a hyphen and department), a hyphen and the number of the draw, one more than there are voids, such as “HZ-2026-1”',
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

const isInLine = ({ drawId, taskId, stage, voids }: Pick<z.infer<typeof fields>, LineField>): boolean =>
  drawId === `${lineOf({ taskId, stage })}-${voids.length + 1}`;
type LineField = 'drawId' | 'taskId' | 'stage' | 'voids';

/** What `openlot draw` is given: everything that a log and a service would otherwise hold. */
export const drawInputSchema = fields.refine(isInLine, lineRule);
export type DrawInput = z.infer<typeof drawInputSchema>;

/** As much of it as there must be before the randomness exists. */
export const commitInputSchema = fields
  .partial({ committedAt: true, revealedAt: true })
  .refine(isInLine, lineRule);
export type CommitInput = z.infer<typeof commitInputSchema>;
