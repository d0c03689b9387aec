import { z } from 'zod';
import { hashSchema } from '../domain/audit/hash.ts';
import { ceremonySourceSchema, openedContributionSchema } from '../domain/draws/randomness.ts';
import { drawSchema } from '../domain/inspections/draw.ts';
import { taskDraftSchema, taskSchema } from '../domain/inspections/task.ts';
import { visitRecordSchema, visitSchema } from '../domain/inspections/visit.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';

const taskParams = z.object({ taskId: z.string().min(1).max(140) });
const drawParams = z.object({ drawId: z.string().min(1).max(160) });
const visitParams = z.object({ visitId: z.string().min(1).max(180) });
const reason = z.string().trim().min(4).max(500);

export const draftTask = contract({
  id: 'draftTask',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/tasks',
  action: 'task:draft',
  summary: { zh: '拟定抽查任务', en: 'Draft an inspection task' },
  body: z.strictObject(taskDraftSchema.shape),
  answer: taskSchema,
  status: 201,
});

export const listTasks = contract({
  id: 'listTasks',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/tasks',
  action: 'task:read',
  summary: { zh: '列出本部门及下级的任务', en: 'List the tasks of your unit and those below it' },
  query: pageQuerySchema,
  answer: pageOf(taskSchema),
});

export const getTask = contract({
  id: 'getTask',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/tasks/{taskId}',
  action: 'task:read',
  summary: { zh: '查看任务', en: 'Read a task' },
  params: taskParams,
  answer: taskSchema,
});

export const approveTask = contract({
  id: 'approveTask',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/tasks/{taskId}/approval',
  action: 'task:approve',
  summary: { zh: '批准任务（不得由拟定人批准）', en: 'Approve a task (never its drafter)' },
  params: taskParams,
  answer: taskSchema,
});

export const freezeDraw = contract({
  id: 'freezeDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/tasks/{taskId}/draws',
  action: 'draw:prepare',
  summary: { zh: '冻结抽样框与人员池，开始一次抽取', en: 'Freeze frame and pool, which starts a draw' },
  params: taskParams,
  answer: drawSchema,
  status: 201,
});

export const listDraws = contract({
  id: 'listDraws',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/tasks/{taskId}/draws',
  action: 'task:read',
  summary: { zh: '列出任务的历次抽取，含已作废的', en: 'List the draws of a task, void ones included' },
  params: taskParams,
  query: pageQuerySchema,
  answer: pageOf(drawSchema),
});

export const getDraw = contract({
  id: 'getDraw',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/draws/{drawId}',
  action: 'task:read',
  summary: { zh: '查看抽取', en: 'Read a draw' },
  params: drawParams,
  answer: drawSchema,
});

export const commitDraw = contract({
  id: 'commitDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/commitment',
  action: 'draw:prepare',
  summary: { zh: '公布承诺并指定见证人', en: 'Publish the commitment and name the witnesses' },
  params: drawParams,
  body: z.strictObject({ witnesses: ceremonySourceSchema.unwrap().shape.witnesses }),
  answer: drawSchema,
});

export const commitContribution = contract({
  id: 'commitContribution',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/contributions',
  action: 'draw:prepare',
  summary: {
    zh: '登记见证人贡献的承诺值：对 JSON {"drawId","format":"openlot-contribution/1","nonce","value","witness"}（RFC 8785 规范形式）取 SHA-256，nonce 为 32 字节随机数的十六进制',
    en: 'Record the hash of a witness\'s contribution: SHA-256 of the RFC 8785 form of the JSON object {"drawId","format":"openlot-contribution/1","nonce","value","witness"}, the nonce being 32 random bytes in hex',
  },
  params: drawParams,
  body: z.strictObject({ witness: z.string().min(1).max(200), commitment: hashSchema }),
  answer: drawSchema,
});

export const openContribution = contract({
  id: 'openContribution',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/openings',
  action: 'draw:prepare',
  summary: { zh: '公开见证人贡献', en: "Open a witness's contribution" },
  params: drawParams,
  body: z.strictObject(openedContributionSchema.unwrap().omit({ openedAt: true }).shape),
  answer: drawSchema,
});

export const requestDraw = contract({
  id: 'requestDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/start',
  action: 'draw:prepare',
  summary: { zh: '开始抽取（结果随后出现）', en: 'Start the draw (its result appears shortly after)' },
  params: drawParams,
  answer: drawSchema,
  status: 202,
});

export const dispatchDraw = contract({
  id: 'dispatchDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/dispatch',
  action: 'draw:prepare',
  summary: { zh: '向检查人员派发', en: 'Dispatch the visits to their inspectors' },
  params: drawParams,
  answer: drawSchema,
});

export const requestReveal = contract({
  id: 'requestReveal',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/reveal',
  action: 'draw:prepare',
  summary: { zh: '揭示种子（须全部结果已公示）', en: 'Reveal the secret (after every result is published)' },
  params: drawParams,
  answer: drawSchema,
  status: 202,
});

export const voidDraw = contract({
  id: 'voidDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/void',
  action: 'draw:void',
  summary: {
    zh: '作废抽取（编号、理由与作废人公开）',
    en: 'Declare a draw void (number, reason and author are public)',
  },
  params: drawParams,
  body: z.strictObject({ reason }),
  answer: drawSchema,
});

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
  answer: z.object({ items: z.array(visitSchema) }),
});

export const getAssignment = contract({
  id: 'getAssignment',
  servedBy: 'inspector-api',
  method: 'get',
  path: '/v1/assignments/{visitId}',
  action: 'visit:own',
  summary: { zh: '查看我的一次检查', en: 'Read one of my visits' },
  params: visitParams,
  answer: visitSchema,
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
  answer: visitSchema,
});
