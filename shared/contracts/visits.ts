import * as z from 'zod';
import { dueMarkSchema } from '../domain/calendar/due.ts';
import { assignedVisitSchema, visitRecordSchema, visitSchema } from '../domain/inspections/visit.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';

const drawParams = z.object({ drawId: z.string().min(1).max(195) });
const visitParams = z.object({ visitId: z.string().min(1).max(215) });
const reason = z.string().trim().min(2).max(500);

export const listVisits = contract({
  id: 'listVisits',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/draws/{drawId}/visits',
  action: 'visit:read',
  summary: { zh: '列出一次抽取的检查', en: 'List the visits of a draw' },
  params: drawParams,
  query: pageQuerySchema,
  answer: pageOf(visitSchema),
});

export const listVisitsDue = contract({
  id: 'listVisitsDue',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/visits',
  action: 'visit:read',
  summary: {
    zh: '列出本单位及下级单位牵头、结果须公示的检查：due=soon 为公示期限将到的，due=overdue 为逾期未公示的',
    en: 'List the visits led by your unit and those below it whose results are to be published: due=soon for those whose term ends shortly, due=overdue for those whose term was missed',
  },
  query: pageQuerySchema.extend({ due: dueMarkSchema }),
  answer: pageOf(visitSchema),
});

export const getVisit = contract({
  id: 'getVisit',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/visits/{visitId}',
  action: 'visit:read',
  summary: { zh: '查看检查', en: 'Read a visit' },
  params: visitParams,
  answer: visitSchema,
});

export const reviewVisit = contract({
  id: 'reviewVisit',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/visits/{visitId}/review',
  action: 'visit:review',
  summary: { zh: '审核检查记录', en: 'Review the record of a visit' },
  params: visitParams,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('approve') }),
    z.strictObject({ outcome: z.literal('return'), reason }),
  ]),
  answer: visitSchema,
});

export const publishResult = contract({
  id: 'publishResult',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/visits/{visitId}/publication',
  action: 'visit:review',
  summary: { zh: '公示检查结果', en: 'Publish the result of a visit' },
  params: visitParams,
  answer: visitSchema,
});

export const listAssignments = contract({
  id: 'listAssignments',
  servedBy: 'inspector-api',
  method: 'get',
  path: '/v1/assignments',
  action: 'visit:own',
  summary: { zh: '我的检查', en: 'My visits' },
  answer: z.object({ items: z.array(assignedVisitSchema) }),
});

export const getAssignment = contract({
  id: 'getAssignment',
  servedBy: 'inspector-api',
  method: 'get',
  path: '/v1/assignments/{visitId}',
  action: 'visit:own',
  summary: { zh: '查看我的一次检查', en: 'Read one of my visits' },
  params: visitParams,
  answer: assignedVisitSchema,
});

export const recordVisit = contract({
  id: 'recordVisit',
  servedBy: 'inspector-api',
  method: 'post',
  path: '/v1/assignments/{visitId}/record',
  action: 'visit:own',
  summary: { zh: '录入检查情况（一企一表）', en: 'Record the findings of a visit' },
  params: visitParams,
  body: z.strictObject(visitRecordSchema.shape),
  answer: assignedVisitSchema,
});
