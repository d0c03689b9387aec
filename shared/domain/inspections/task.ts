import { z } from 'zod';
import type { StateMachine } from '../primitives/state-machine.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { unitCodeSchema } from '../registry/unit.ts';

/** Which targets a task's frame is made of (定向抽查); every list left empty leaves that test out (不定向). */
export const frameCriteriaSchema = z.object({
  /** GB/T 2260 codes or leading digits of one, such as `33` or `330100`. At least one, so that a frame is bounded. */
  districts: z
    .array(z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/))
    .min(1)
    .max(50),
  /** GB/T 4754 codes or leading parts of one, such as `C` or `F51`. */
  industries: z.array(z.string().regex(/^[A-T]\d{0,4}$/)).max(50),
  types: z.array(z.string().min(1).max(40)).max(30),
  tags: z.array(z.string().min(1).max(60)).max(30),
});
export type FrameCriteria = z.infer<typeof frameCriteriaSchema>;

/** Who must come to each visit: `count` inspectors of one department, with a skill where the item asks for it. */
export const seatRequirementSchema = z.object({
  department: unitCodeSchema,
  skill: z.string().min(1).max(60).optional(),
  count: z.int().min(1).max(10),
});

/** How many targets are drawn: the ratio table by risk class, or one number for the whole frame. */
export const samplingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('by-risk-class') }),
  z.object({ kind: z.literal('fixed-size'), size: z.int().min(1).max(1_000_000) }),
]);

/** What a planner writes to propose a task. */
export const taskDraftSchema = z.object({
  name: z.string().trim().min(2).max(200),
  leadDepartment: unitCodeSchema,
  itemCodes: z.array(z.string().min(1).max(60)).min(1).max(50),
  criteria: frameCriteriaSchema,
  sampling: samplingSchema,
  /** Seats of one visit over all departments; law asks for at least two inspectors (行政处罚法 art. 42). */
  seats: z.array(seatRequirementSchema).min(1).max(10),
  /** Whether inspectors go to their own districts only, to others only (交叉检查), or anywhere. */
  region: z.enum(['any', 'own-district', 'cross-district']),
  /** The day the visits are planned for. */
  plannedOn: civilDateSchema,
  /** The last day on which the task's visits may be made; certificates must be valid through it. */
  endsOn: civilDateSchema,
});
export type TaskDraft = z.infer<typeof taskDraftSchema>;

/** How far a task has come; see {@link taskMachine}. */
export const taskStateSchema = z.enum(['draft', 'approved', 'running', 'completed']);
export type TaskState = z.infer<typeof taskStateSchema>;

/** An inspection task (抽查任务). */
export const taskSchema = taskDraftSchema.extend({
  /** `<lead department>-<year>-<n>`, unique and sayable. */
  id: z.string().min(1).max(140),
  /** The official number, such as `SCJG抽查〔2026〕3号`. */
  number: z.string().min(1).max(140),
  state: taskStateSchema,
  draftedBy: z.string(),
  draftedAt: instantSchema,
  approvedBy: z.string().optional(),
  approvedAt: instantSchema.optional(),
  /** How many draws this task has had, void ones included: the public sees "draw 3 of 3". */
  draws: z.int().min(0),
  /** The draw that is under way or done; absent while there is none, or when the last one is void. */
  currentDrawId: z.string().optional(),
});
export type Task = z.infer<typeof taskSchema>;

/** The only ways a task moves. */
export const taskMachine: StateMachine<TaskState, 'approve' | 'dispatch' | 'complete'> = {
  subject: { zh: '任务', en: 'task' },
  states: {
    draft: { zh: '待审批', en: 'a draft' },
    approved: { zh: '已批准', en: 'approved' },
    running: { zh: '执行中', en: 'running' },
    completed: { zh: '已完成', en: 'completed' },
  },
  steps: {
    approve: { zh: '批准', en: 'approve it' },
    dispatch: { zh: '冻结名单、抽取并派发', en: 'freeze its lists, draw and dispatch' },
    complete: { zh: '办结', en: 'complete it' },
  },
  transitions: {
    draft: { approve: 'approved' },
    approved: { dispatch: 'running' },
    running: { complete: 'completed' },
    completed: {},
  },
};
