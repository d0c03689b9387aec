import * as z from 'zod';
import { dueSchema } from '../calendar/due.ts';
import { targetSubstitutionReasonSchema } from '../draws/substitution.ts';
import type { StateMachine } from '../primitives/state-machine.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { targetStateSchema } from '../registry/target-state.ts';

/** One inspector's place in a visit. The public only ever sees the pseudonym. */
export const visitSeatSchema = z.object({
  department: z.string().min(1).max(100),
  skill: z.string().min(1).max(60).optional(),
  staffNo: z.string().min(1).max(40),
  /** The inspector's name in this draw's public certificate. */
  pseudonym: z.string().min(1).max(64),
});
export type VisitSeat = z.infer<typeof visitSeatSchema>;

/** A seat that someone else has taken over since. */
const formerSeatSchema = visitSeatSchema.extend({
  place: z.int().min(0),
  reason: z.string().min(1),
  replacedAt: instantSchema,
});

/** How one item was found; a problem needs a result code and words. */
export const findingSchema = z.strictObject({
  itemCode: z.string().min(1).max(60),
  outcome: z.enum(['no-problem', 'problem', 'not-applicable']),
  /** What was seen, as the record form asks. */
  note: z.string().trim().max(2000),
});
export type Finding = z.infer<typeof findingSchema>;

/** What an inspector hands in after a visit: one form over all items (一企一表). */
export const visitRecordSchema = z.object({
  findings: z.array(findingSchema).min(1).max(50),
  /** What the target has become, where it is not there to be inspected any more. */
  targetState: targetStateSchema.exclude(['active']).optional(),
  /** Codes of `tables/result-codes.json`; several may hold at once. */
  resultCodes: z.array(z.string().min(1).max(4)).min(1).max(8),
  /** The day of the visit. */
  visitedOn: civilDateSchema,
});
export type VisitRecord = z.infer<typeof visitRecordSchema>;

/** How far a visit has come; see {@link visitMachine}. */
export const visitStateSchema = z.enum([
  'assigned',
  'recorded',
  'returned',
  'approved',
  'published',
  'replaced',
]);
export type VisitState = z.infer<typeof visitStateSchema>;

/**
 * One visit to one target, for all its departments at once (进一次门、查多项事). Inspectors see it once its
 * draw is dispatched.
 */
export const visitSchema = z.object({
  /** `<draw>-<n>`, n being the place in the drawn order; a substitute's ends in `-2`, `-3`, …. */
  id: z.string().min(1).max(215),
  drawId: z.string().min(1).max(195),
  /** The place in the drawn order, from 1; a substitute keeps it. */
  place: z.int().min(1),
  taskId: z.string().min(1).max(140),
  leadDepartment: z.string().min(1).max(100),
  stratum: z.string().min(1).max(200),
  target: targetIdSchema,
  targetName: z.string().min(1).max(300),
  /** Who comes; nobody yet while departments have still to draw their inspectors. */
  seats: z.array(visitSeatSchema),
  /** Who was replaced, and why; the index of their seat is `place`. */
  formerSeats: z.array(formerSeatSchema),
  itemCodes: z.array(z.string()).min(1),
  plannedOn: civilDateSchema,
  state: visitStateSchema,
  /** The visit whose target this one's replaces, and the one that replaced this one's, with the reason. */
  replaces: z.string().optional(),
  replacedBy: z.string().optional(),
  replacedBecause: targetSubstitutionReasonSchema.optional(),
  record: visitRecordSchema.optional(),
  recordedBy: z.string().optional(),
  recordedAt: instantSchema.optional(),
  /**
   * The term of publication, 20 working days (政府信息公开条例 art. 26): runs from the day on which the result was first
   * recorded, through review and return, until it is published.
   */
  due: dueSchema.optional(),
  reviewedBy: z.string().optional(),
  reviewedAt: instantSchema.optional(),
  /** Why the reviewer sent the record back, while it is `returned`. */
  returnedBecause: z.string().optional(),
  publishedBy: z.string().optional(),
  publishedAt: instantSchema.optional(),
  /** The salt of its entry in the public log; see `loggedResult`. */
  logSalt: z.string().min(1).optional(),
});
export type Visit = z.infer<typeof visitSchema>;

/** A visit as its inspectors see it: who sat in their place before, and why no longer, is none of their business. */
export const assignedVisitSchema = visitSchema.omit({ formerSeats: true });
export type AssignedVisit = z.infer<typeof assignedVisitSchema>;

/** What an inspector of a visit is shown of it. */
export const assignedVisit = ({ formerSeats: _, ...shown }: Visit): AssignedVisit => shown;

/** The only ways a visit moves; a published result is never altered, only followed by further records. */
export const visitMachine: StateMachine<VisitState, 'record' | 'approve' | 'return' | 'publish' | 'replace'> =
  {
    subject: { zh: '检查', en: 'visit' },
    states: {
      assigned: { zh: '待检查', en: 'assigned' },
      recorded: { zh: '待审核', en: 'recorded' },
      returned: { zh: '审核退回', en: 'returned' },
      approved: { zh: '审核通过', en: 'approved' },
      published: { zh: '已公示', en: 'published' },
      replaced: { zh: '已替换', en: 'replaced' },
    },
    steps: {
      record: { zh: '录入结果', en: 'record findings' },
      approve: { zh: '审核通过', en: 'approve the record' },
      return: { zh: '退回', en: 'return the record' },
      publish: { zh: '公示', en: 'publish it' },
      replace: { zh: '替换检查对象', en: 'replace its target' },
    },
    automatic: ['replace'],
    transitions: {
      assigned: { record: 'recorded', replace: 'replaced' },
      recorded: { approve: 'approved', return: 'returned' },
      returned: { record: 'recorded' },
      approved: { publish: 'published' },
      published: {},
      replaced: {},
    },
  };
