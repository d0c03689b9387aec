import * as z from 'zod';
import { pseudonymSchema } from '../draws/plain-text.ts';
import {
  inspectorSubstitutionReasonSchema,
  substitutionSchema,
  targetSubstitutionReasonSchema,
} from '../draws/substitution.ts';
import type { StateMachine } from '../primitives/state-machine.ts';
import { textSchema } from '../primitives/text.ts';
import { instantSchema } from '../primitives/time.ts';
import { unitCodeSchema } from '../registry/unit.ts';

/** How far a request to replace a target or an inspector has come; see {@link substitutionMachine}. */
export const substitutionStateSchema = z.enum(['requested', 'approved', 'rejected', 'made', 'impossible']);
export type SubstitutionState = z.infer<typeof substitutionStateSchema>;

const common = {
  id: z.string().min(1).max(200),
  /** The draw in which the target or inspector was drawn. */
  drawId: z.string().min(1).max(195),
  visitId: z.string().min(1).max(215),
  leadDepartment: unitCodeSchema,
  /** What the requester adds to the reason; not public. */
  note: z.string().trim().max(500),
  state: substitutionStateSchema,
  /** The requester's subject; `requesterPseudonym` where an inspector asks, for the certificate names no inspector. */
  requestedBy: z.string().min(1),
  requesterPseudonym: z.string().min(1).max(64).optional(),
  requestedAt: instantSchema,
  decidedBy: z.string().optional(),
  decidedAt: instantSchema.optional(),
  rejectedBecause: z.string().optional(),
  /** What was drawn, as the certificate will show it, and which substitution of the draw it is. */
  made: substitutionSchema.optional(),
  number: z.int().min(1).optional(),
  madeAt: instantSchema.optional(),
  impossibleBecause: textSchema.optional(),
};

/** A request to replace a drawn target, or the inspector in one seat (`place`, from 0) of a visit, by lot (替换). */
export const substitutionRequestSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('target'), reason: targetSubstitutionReasonSchema, ...common }),
  z.object({
    of: z.literal('inspector'),
    place: z.int().min(0),
    /** Who held the seat when this was asked for; nobody else is replaced by it. */
    pseudonym: pseudonymSchema,
    reason: inspectorSubstitutionReasonSchema,
    ...common,
  }),
]);
export type SubstitutionRequest = z.infer<typeof substitutionRequestSchema>;

/** The only ways a request moves. */
export const substitutionMachine: StateMachine<SubstitutionState, 'approve' | 'reject' | 'make' | 'give-up'> =
  {
    subject: { zh: '替换申请', en: 'request for a substitution' },
    states: {
      requested: { zh: '待审批', en: 'awaiting approval' },
      approved: { zh: '已批准', en: 'approved' },
      rejected: { zh: '未批准', en: 'rejected' },
      made: { zh: '已替换', en: 'made' },
      impossible: { zh: '无法替换', en: 'impossible' },
    },
    steps: {
      approve: { zh: '批准', en: 'approve it' },
      reject: { zh: '不予批准', en: 'reject it' },
      make: { zh: '抽取替换', en: 'draw the substitute' },
      'give-up': { zh: '终止', en: 'give it up' },
    },
    automatic: ['make', 'give-up'],
    transitions: {
      requested: { approve: 'approved', reject: 'rejected' },
      approved: { make: 'made', 'give-up': 'impossible' },
      rejected: {},
      made: {},
      impossible: {},
    },
  };
