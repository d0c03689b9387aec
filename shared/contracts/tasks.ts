import * as z from 'zod';
import { preparationSchema } from '../domain/inspections/preparation.ts';
import { runProgressSchema } from '../domain/inspections/run.ts';
import { taskDraftSchema, taskSchema } from '../domain/inspections/task.ts';
import { textSchema } from '../domain/primitives/text.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';

const taskParams = z.object({ taskId: z.string().min(1).max(140) });
const reason = z.string().trim().min(2).max(500);
/** Which wording of the task is meant; whoever approves or changes another one is refused. */
const revision = taskSchema.shape.revision;

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
  summary: {
    zh: '批准任务（不得由拟定人批准；写明所审阅的稿次 revision）',
    en: 'Approve a task (never its drafter; name the revision that you have read)',
  },
  params: taskParams,
  body: z.strictObject({ revision }),
  answer: taskSchema,
});

export const editTask = contract({
  id: 'editTask',
  servedBy: 'staff-api',
  method: 'put',
  path: '/v1/tasks/{taskId}',
  action: 'task:draft',
  summary: {
    zh: '修改待审批的任务（给出整份内容和所改的稿次 revision）',
    en: 'Change a draft (give the whole of it, and the revision that you changed)',
  },
  params: taskParams,
  body: z.strictObject({ ...taskDraftSchema.shape, revision }),
  answer: taskSchema,
});

export const returnTask = contract({
  id: 'returnTask',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/tasks/{taskId}/return',
  action: 'task:approve',
  summary: { zh: '退回待审批的任务', en: 'Return a draft to its planner' },
  params: taskParams,
  body: z.strictObject({ reason }),
  answer: taskSchema,
});

export const withdrawTask = contract({
  id: 'withdrawTask',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/tasks/{taskId}/withdrawal',
  action: 'task:draft',
  summary: {
    zh: '撤回任务（须没有未作废的抽取）',
    en: 'Withdraw a task (it may have no draw that is not void)',
  },
  params: taskParams,
  body: z.strictObject({ reason }),
  answer: taskSchema,
});

export const previewDraw = contract({
  id: 'previewDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/tasks/{taskId}/preview',
  action: 'draw:prepare',
  summary: {
    zh: '预览抽样框与人员池：各层数量、排除及理由、席位、能否配齐（结果随后出现）',
    en: 'Preview frame and pool: strata, exclusions with reasons, seats, whether they can be filled (it appears shortly after)',
  },
  params: taskParams,
  answer: preparationSchema,
  status: 202,
});

export const freezeDraw = contract({
  id: 'freezeDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/tasks/{taskId}/draws',
  action: 'draw:prepare',
  summary: {
    zh: '冻结抽样框与人员池，开始一次抽取（结果随后出现）',
    en: 'Freeze frame and pool, which starts a draw (it appears shortly after)',
  },
  params: taskParams,
  answer: preparationSchema,
  status: 202,
});

export const getPreparation = contract({
  id: 'getPreparation',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/tasks/{taskId}/preparation',
  action: 'task:read',
  summary: {
    zh: '查看最近一次预览或冻结的进展与结果',
    en: 'Read how the latest preview or freezing stands and what it came to',
  },
  params: taskParams,
  answer: preparationSchema.extend({
    progress: runProgressSchema.omit({ runId: true }).optional(),
    advice: textSchema.optional(),
  }),
});
