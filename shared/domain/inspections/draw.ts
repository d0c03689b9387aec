import { z } from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { deadlineSchema } from '../calendar/deadlines.ts';
import { commitmentSchema } from '../draws/commitment.ts';
import { committedContributionSchema, openedContributionSchema } from '../draws/randomness.ts';
import { drawRulesSchema } from '../draws/rules.ts';
import type { StateMachine } from '../primitives/state-machine.ts';
import { instantSchema } from '../primitives/time.ts';
import { unitCodeSchema } from '../registry/unit.ts';

/** How far a draw has come; see {@link drawMachine}. */
export const drawStateSchema = z.enum([
  'frozen',
  'committed',
  'drawing',
  'drawn',
  'dispatched',
  'revealing',
  'revealed',
  'void',
]);
export type DrawState = z.infer<typeof drawStateSchema>;

/** A draw of a task, from the frozen frame to the revealed secret; a void draw keeps its number. */
export const drawSchema = z.object({
  /** `<task>-<number>`. */
  id: z.string().min(1).max(160),
  taskId: z.string().min(1).max(140),
  taskName: z.string().min(1).max(200),
  /** 1 for the task's first draw. */
  number: z.int().min(1),
  leadDepartment: unitCodeSchema,
  state: drawStateSchema,
  frozenBy: z.string(),
  frozenAt: instantSchema,
  /** Under which name the frozen frame, pool and exclusions are stored. */
  inputsId: z.string().min(1).max(100),
  counts: z.object({
    frame: z.int().min(1),
    pool: z.int().min(1),
    exclusions: z.int().min(0),
    sample: z.int().min(1),
  }),
  roots: z.object({ frame: hashSchema, pool: hashSchema, exclusions: hashSchema }),
  rules: drawRulesSchema,
  /** Everything that is fixed before any randomness exists; appended to the public log at `committedAt`. */
  commitment: commitmentSchema.optional(),
  committedAt: instantSchema.optional(),
  /** The ceremony: first every witness's commitment, then every opening. */
  committed: z.array(committedContributionSchema),
  opened: z.array(openedContributionSchema),
  drawnAt: instantSchema.optional(),
  dispatchedAt: instantSchema.optional(),
  /** The last day on which the secret may be revealed; later is a visible breach. */
  revealBy: deadlineSchema.optional(),
  secret: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  revealedAt: instantSchema.optional(),
  /** When the clock found that the deadline had passed unrevealed. */
  overdueSince: instantSchema.optional(),
  voided: z.object({ reason: z.string().min(1), by: z.string(), at: instantSchema }).optional(),
});
export type Draw = z.infer<typeof drawSchema>;

/** The only ways a draw moves. There is no way back and no second result. */
export const drawMachine: StateMachine<
  DrawState,
  'commit' | 'request' | 'conclude' | 'dispatch' | 'request-reveal' | 'reveal' | 'void'
> = {
  subject: { zh: '抽取', en: 'draw' },
  states: {
    frozen: { zh: '已冻结', en: 'frozen' },
    committed: { zh: '已承诺', en: 'committed' },
    drawing: { zh: '抽取中', en: 'being drawn' },
    drawn: { zh: '已抽取', en: 'drawn' },
    dispatched: { zh: '已派发', en: 'dispatched' },
    revealing: { zh: '揭示中', en: 'being revealed' },
    revealed: { zh: '已揭示', en: 'revealed' },
    void: { zh: '已作废', en: 'void' },
  },
  steps: {
    commit: { zh: '公布承诺', en: 'commit it' },
    request: { zh: '开始抽取', en: 'start it' },
    conclude: { zh: '完成抽取', en: 'conclude it' },
    dispatch: { zh: '派发', en: 'dispatch it' },
    'request-reveal': { zh: '申请揭示种子', en: 'ask for the reveal' },
    reveal: { zh: '揭示种子', en: 'reveal the secret' },
    void: { zh: '作废', en: 'void it' },
  },
  transitions: {
    frozen: { commit: 'committed', void: 'void' },
    committed: { request: 'drawing', void: 'void' },
    drawing: { conclude: 'drawn', void: 'void' },
    drawn: { dispatch: 'dispatched', void: 'void' },
    dispatched: { 'request-reveal': 'revealing' },
    revealing: { reveal: 'revealed' },
    revealed: {},
    void: {},
  },
};
