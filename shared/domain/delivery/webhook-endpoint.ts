import * as z from 'zod';
import type { StateMachine } from '../primitives/state-machine.ts';
import { instantSchema } from '../primitives/time.ts';
import { unitCodeSchema } from '../registry/unit.ts';
import { creditFeed, ordersFeed, type Topic, topicSchema } from './feed.ts';

/** Whether messages are sent; see {@link webhookEndpointMachine}. */
export const webhookEndpointStateSchema = z.enum(['active', 'paused', 'retired']);

/** A server of a department that messages are sent to (Standard Webhooks 1.0.0). */
export const webhookEndpointSchema = z.object({
  id: z.string().min(1),
  /** It is told of the orders that this unit, or one below it, applies or decided. */
  department: unitCodeSchema,
  url: z.string().min(1),
  topics: z.array(topicSchema).min(1),
  state: webhookEndpointStateSchema,
  /** Why it is paused: somebody asked for it, or the server answered 410 Gone. */
  pausedBecause: z.enum(['asked', 'gone']).optional(),
  /** The secret that messages are signed with, sealed by the vault. */
  secret: z.string().min(1),
  /** The secret before it: messages are signed with both until then, so that the receiver can change over. */
  previous: z.object({ secret: z.string().min(1), until: instantSchema }).optional(),
  createdBy: z.string().min(1),
  createdAt: instantSchema,
});
export type WebhookEndpoint = z.infer<typeof webhookEndpointSchema>;

/** An endpoint as it is shown: without its secrets. */
export const shownWebhookSchema = webhookEndpointSchema
  .omit({ secret: true, previous: true })
  .extend({ previousSecretUntil: instantSchema.optional() });

/** The endpoint without its secrets. */
export const shownWebhook = ({
  secret: _,
  previous,
  ...shown
}: WebhookEndpoint): z.infer<typeof shownWebhookSchema> => ({
  ...shown,
  ...(previous !== undefined && { previousSecretUntil: previous.until }),
});

/** The feed of a topic that an endpoint is told of. */
export const feedOfWebhook = ({ department }: Pick<WebhookEndpoint, 'department'>, topic: Topic): string =>
  topic === 'credit' ? creditFeed : ordersFeed(department);

/** The only ways an endpoint moves. One that is retired is kept for what it was sent, and never sent anything again. */
export const webhookEndpointMachine: StateMachine<
  WebhookEndpoint['state'],
  'pause' | 'resume' | 'retire' | 'use'
> = {
  subject: { zh: '推送端点', en: 'webhook' },
  states: {
    active: { zh: '启用', en: 'active' },
    paused: { zh: '暂停', en: 'paused' },
    retired: { zh: '注销', en: 'retired' },
  },
  steps: {
    pause: { zh: '暂停', en: 'pause it' },
    resume: { zh: '恢复', en: 'resume it' },
    retire: { zh: '注销', en: 'retire it' },
    use: { zh: '换密钥或发送消息', en: 'change its secret or have messages sent' },
  },
  transitions: {
    active: { pause: 'paused', retire: 'retired', use: 'active' },
    paused: { resume: 'active', retire: 'retired', use: 'paused' },
    retired: {},
  },
};

/** How far an endpoint has come in a topic: the index of the next entry that becomes a message to it. */
export const webhookPositionSchema = z.object({
  endpointId: z.string().min(1),
  topic: topicSchema,
  next: z.int().min(0),
});
export type WebhookPosition = z.infer<typeof webhookPositionSchema>;

/** How long the secret before stays good after a rotation, in hours. */
export const previousSecretHours = 24;
