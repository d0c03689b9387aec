import * as z from 'zod';
import { inspectorExclusionReasons, targetExclusionReasons } from '../draws/exclusion.ts';
import { plainTextSchema } from '../draws/plain-text.ts';
import { ratioSchema } from '../draws/ratio.ts';
import { pledgeItemCodeSchema } from '../pledges/pledge-items.ts';
import type { StateMachine } from '../primitives/state-machine.ts';
import { ruleText, type Text } from '../primitives/text.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { checkMethodSchema } from '../registry/check-method.ts';
import { regionSchema } from '../registry/district-code.ts';
import { entityTypeSchema } from '../registry/entity-type.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { staffNoSchema } from '../registry/inspector.ts';
import { skillSchema } from '../registry/skill.ts';
import { unitCodeSchema } from '../registry/unit.ts';
import { stratumSchema } from './stratum.ts';
import { triggerSchema } from './triggers.ts';

/** Which targets a task's frame is made of (定向抽查); every list left empty leaves that test out (不定向). */
export const frameCriteriaSchema = z.strictObject({
  /** GB/T 2260 codes or leading digits of one, such as `33` or `330100`. At least one, so that a frame is bounded. */
  districts: z.array(regionSchema).min(1).max(50),
  /** Units that maintain the target's entry in the register, each with those below it. */
  authorities: z.array(unitCodeSchema).max(50).default([]),
  /** GB/T 4754 codes or leading parts of one, such as `C` or `F51`. */
  industries: z
    .array(z.string().regex(/^[A-T]\d{0,4}$/))
    .max(50)
    .default([]),
  types: z.array(entityTypeSchema).max(30).default([]),
  tags: z.array(z.string().min(1).max(60)).max(30).default([]),
  /** The strata that targets are drawn in: their risk class, as moved by measures. */
  riskClasses: z.array(stratumSchema).max(5).default([]),
  /** Approval items for which the target has a pledge that is still to be verified. */
  pledgeItems: z.array(pledgeItemCodeSchema).max(50).default([]),
});
export type FrameCriteria = z.infer<typeof frameCriteriaSchema>;

/**
 * Who must come to each visit: `count` inspectors of one department, with a skill where the item asks for it; or
 * the one `expert` (staff number) whom the planner names.
 */
export const seatRequirementSchema = z.strictObject({
  department: unitCodeSchema,
  skill: skillSchema.optional(),
  expert: staffNoSchema.optional(),
  count: z.int().min(1).max(10),
});
export type SeatRequirement = z.infer<typeof seatRequirementSchema>;

/** A ratio above 0, as a decimal text such as `0.03`. */
const shareSchema = ratioSchema.refine((ratio) => /[1-9]/.test(ratio), {
  params: { text: { zh: '比例须大于 0 且不超过 1', en: 'a ratio is above 0 and at most 1' } },
});

const sampleSizeSchema = z.int().min(1).max(1_000_000);

/** Bounds on the whole sample: `floor` as a share of the frame, such as `0.03`; `minimum` and `maximum` as numbers. */
const limits = {
  floor: shareSchema.optional(),
  minimum: sampleSizeSchema.optional(),
  maximum: sampleSizeSchema.optional(),
};

/**
 * How many targets are drawn: the ratio table by risk class; a ratio or number that the planner gives each
 * stratum, in this order; or one number for the whole frame, spread in proportion to the ratio table.
 */
export const samplingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('by-risk-class'), ...limits }),
  z.strictObject({
    kind: z.literal('by-stratum'),
    strata: z
      .array(
        z.union([
          z.strictObject({ stratum: stratumSchema, ratio: shareSchema }),
          z.strictObject({ stratum: stratumSchema, size: sampleSizeSchema }),
        ]),
      )
      .min(1)
      .max(5),
    ...limits,
  }),
  z.strictObject({ kind: z.literal('fixed-size'), size: sampleSizeSchema }),
]);
export type Sampling = z.infer<typeof samplingSchema>;

const reasonOf = <T extends Record<string, Text>>(reasons: T) =>
  z.enum(Object.keys(reasons) as [keyof T & string, ...(keyof T & string)[]]);

/** Words that are published with the exclusion. */
const noteSchema = plainTextSchema.optional();

const excludedTargetSchema = z.strictObject({
  target: targetIdSchema,
  reason: reasonOf(targetExclusionReasons),
  note: noteSchema,
});
const excludedInspectorSchema = z.strictObject({
  staffNo: staffNoSchema,
  reason: reasonOf(inspectorExclusionReasons),
  note: noteSchema,
});

/** Whom the planner keeps out of the draw by hand, beside those whom the registers keep out. */
const exclusionsSchema = z.strictObject({
  targets: z.array(excludedTargetSchema).max(100).default([]),
  inspectors: z.array(excludedInspectorSchema).max(50).default([]),
});

