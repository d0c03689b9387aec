import * as z from 'zod';
import type { StateMachine } from '../primitives/state-machine.ts';
import { instantSchema } from '../primitives/time.ts';

/** How far a message has come; see {@link deliveryMachine}. */
export const deliveryStateSchema = z.enum(['pending', 'delivered', 'dead']);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** Why an attempt got no answer at all. */
export const sendFaultSchema = z.enum(['address', 'name', 'connection', 'tls', 'timeout']);
export type SendFault = z.infer<typeof sendFaultSchema>;

/** One message to one endpoint. What it says is not kept here: it is read from the feed when it is sent. */
export const deliverySchema = z.object({
  endpointId: z.string().min(1),
  /** The message's `webhook-id`: that of the change it tells of, the same in every attempt. */
  id: z.string().min(1),
  /** The entry that it tells of; absent for a message that somebody asked for to see whether it arrives. */
  entry: z.object({ feed: z.string().min(1), index: z.int().min(0) }).optional(),
  state: deliveryStateSchema,
  createdAt: instantSchema,
  /** How often it was sent since it was made or sent anew. */
  attempts: z.int().min(0),
  /** When it is to be sent; for a message that is delivered or dead, when that was found. */
  at: instantSchema,
  /** What came of the last attempt: the status that was answered, or why there was no answer. */
  lastStatus: z.int().optional(),
  lastFault: sendFaultSchema.optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** The only ways a delivery moves. */
export const deliveryMachine: StateMachine<DeliveryState, 'deliver' | 'give-up' | 'resend'> = {
  subject: { zh: '推送消息', en: 'message' },
  states: {
    pending: { zh: '待送达', en: 'pending' },
    delivered: { zh: '已送达', en: 'delivered' },
    dead: { zh: '已放弃', en: 'dead' },
  },
  steps: {
    deliver: { zh: '送达', en: 'deliver it' },
    'give-up': { zh: '放弃', en: 'give it up' },
    resend: { zh: '重新发送', en: 'send it again' },
  },
  automatic: ['deliver', 'give-up'],
  transitions: {
    pending: { deliver: 'delivered', 'give-up': 'dead' },
    delivered: { resend: 'pending' },
    dead: { resend: 'pending' },
  },
};
