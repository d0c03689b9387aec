import * as z from 'zod';
import { standingSchema } from '../domain/credit/standing.ts';
import { toldEventSchema } from '../domain/credit/told-history.ts';
import { applicationRequestSchema } from '../domain/lists/application.ts';
import { statementKindSchema } from '../domain/lists/case.ts';
import { toldApplicationSchema, toldCaseSchema, toldListingSchema } from '../domain/lists/told.ts';
import { toldQuerySchema } from '../domain/pledges/query-log.ts';
import { toldPledgeSchema } from '../domain/pledges/told-pledge.ts';
import { targetIdSchema } from '../domain/registry/identifier.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';
import { subjectCodeSchema } from './subject-code.ts';

const ofEntity = { servedBy: 'entity-api', action: 'entity:represent' } as const;
const entityParams = z.object({ code: subjectCodeSchema });
const caseParams = entityParams.extend({ caseId: z.string().min(1).max(240) });
const applicationParams = entityParams.extend({ applicationId: z.string().min(1).max(200) });

export const getOwnStanding = contract({
  ...ofEntity,
  id: 'getOwnStanding',
  method: 'get',
  path: '/v1/entities/{code}/standing',
  summary: {
    zh: '查看本单位信用状况及每一项的依据',
    en: "Read your entity's standing, every line explained",
  },
  params: entityParams,
  answer: z.object({
    ...standingSchema.shape,
    name: z.string(),
    /** The code that was asked for, where `subject` has succeeded to it. */
    askedAs: targetIdSchema.optional(),
  }),
});

export const getOwnHistory = contract({
  ...ofEntity,
  id: 'getOwnHistory',
  method: 'get',
  path: '/v1/entities/{code}/history',
  summary: {
    zh: '查看本单位信用记录及其现状、可申请修复的日期',
    en: "Read your entity's credit events, what became of each, and when each can be repaired",
  },
  params: entityParams,
  query: pageQuerySchema,
  answer: pageOf(toldEventSchema),
});

export const listOwnListings = contract({
  ...ofEntity,
  id: 'listOwnListings',
  method: 'get',
  path: '/v1/entities/{code}/listings',
  summary: { zh: '查看本单位的列入情况', en: "Read your entity's listings" },
  params: entityParams,
  query: pageQuerySchema,
  answer: pageOf(toldListingSchema),
});

export const listOwnCases = contract({
  ...ofEntity,
  id: 'listOwnCases',
  method: 'get',
  path: '/v1/entities/{code}/cases',
  summary: { zh: '查看已告知本单位的列入案件', en: 'Read the listing cases that your entity was told of' },
  params: entityParams,
  query: pageQuerySchema,
  answer: pageOf(toldCaseSchema),
});

export const getOwnCase = contract({
  ...ofEntity,
  id: 'getOwnCase',
  method: 'get',
  path: '/v1/entities/{code}/cases/{caseId}',
  summary: { zh: '查看告知书、期限和进展', en: 'Read the notice, terms and progress of a case' },
  params: caseParams,
  answer: toldCaseSchema,
});

export const stateInCase = contract({
  ...ofEntity,
  id: 'stateInCase',
  method: 'post',
  path: '/v1/entities/{code}/cases/{caseId}/statements',
  summary: {
    zh: '陈述申辩、放弃陈述申辩或要求听证',
    en: 'State and defend, waive that, or ask for a hearing',
  },
  params: caseParams,
  body: z.strictObject({ kind: statementKindSchema, text: z.string().trim().min(2).max(4000) }),
  answer: toldCaseSchema,
});

export const listOwnPledges = contract({
  ...ofEntity,
  id: 'listOwnPledges',
  method: 'get',
  path: '/v1/entities/{code}/pledges',
  summary: {
    zh: '查看本单位的承诺、须补齐的材料和核查情况',
    en: "Read your entity's pledges, the papers that must follow, and what verification found",
  },
  params: entityParams,
  query: pageQuerySchema,
  answer: pageOf(toldPledgeSchema),
});

export const listOwnApplications = contract({
  ...ofEntity,
  id: 'listOwnApplications',
  method: 'get',
  path: '/v1/entities/{code}/applications',
  summary: { zh: '查看本单位的申请及进展', en: "Read your entity's applications and their progress" },
  params: entityParams,
  query: pageQuerySchema,
  answer: pageOf(toldApplicationSchema),
});

export const getOwnApplication = contract({
  ...ofEntity,
  id: 'getOwnApplication',
  method: 'get',
  path: '/v1/entities/{code}/applications/{applicationId}',
  summary: { zh: '查看申请', en: 'Read an application' },
  params: applicationParams,
  answer: toldApplicationSchema,
});

export const fileApplication = contract({
  ...ofEntity,
  id: 'fileApplication',
  method: 'post',
  path: '/v1/entities/{code}/applications',
  summary: {
    zh: '提出异议，或申请信用修复、移出名单',
    en: 'Object, or apply for repair or for removal from a list',
  },
  params: entityParams,
  body: applicationRequestSchema,
  answer: toldApplicationSchema,
  status: 201,
});

export const withdrawApplication = contract({
  ...ofEntity,
  id: 'withdrawApplication',
  method: 'post',
  path: '/v1/entities/{code}/applications/{applicationId}/withdrawal',
  summary: { zh: '撤回申请', en: 'Withdraw an application' },
  params: applicationParams,
  answer: toldApplicationSchema,
});

export const listOwnQueries = contract({
  ...ofEntity,
  id: 'listOwnQueries',
  method: 'get',
  path: '/v1/entities/{code}/queries',
  summary: { zh: '查看谁在何时为何查询过本单位', en: 'See who asked about your entity, when and why' },
  params: entityParams,
  query: pageQuerySchema,
  answer: pageOf(toldQuerySchema),
});
