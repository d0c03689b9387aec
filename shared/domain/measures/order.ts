import { z } from 'zod';
import { deadlineSchema } from '../calendar/deadlines.ts';
import type { StateMachine } from '../primitives/state-machine.ts';
import { instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';

/** How far an order has come; see {@link measureOrderMachine}. */
export const measureOrderStateSchema = z.enum(['issued', 'acknowledged', 'lifted']);

/** One measure that one department must apply to one entity because of one listing. */
export const measureOrderSchema = z.object({
  /** `<listing>-<measure>-<department>`: issuing the same order twice is impossible. */
  id: z.string().min(1).max(330),
  listingId: z.string().min(1),
  subject: targetIdSchema,
  subjectName: z.string().min(1),
  measureCode: z.string().min(1),
  department: z.string().min(1),
  state: measureOrderStateSchema,
  issuedAt: instantSchema,
  acknowledgeBy: deadlineSchema,
  acknowledgedBy: z.string().optional(),
  acknowledgedAt: instantSchema.optional(),
  liftedAt: instantSchema.optional(),
});
export type MeasureOrder = z.infer<typeof measureOrderSchema>;

/** The only ways a measure order moves. */
export const measureOrderMachine: StateMachine<
  z.infer<typeof measureOrderStateSchema>,
  'acknowledge' | 'lift'
> = {
  subject: { zh: '措施指令', en: 'measure order' },
  states: {
    issued: { zh: '待签收', en: 'issued' },
    acknowledged: { zh: '已签收', en: 'acknowledged' },
    lifted: { zh: '已解除', en: 'lifted' },
  },
  steps: {
    acknowledge: { zh: '签收', en: 'acknowledge it' },
    lift: { zh: '解除', en: 'lift it' },
  },
  transitions: {
    issued: { acknowledge: 'acknowledged', lift: 'lifted' },
    acknowledged: { lift: 'lifted' },
    lifted: {},
  },
};
