import * as z from 'zod';
import { recordableFactSchema } from '../domain/credit/recordable-fact.ts';
import { applicationRequestSchema, applicationSchema } from '../domain/lists/application.ts';
import { contract, pageOf } from './contract.ts';
import { workQuerySchema } from './lists.ts';
import { subjectCodeSchema } from './subject-code.ts';

const params = z.object({ applicationId: z.string().min(1).max(200) });
const longText = z.string().trim().min(2).max(4000);

export const listApplications = contract({
  id: 'listApplications',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/applications',
  action: 'application:read',
  summary: {
    zh: '列出未办结的异议、修复和移出申请，各单位按期限先后；stage=closed 为已办结的，due=soon 为将到期的，due=overdue 为逾期的',
    en: 'List open objections and applications for repair or removal, of each unit what is due first; stage=closed for those done with, due=soon or due=overdue by their terms',
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
  action: 'application:decide',
  summary: {
    zh: '经负责人批准延长异议办理期限一次并说明理由',
    en: 'Extend the term of an objection once, by the head of the unit and with the reason',
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
    zh: '准予或不予支持；异议成立、记录有误的，以 replacement 写明应有的内容；异议由未经办原记录的人员决定',
    en: 'Grant or refuse; replacement says how it really was where an objection shows a record to be wrong; nobody who made that record decides',
  },
  params,
  body: z.strictObject({
    outcome: z.enum(['grant', 'refuse']),
    documentNo: z.string().trim().min(4).max(100),
    reasons: longText,
    replacement: recordableFactSchema.optional(),
  }),
  answer: applicationSchema,
});

export const revokeRepair = contract({
  id: 'revokeRepair',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/applications/{applicationId}/revocation',
  action: 'application:revoke',
  summary: {
    zh: '撤销以欺骗手段取得的信用修复，原记录重新计入（由另一人办理）',
    en: 'Revoke a repair that was obtained by fraud, by a second person; what it repaired counts again',
  },
  params,
  body: z.strictObject({ documentNo: z.string().trim().min(4).max(100), reason: longText }),
  answer: applicationSchema,
});
