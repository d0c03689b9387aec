import * as z from 'zod';
import { deliverySchema, deliveryStateSchema } from '../domain/delivery/delivery.ts';
import { topicSchema } from '../domain/delivery/feed.ts';
import { shownWebhookSchema, webhookPositionSchema } from '../domain/delivery/webhook-endpoint.ts';
import { unitCodeSchema } from '../domain/registry/unit.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';

const webhookParams = z.object({ webhookId: z.string().min(1).max(100) });

/** `secret` is in the first answer alone; a repetition of the request with the same Idempotency-Key leaves it out. */
const webhookWithSecretSchema = shownWebhookSchema.extend({
  secret: z
    .string()
    .regex(/^whsec_/)
    .optional(),
});

export const registerWebhook = contract({
  id: 'registerWebhook',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/webhooks',
  action: 'webhook:manage',
  summary: {
    zh: '登记推送端点（Standard Webhooks）；签名密钥只在首次应答中给出一次',
    en: 'Register a webhook (Standard Webhooks); its secret is shown once, in the first answer',
  },
  body: z.strictObject({
    department: unitCodeSchema,
    url: z.string().trim().min(1).max(1000),
    topics: z.array(topicSchema).min(1).max(2),
  }),
  status: 201,
  answer: webhookWithSecretSchema,
});

export const listWebhooks = contract({
  id: 'listWebhooks',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/webhooks',
  action: 'webhook:read',
  summary: { zh: '列出本部门及下级的推送端点', en: 'List the webhooks of your unit and those below it' },
  query: pageQuerySchema,
  answer: pageOf(shownWebhookSchema),
});

export const getWebhook = contract({
  id: 'getWebhook',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/webhooks/{webhookId}',
  action: 'webhook:read',
  summary: { zh: '查看推送端点', en: 'Read a webhook' },
  params: webhookParams,
  answer: shownWebhookSchema,
});

export const pauseWebhook = contract({
  id: 'pauseWebhook',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/webhooks/{webhookId}/pause',
  action: 'webhook:manage',
  summary: { zh: '暂停推送', en: 'Pause a webhook' },
  params: webhookParams,
  answer: shownWebhookSchema,
});

export const resumeWebhook = contract({
  id: 'resumeWebhook',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/webhooks/{webhookId}/resumption',
  action: 'webhook:manage',
  summary: {
    zh: '恢复推送，补发暂停期间的变更',
    en: 'Let a webhook go on, with everything that it was not sent meanwhile',
  },
  params: webhookParams,
  answer: shownWebhookSchema,
});

export const retireWebhook = contract({
  id: 'retireWebhook',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/webhooks/{webhookId}/retirement',
  action: 'webhook:manage',
  summary: {
    zh: '注销推送端点，不再推送；推送记录仍可查看',
    en: 'Retire a webhook for good: it is sent nothing any more, and what it was sent can still be read',
  },
  params: webhookParams,
  answer: shownWebhookSchema,
});

export const rotateWebhookSecret = contract({
  id: 'rotateWebhookSecret',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/webhooks/{webhookId}/secret',
  action: 'webhook:manage',
  summary: {
    zh: '更换签名密钥；新密钥只给出一次，旧密钥并行签名 24 小时',
    en: 'Change the secret of a webhook; the new one is shown once, the old one signs too for 24 hours',
  },
  params: webhookParams,
  answer: webhookWithSecretSchema,
});

export const testWebhook = contract({
  id: 'testWebhook',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/webhooks/{webhookId}/test',
  action: 'webhook:manage',
  summary: { zh: '发送测试消息', en: 'Have a test message sent to a webhook' },
  params: webhookParams,
  status: 202,
  answer: deliverySchema,
});

export const replayWebhook = contract({
  id: 'replayWebhook',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/webhooks/{webhookId}/replay',
  action: 'webhook:manage',
  summary: {
    zh: '从变更流的指定位置起重新推送',
    en: 'Send a webhook everything of a topic again from an index of its feed on',
  },
  params: webhookParams,
  body: z.strictObject({ topic: topicSchema, from: z.int().min(0) }),
  status: 202,
  answer: webhookPositionSchema,
});

export const listMessages = contract({
  id: 'listMessages',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/webhooks/{webhookId}/messages',
  action: 'webhook:read',
  summary: {
    zh: '按状态列出推送消息：待送达、已送达（保留一年）、已放弃',
    en: 'List the messages to a webhook by state: pending, delivered (kept for a year) or dead',
  },
  params: webhookParams,
  query: pageQuerySchema.extend({ state: deliveryStateSchema.default('dead') }),
  answer: pageOf(deliverySchema),
});

export const resendMessage = contract({
  id: 'resendMessage',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/webhooks/{webhookId}/messages/{messageId}/resend',
  action: 'webhook:manage',
  summary: {
    zh: '重新发送已放弃或已送达的消息',
    en: 'Send a message again that was given up, or that the receiver has lost',
  },
  params: webhookParams.extend({ messageId: z.string().min(1).max(100) }),
  status: 202,
  answer: deliverySchema,
});
