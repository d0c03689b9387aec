import * as z from 'zod';
import { hashSchema } from '../domain/audit/hash.ts';
import { standingSchema } from '../domain/credit/standing.ts';
import { runProgressSchema } from '../domain/inspections/run.ts';
import { textSchema } from '../domain/primitives/text.ts';
import { civilDateSchema, instantSchema } from '../domain/primitives/time.ts';
import { ruleTableSchema, tableNameSchema } from '../domain/rule-tables/rule-tables.ts';
import { standingEffectSchema } from '../domain/rule-tables/standing-effect.ts';
import { tableProposalSchema } from '../domain/rule-tables/table-proposal.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';
import { subjectCodeSchema } from './subject-code.ts';

const nameParams = z.object({ tableName: tableNameSchema });
const proposalParams = z.object({ proposalId: z.string().min(1).max(100) });
const reason = z.string().trim().min(2).max(2000);

const summarySchema = z.object({
  name: tableNameSchema,
  hash: hashSchema,
  publishedAt: instantSchema,
  proposalId: z.string().optional(),
  effectiveFrom: civilDateSchema,
  effectiveTo: civilDateSchema.optional(),
  basis: z.string(),
  uncertain: textSchema.optional(),
  rows: z.int().min(1),
});

const versionSchema = z.object({
  hash: hashSchema,
  publishedAt: instantSchema,
  proposalId: z.string().optional(),
  table: ruleTableSchema,
});

export const listTables = contract({
  id: 'listTables',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/tables',
  action: 'public',
  summary: { zh: '列出今天适用的全部规则表', en: 'List the rule tables in force today' },
  answer: z.object({ items: z.array(summarySchema) }),
});

export const getTable = contract({
  id: 'getTable',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/tables/{tableName}',
  action: 'public',
  summary: {
    zh: '查看规则表：on 为适用日期（默认今天），knownAt 为截至何时所知（默认现在）',
    en: 'Read a rule table: in force on the day `on` (today), as known at `knownAt` (now)',
  },
  params: nameParams,
  query: z.object({ on: civilDateSchema.optional(), knownAt: instantSchema.optional() }),
  answer: versionSchema,
});

export const listTableVersions = contract({
  id: 'listTableVersions',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/tables/{tableName}/versions',
  action: 'public',
  summary: {
    zh: '列出规则表的全部版本，最晚生效的在前',
    en: 'List every version of a rule table, the one that takes effect last first',
  },
  params: nameParams,
  answer: z.object({ items: z.array(summarySchema) }),
});

export const getTableVersion = contract({
  id: 'getTableVersion',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/tables/{tableName}/versions/{hash}',
  action: 'public',
  summary: {
    zh: '按内容哈希（例如回执所载）查看规则表的一个版本',
    en: 'Read the version of a rule table that a content hash names, as receipts do',
  },
  params: nameParams.extend({ hash: hashSchema }),
  answer: versionSchema,
});

export const proposeTable = contract({
  id: 'proposeTable',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/table-proposals',
  action: 'table:propose',
  summary: {
    zh: '提出规则表新版本（给出整张表；最早于批准公布的次日生效）',
    en: 'Propose a new version of a rule table (the whole of it; it takes effect the day after its publication at the earliest)',
  },
  body: z.strictObject({ table: ruleTableSchema, reason }),
  answer: tableProposalSchema,
  status: 201,
});

export const listTableProposals = contract({
  id: 'listTableProposals',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/table-proposals',
  action: 'table:read',
  summary: { zh: '列出规则表提案，最新的在前', en: 'List the proposals of rule tables, newest first' },
  query: pageQuerySchema,
  answer: pageOf(
    tableProposalSchema
      .pick({
        id: true,
        hash: true,
        reason: true,
        state: true,
        proposedBy: true,
        proposedAt: true,
        decided: true,
      })
      .extend({ name: tableNameSchema, effectiveFrom: civilDateSchema }),
  ),
});

export const getTableProposal = contract({
  id: 'getTableProposal',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/table-proposals/{proposalId}',
  action: 'table:read',
  summary: {
    zh: '查看提案、预览的进展与结果',
    en: 'Read a proposal, how its preview stands and what it came to',
  },
  params: proposalParams,
  answer: tableProposalSchema.extend({
    progress: runProgressSchema.omit({ runId: true }).optional(),
    advice: textSchema.optional(),
  }),
});

export const previewTable = contract({
  id: 'previewTable',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/table-proposals/{proposalId}/preview',
  action: 'table:propose',
  summary: {
    zh: '预览提案的影响：谁会变、多少户、样例（结果随后出现）',
    en: 'Preview the effect of a proposal: who would change, how many, a sample (it appears shortly after)',
  },
  params: proposalParams,
  answer: tableProposalSchema,
  status: 202,
});

export const approveTable = contract({
  id: 'approveTable',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/table-proposals/{proposalId}/approval',
  action: 'table:approve',
  summary: {
    zh: '批准并公布提案（不得由提出人批准；写明所审阅内容的哈希 hash）',
    en: 'Approve and publish a proposal (never its author; name the hash that you have read)',
  },
  params: proposalParams,
  body: z.strictObject({ hash: hashSchema }),
  answer: tableProposalSchema,
});

export const rejectTable = contract({
  id: 'rejectTable',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/table-proposals/{proposalId}/rejection',
  action: 'table:approve',
  summary: { zh: '驳回提案', en: 'Reject a proposal' },
  params: proposalParams,
  body: z.strictObject({ reason }),
  answer: tableProposalSchema,
});

export const withdrawTable = contract({
  id: 'withdrawTable',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/table-proposals/{proposalId}/withdrawal',
  action: 'table:propose',
  summary: { zh: '撤回自己的提案', en: 'Withdraw a proposal of your own' },
  params: proposalParams,
  body: z.strictObject({ reason }),
  answer: tableProposalSchema,
});

export const getProposedStanding = contract({
  id: 'getProposedStanding',
  servedBy: 'credit-api',
  method: 'get',
  path: '/v1/table-proposals/{proposalId}/standing/{code}',
  action: 'table:read',
  summary: {
    zh: '如果提案生效，一个主体的信用状况会怎样（查询留痕）',
    en: 'What an entity’s standing would be if a proposal took effect (who asks is logged)',
  },
  params: proposalParams.extend({ code: subjectCodeSchema }),
  answer: z.object({
    name: z.string(),
    before: standingSchema,
    after: standingSchema,
    effect: standingEffectSchema.optional(),
  }),
});
