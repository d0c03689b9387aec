import * as z from 'zod';
import { awaitedDrawSchema } from '../domain/inspections/awaited-draw.ts';
import { drawSchema } from '../domain/inspections/draw.ts';
import { preparationSchema } from '../domain/inspections/preparation.ts';
import { taskSchema } from '../domain/inspections/task.ts';
import { unitCodeSchema } from '../domain/registry/unit.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';
import { getPreparation } from './tasks.ts';

const drawParams = z.object({ drawId: z.string().min(1).max(195) });
const department = z.strictObject({ department: unitCodeSchema });

export const previewInspectorDraw = contract({
  id: 'previewInspectorDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/inspector-draws/preview',
  action: 'draw:prepare',
  summary: {
    zh: '预览本部门为已抽取对象分别抽取检查人员的人员池（结果随后出现）',
    en: "Preview the pool of a department's own draw of inspectors for the drawn targets (it appears shortly after)",
  },
  params: drawParams,
  body: department,
  answer: preparationSchema,
  status: 202,
});

export const freezeInspectorDraw = contract({
  id: 'freezeInspectorDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/inspector-draws',
  action: 'draw:prepare',
  summary: {
    zh: '冻结本部门人员池，开始为已抽取对象分别抽取检查人员；此后各步骤与其他抽取相同',
    en: "Freeze a department's pool, which starts its own draw of inspectors for the drawn targets; the steps after that are those of every draw",
  },
  params: drawParams,
  body: department,
  answer: preparationSchema,
  status: 202,
});

export const getInspectorPreparation = contract({
  id: 'getInspectorPreparation',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/draws/{drawId}/inspector-draws/{department}/preparation',
  action: 'task:read',
  summary: {
    zh: '查看部门人员池的预览或冻结进展',
    en: "Read how the preview or the freezing of a department's pool stands",
  },
  params: drawParams.extend(department.shape),
  answer: getPreparation.answer,
});

export const listInspectorDraws = contract({
  id: 'listInspectorDraws',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/draws/{drawId}/inspector-draws',
  action: 'task:read',
  summary: {
    zh: '列出各部门为一次对象抽取分别进行的人员抽取（牵头与配合部门均可查看）',
    en: "List the departments' own draws of inspectors for the targets of a draw (for the lead and the cooperating departments)",
  },
  params: drawParams,
  query: pageQuerySchema,
  answer: pageOf(drawSchema),
});

export const listAwaitedDraws = contract({
  id: 'listAwaitedDraws',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/inspector-draws',
  action: 'task:read',
  summary: {
    zh: '列出本部门及下级应为已抽取对象抽取检查人员的任务，直至派发；own 为本部门已开始的抽取',
    en: 'List the draws of inspectors that your unit and those below it owe drawn targets, until the dispatch; own is the draw that was started',
  },
  query: pageQuerySchema,
  answer: pageOf(
    z.object({
      of: drawSchema.shape.id,
      department: unitCodeSchema,
      since: awaitedDrawSchema.shape.since,
      ...drawSchema.pick({ taskId: true, taskName: true, leadDepartment: true }).shape,
      ...taskSchema.pick({ seats: true, plannedOn: true, endsOn: true }).shape,
      targets: z.int().min(1),
      own: drawSchema.shape.inspectorDraws.element.optional(),
    }),
  ),
});
