import * as z from 'zod';
import { registeredEntitySchema, successionReasonSchema } from '../domain/credit/entity.ts';
import { formedText, textSchema } from '../domain/primitives/text.ts';
import { civilDateSchema, instantSchema } from '../domain/primitives/time.ts';
import { districtCodeSchema } from '../domain/registry/district-code.ts';
import { inspectorSchema, staffNoSchema } from '../domain/registry/inspector.ts';
import { itemCodeSchema, itemSchema } from '../domain/registry/item.ts';
import { sourcedSchema } from '../domain/registry/source.ts';
import { unitCodeSchema, unitSchema } from '../domain/registry/unit.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';
import { subjectCodeSchema } from './subject-code.ts';

const lineRemarkSchema = z.object({ line: z.int().min(1), code: z.string(), message: textSchema });

/** What an import did; `read` = `accepted` + `repeated` + `rejected`. */
export const importReportSchema = z.object({
  read: z.int().min(0),
  accepted: z.int().min(0),
  changed: z.int().min(0),
  repeated: z.int().min(0),
  rejected: z.int().min(0),
  problems: z.array(lineRemarkSchema),
  notes: z.array(
    z.object({
      code: z.string(),
      message: textSchema,
      count: z.int().min(1),
      lines: z.array(z.int().min(1)),
    }),
  ),
});

/** Which import rows are a part of, and whether they are only checked. */
export const importQuerySchema = z.object({
  /** Names the import that these rows are a part of, such as the digest of the file; the request by default. */
  importId: formedText(
    /^[\x21-\x7e]{1,128}$/,
    '应为 1 至 128 个可见的 ASCII 字符',
    'must be 1 to 128 visible ASCII characters',
  ).optional(),
  /** `true` checks the rows and writes nothing. */
  dryRun: z.enum(['true', 'false']).default('false'),
});

const importOf = (register: 'targets' | 'inspectors' | 'items', zh: string, en: string) =>
  contract({
    id: `import${register.charAt(0).toUpperCase()}${register.slice(1)}`,
    servedBy: 'staff-api',
    method: 'post',
    path: `/v1/${register}/import`,
    action: 'register:write',
    summary: {
      zh: `导入${zh}（CSV 或 NDJSON，每次至多 1000 行）`,
      en: `Import ${en} (CSV or NDJSON, at most 1,000 rows)`,
    },
    query: importQuerySchema,
    body: 'rows',
    answer: importReportSchema,
  });

export const importTargets = importOf('targets', '检查对象名录', 'targets');
export const importInspectors = importOf('inspectors', '执法检查人员名录', 'inspectors');
export const importItems = importOf('items', '抽查事项清单', 'inspection items');

export const getTarget = contract({
  id: 'getTarget',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/targets/{code}',
  action: 'register:read',
  summary: { zh: '查看检查对象', en: 'Read a target' },
  params: z.object({ code: subjectCodeSchema }),
  answer: registeredEntitySchema,
});

export const proposeSuccession = contract({
  id: 'proposeSuccession',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/targets/{code}/succession',
  action: 'register:write',
  summary: {
    zh: '提出承继：code 的信用历史由承继者接续（换发统一代码、合并、重复登记），须由另一人批准；两个条目名称或区划不同时，warnings 予以提示',
    en: 'Propose that a successor carries on the history of code (unified code, merger, duplicate entry), for someone else to approve; warnings tell where name or district of the two differ',
  },
  params: z.object({ code: subjectCodeSchema }),
  body: z.strictObject({
    successor: subjectCodeSchema,
    reason: successionReasonSchema,
    documentNo: z.string().trim().min(4).max(200),
    effectiveOn: civilDateSchema,
  }),
  answer: registeredEntitySchema,
});

/** A proposal is named by when it was made, so that nobody settles another than was read. */
const ofProposal = {
  params: z.object({ code: subjectCodeSchema }),
  body: z.strictObject({ proposedAt: instantSchema }),
};

export const approveSuccession = contract({
  id: 'approveSuccession',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/targets/{code}/succession/approval',
  action: 'register:write',
  summary: {
    zh: '批准 proposedAt 时提出的承继（不得由提出人批准；两主体的信用历史自此合并，不可撤销；返回承继者）',
    en: 'Approve the succession proposed at proposedAt (never its author; the two credit histories are one from then on, for good; answers with the successor)',
  },
  ...ofProposal,
  answer: registeredEntitySchema,
});

export const withdrawSuccession = contract({
  id: 'withdrawSuccession',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/targets/{code}/succession/withdrawal',
  action: 'register:write',
  summary: {
    zh: '撤回 proposedAt 时提出的承继（由提出人或其他维护两个条目的人员）',
    en: 'Take back the succession proposed at proposedAt (by its author, or anyone else who maintains both entries)',
  },
  ...ofProposal,
  answer: registeredEntitySchema,
});

export const listInspectors = contract({
  id: 'listInspectors',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/inspectors',
  action: 'register:read',
  summary: { zh: '列出本部门及下级的检查人员', en: 'List the inspectors of your unit and those below it' },
  query: pageQuerySchema,
  answer: pageOf(sourcedSchema(inspectorSchema)),
});

export const getInspector = contract({
  id: 'getInspector',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/inspectors/{staffNo}',
  action: 'register:read',
  summary: { zh: '查看检查人员', en: 'Read an inspector' },
  params: z.object({ staffNo: staffNoSchema }),
  answer: sourcedSchema(inspectorSchema),
});

export const listItems = contract({
  id: 'listItems',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/items',
  action: 'register:read',
  summary: { zh: '列出抽查事项', en: 'List the inspection items' },
  query: pageQuerySchema,
  answer: pageOf(sourcedSchema(itemSchema)),
});

export const getItem = contract({
  id: 'getItem',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/items/{itemCode}',
  action: 'register:read',
  summary: { zh: '查看抽查事项', en: 'Read an inspection item' },
  params: z.object({ itemCode: itemCodeSchema }),
  answer: sourcedSchema(itemSchema),
});

export const listUnits = contract({
  id: 'listUnits',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/units',
  action: 'register:read',
  summary: { zh: '列出组织单位', en: 'List the organisation units' },
  query: pageQuerySchema,
  answer: pageOf(unitSchema),
});

export const registerUnit = contract({
  id: 'registerUnit',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/units',
  action: 'register:write',
  summary: { zh: '登记或更改组织单位', en: 'Register or change an organisation unit' },
  body: z.strictObject({
    code: unitCodeSchema,
    name: z.string().trim().min(1).max(200),
    level: z.enum(['province', 'city', 'county', 'township']),
    jurisdiction: districtCodeSchema,
  }),
  answer: unitSchema,
});
