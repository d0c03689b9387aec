import { z } from 'zod';
import { eventIdSchema } from '../domain/credit/event.ts';
import { applicationRequestSchema, applicationSchema } from '../domain/lists/application.ts';
import { contract, pageOf } from './contract.ts';
import { workQuerySchema } from './lists.ts';
import { subjectCodeSchema } from './subject-code.ts';

const params = z.object({ applicationId: z.string().min(1).max(200) });
const longText = z.string().trim().min(4).max(4000);

export const listApplications = contract({
  id: 'listApplications',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/applications',
  action: 'application:read',
  summary: {
    zh: '列出异议、修复和移出申请；due=soon 为将到期的，due=overdue 为逾期的',
    en: 'List objections and applications for repair or removal; due=soon or due=overdue by their terms',
  },
  query: workQuerySchema,
  answer: pageOf(applicationSchema),
});

export const getApplication = contract({
  id: 'getApplication',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/applications/{applicationId}',
  action: 'application:read',
  summary: { zh: '查看申请', en: 'Read an application' },
  params,
  answer: applicationSchema,
});

export const recordApplication = contract({
  id: 'recordApplication',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/applications',
  action: 'application:handle',
  summary: { zh: '登记书面提交的申请', en: 'Record an application that was handed in on paper' },
  body: z.strictObject({ code: subjectCodeSchema, request: applicationRequestSchema }),
  answer: applicationSchema,
  status: 201,
});

export const acceptApplication = contract({
  id: 'acceptApplication',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/applications/{applicationId}/acceptance',
  action: 'application:handle',
  summary: { zh: '受理申请', en: 'Accept an application' },
  params,
  answer: applicationSchema,
});

export const declineApplication = contract({
  id: 'declineApplication',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/applications/{applicationId}/non-acceptance',
  action: 'application:handle',
  summary: { zh: '不予受理并说明理由', en: 'Do not take an application up, with the reason' },
  params,
  body: z.strictObject({ reason: longText }),
  answer: applicationSchema,
});

export const extendApplication = contract({
  id: 'extendApplication',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/applications/{applicationId}/extension',
  action: 'application:handle',
  summary: {
    zh: '延长异议办理期限一次并说明理由',
    en: 'Extend the term of an objection once, with the reason',
  },
  params,
  body: z.strictObject({ reason: longText }),
  answer: applicationSchema,
});

export const decideApplication = contract({
  id: 'decideApplication',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/applications/{applicationId}/decision',
  action: 'application:decide',
  summary: {
    zh: '准予或不予支持；异议成立且有正确记录的，以 correctedBy 指明',
    en: 'Grant or refuse; correctedBy names the right record where an objection shows one to be wrong',
  },
  params,
  body: z.strictObject({
    outcome: z.enum(['grant', 'refuse']),
    documentNo: z.string().trim().min(4).max(100),
    reasons: longText,
    correctedBy: eventIdSchema.optional(),
  }),
  answer: applicationSchema,
});
