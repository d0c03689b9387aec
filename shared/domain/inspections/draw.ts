import * as z from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { deadlineSchema } from '../calendar/deadlines.ts';
import { commitmentSchema, stageSchema } from '../draws/commitment.ts';
import { randomnessProgressSchema } from '../draws/public-randomness.ts';
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
  'dispatching',
  'dispatched',
  'revealing',
  'revealed',
  'void',
]);
export type DrawState = z.infer<typeof drawStateSchema>;

/**
 * Where a later draw of a department's inspectors stands: `open` until it is drawn. A void one gives way to the
 * department's next, which has the next number.
 */
const inspectorDrawSchema = z.object({
  department: unitCodeSchema,
  drawId: z.string().min(1).max(195),
  number: z.int().min(1),
  state: z.enum(['open', 'drawn', 'void']),
});

/** A draw of a task, from the frozen frame to the revealed secret; a void draw keeps its number. */
export const drawSchema = z.object({
  /** `<line>-<number>`; the line is the task, or for a department's inspectors `<draw>-<department>`. */
  id: z.string().min(1).max(195),
  taskId: z.string().min(1).max(140),
  taskName: z.string().min(1).max(200),
  /** 1 for the first draw of its line. */
  number: z.int().min(1),
  stage: stageSchema,
  /** Whose draw it is: the task's lead, or the department that draws its own inspectors. */
  leadDepartment: unitCodeSchema,
  state: drawStateSchema,
  frozenBy: z.string(),
  frozenAt: instantSchema,
  /** When the public log last heard of it; nothing enters with an earlier time. */
  lastAt: instantSchema,
  /**
   * Draws whose secrets were sealed when this one was frozen, and whose targets its frozen lists would give away, by
   * leaving them out or by whom they keep off them: its secret is revealed after theirs.
   */
  givesAway: z.array(z.string().min(1).max(195)),
  /** Under which name the frozen frame, pool and exclusions are stored. */
  inputsId: z.string().min(1).max(100),
  counts: z.object({
    frame: z.int().min(1),
    pool: z.int().min(0),
    exclusions: z.int().min(0),
    sample: z.int().min(1),
  }),
  roots: z.object({ frame: hashSchema, pool: hashSchema, exclusions: hashSchema }),
  rules: drawRulesSchema,
  /** The content hashes, by name, of the rule tables by which frame and sample were made. */
  tables: z.record(z.string(), hashSchema),
  /** Everything that is fixed before any randomness exists; appended to the public log at `committedAt`. */
  commitment: commitmentSchema.optional(),
  committedAt: instantSchema.optional(),
  /** How far the public randomness has come. */
  randomness: randomnessProgressSchema,
  drawnAt: instantSchema.optional(),
  /** For a `targets` draw: the later draws of its departments' inspectors, the newest of each department last. */
  inspectorDraws: z.array(inspectorDrawSchema),
  dispatchedAt: instantSchema.optional(),
  /** How many substitutions were made. */
  substitutions: z.int().min(0),
  /** The last day on which the secret may be revealed; later is a visible breach. */
  revealBy: deadlineSchema.optional(),
  secret: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  revealedAt: instantSchema.optional(),
  /** When its certificate was ready for everybody. */
  certifiedAt: instantSchema.optional(),
  /** When the clock found that the deadline had passed unrevealed. */
  overdueSince: instantSchema.optional(),
  /** Who asks for the draw to be declared void, and why; someone else must approve. */
  voidRequested: z.object({ reason: z.string().min(1), by: z.string(), at: instantSchema }).optional(),
  /** `approvedBy` is null where the service itself found that no assignment is possible. */
  voided: z
    .object({
      reason: z.string().min(1),
      requestedBy: z.string(),
      approvedBy: z.string().nullable(),
      at: instantSchema,
    })
    .optional(),
});
export type Draw = z.infer<typeof drawSchema>;

/** The only ways a draw moves. There is no way back and no second result. */
export const drawMachine: StateMachine<
  DrawState,
  'commit' | 'request' | 'conclude' | 'request-dispatch' | 'dispatch' | 'request-reveal' | 'reveal' | 'void'
> = {
  subject: { zh: '抽取', en: 'draw' },
  states: {
    frozen: { zh: '已冻结', en: 'frozen' },
    committed: { zh: '已承诺', en: 'committed' },
    drawing: { zh: '抽取中', en: 'being drawn' },
    drawn: { zh: '已抽取', en: 'drawn' },
    dispatching: { zh: '派发中', en: 'being dispatched' },
    dispatched: { zh: '已派发', en: 'dispatched' },
    revealing: { zh: '揭示中', en: 'being revealed' },
    revealed: { zh: '已揭示', en: 'revealed' },
    void: { zh: '已作废', en: 'void' },
  },
  steps: {
    commit: { zh: '公布承诺', en: 'commit it' },
    request: { zh: '开始抽取', en: 'start it' },
    conclude: { zh: '完成抽取', en: 'conclude it' },
    'request-dispatch': { zh: '申请派发', en: 'ask for its dispatch' },
    dispatch: { zh: '派发', en: 'dispatch it' },
    'request-reveal': { zh: '申请揭示种子', en: 'ask for the reveal' },
    reveal: { zh: '揭示种子', en: 'reveal the secret' },
    void: { zh: '作废', en: 'void it' },
  },
  automatic: ['conclude', 'dispatch', 'reveal'],
  transitions: {
    frozen: { commit: 'committed', void: 'void' },
    committed: { request: 'drawing', void: 'void' },
    drawing: { conclude: 'drawn', void: 'void' },
    drawn: { 'request-dispatch': 'dispatching', dispatch: 'dispatched', void: 'void' },
    dispatching: { dispatch: 'dispatched' },
    dispatched: { 'request-reveal': 'revealing' },
    revealing: { reveal: 'revealed' },
    revealed: {},
    void: {},
  },
};