/** What a planner writes to propose a task. */
export const taskDraftSchema = z.object({
  name: z
    .string()
    .trim()
    .min(2)
    .max(200)
    // It is in the commitment for good: what controls a terminal or turns text around would mislead whoever reads it.
    .refine(
      (name) => !/[\p{Cc}\p{Bidi_C}]/u.test(name),
      ruleText('不能含有控制字符', 'must not hold control characters'),
    ),
  leadDepartment: unitCodeSchema,
  itemCodes: z.array(z.string().min(1).max(60)).min(1).max(50),
  /** What gives rise to it; some triggers are exempt from the yearly cap. */
  trigger: triggerSchema.default('annual-plan'),
  /** How the checks are made; the yearly cap counts by method. */
  method: checkMethodSchema.default('1'),
  criteria: frameCriteriaSchema,
  sampling: samplingSchema,
  exclusions: exclusionsSchema.prefault({}),
  /** Seats of one visit over all departments; law asks for at least two inspectors (行政处罚法 art. 42). */
  seats: z.array(seatRequirementSchema).min(1).max(10),
  /** Whether inspectors go to their own districts only, to others only (交叉检查), or anywhere. */
  region: z.enum(['any', 'own-district', 'cross-district']),
  /** Whether targets and inspectors are drawn together, or each department draws its inspectors later. */
  inspectorStage: z.enum(['together', 'by-department']).default('together'),
  /** The day the visits are planned for. */
  plannedOn: civilDateSchema,
  /** The last day on which the task's visits may be made; certificates must be valid through it. */
  endsOn: civilDateSchema,
});
export type TaskDraft = z.infer<typeof taskDraftSchema>;

/** How far a task has come; see {@link taskMachine}. */
export const taskStateSchema = z.enum(['draft', 'approved', 'running', 'completed', 'withdrawn']);
export type TaskState = z.infer<typeof taskStateSchema>;

/** Who wrote an exclusion by hand (`by`); the same stands in the certificate. */
const author = { by: plainTextSchema };

/** An inspection task (抽查任务). */
export const taskSchema = taskDraftSchema.extend({
  /** `<lead department>-<year>-<n>`, unique and sayable. */
  id: z.string().min(1).max(140),
  /** The official number, such as `SCJG抽查〔2026〕3号`. */
  number: z.string().min(1).max(140),
  state: taskStateSchema,
  exclusions: z.object({
    targets: z.array(excludedTargetSchema.extend(author)),
    inspectors: z.array(excludedInspectorSchema.extend(author)),
  }),
  /** 1 for the first wording, and one more for each that replaced it. */
  revision: z.int().min(1),
  draftedBy: z.string(),
  draftedAt: instantSchema,
  /** Everyone who has changed the wording since. */
  editedBy: z.array(z.string()),
  /** Why the approver sent the draft back; absent once it is changed. */
  returnedBecause: z.string().min(1).optional(),
  approvedBy: z.string().optional(),
  approvedAt: instantSchema.optional(),
  withdrawn: z.object({ reason: z.string().min(1), by: z.string(), at: instantSchema }).optional(),
  /** How many draws this task has had, void ones included: the public sees "draw 3 of 3". */
  draws: z.int().min(0),
  /** The draw that is under way or done; absent while there is none, or when the last one is void. */
  currentDrawId: z.string().optional(),
});
export type Task = z.infer<typeof taskSchema>;

/** The only ways a task moves. */
export const taskMachine: StateMachine<
  TaskState,
  'edit' | 'return' | 'approve' | 'withdraw' | 'dispatch' | 'complete'
> = {
  subject: { zh: '任务', en: 'task' },
  states: {
    draft: { zh: '待审批', en: 'a draft' },
    approved: { zh: '已批准', en: 'approved' },
    running: { zh: '执行中', en: 'running' },
    completed: { zh: '已完成', en: 'completed' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  },
  steps: {
    edit: { zh: '修改', en: 'change it' },
    return: { zh: '退回修改', en: 'return it' },
    approve: { zh: '批准', en: 'approve it' },
    withdraw: { zh: '撤回', en: 'withdraw it' },
    dispatch: { zh: '冻结名单、抽取并派发', en: 'freeze its lists, draw and dispatch' },
    complete: { zh: '办结', en: 'complete it' },
  },
  automatic: ['complete'],
  transitions: {
    draft: { edit: 'draft', return: 'draft', approve: 'approved', withdraw: 'withdrawn' },
    approved: { dispatch: 'running', withdraw: 'withdrawn' },
    running: { complete: 'completed' },
    completed: {},
    withdrawn: {},
  },
};
