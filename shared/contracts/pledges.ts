import * as z from 'zod';
import { dueMarkSchema } from '../domain/calendar/due.ts';
import { pledgeSchema, pledgeStateSchema } from '../domain/pledges/pledge.ts';
import { pledgeItemCodeSchema } from '../domain/pledges/pledge-items.ts';
import { civilDateSchema } from '../domain/primitives/time.ts';
import { unitCodeSchema } from '../domain/registry/unit.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';
import { applicationNoSchema, missingMaterialsSchema } from './pledge-application.ts';
import { subjectCodeSchema } from './subject-code.ts';

const pledgeParams = z.object({ pledgeId: pledgeSchema.shape.id });
const idSchema = z.string().trim().min(1).max(20);
const documentNo = z.string().trim().min(4).max(100);
const permitNoSchema = z.string().trim().min(1).max(100);
const findings = z.string().trim().min(2).max(4000);

export const acceptPledge = contract({
  id: 'acceptPledge',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/pledges',
  action: 'pledge:accept',
  summary: {
    zh: '登记已受理的告知承诺；核查答复为人工审查（review）的，填写 review 记明审查决定',
    en: 'Take note of a pledge on which an application was accepted; `review` where the gate left it to a person',
  },
  body: z.strictObject({
    code: subjectCodeSchema,
    itemCode: pledgeItemCodeSchema,
    applicationNo: applicationNoSchema,
    permitNo: permitNoSchema.optional(),
    acceptedOn: civilDateSchema,
    pledgedTerms: z.array(idSchema).max(50),
    indicators: z
      .array(z.strictObject({ id: idSchema, value: z.number() }))
      .max(20)
      .default([]),
    missingMaterials: missingMaterialsSchema,
    decidedBy: unitCodeSchema,
    /** How a person decided where the gate answered `review`. */
    review: z.strictObject({ documentNo, reasons: findings }).optional(),
  }),
  answer: pledgeSchema,
  status: 201,
});

const pledgesQuerySchema = pageQuerySchema
  .extend({
    state: pledgeStateSchema.optional(),
    /** Whose term is soon to end, or was missed: until the papers are in, those that the unit accepted. */
    due: dueMarkSchema.optional(),
  })
  .refine(({ state, due }) => state === undefined || due === undefined, {
    path: ['due'],
    params: {
      text: { zh: 'state 与 due 只能写一个', en: 'either state or due, not both' },
    },
  });

export const listPledges = contract({
  id: 'listPledges',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/pledges',
  action: 'pledge:read',
  summary: {
    zh: '列出本单位及下级单位核查的承诺（默认待核查的）',
    en: 'List the pledges that your unit and those below it verify: those to be verified, unless said otherwise',
  },
  query: pledgesQuerySchema,
  answer: pageOf(pledgeSchema),
});

export const getPledge = contract({
  id: 'getPledge',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/pledges/{pledgeId}',
  action: 'pledge:read',
  summary: { zh: '查看承诺', en: 'Read a pledge' },
  params: pledgeParams,
  answer: pledgeSchema,
});

export const listPledgesOfEntity = contract({
  id: 'listPledgesOfEntity',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/targets/{code}/pledges',
  action: 'pledge:read',
  summary: {
    zh: '列出一个主体的承诺（任一代码下），限本人受理的、本单位及下级单位受理或核查的',
    en: 'List the pledges of an entity, under any of its codes, that you accepted, or that your unit and those below it decided on or verify',
  },
  params: z.object({ code: subjectCodeSchema }),
  query: pageQuerySchema,
  answer: pageOf(pledgeSchema),
});

export const receiveMaterials = contract({
  id: 'receiveMaterials',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/pledges/{pledgeId}/materials',
  action: 'pledge:accept',
  summary: { zh: '登记补齐的容缺材料', en: 'Take in papers that were to follow' },
  params: pledgeParams,
  body: z.strictObject({ materials: z.array(idSchema).min(1).max(50) }),
  answer: pledgeSchema,
});

export const recordPermit = contract({
  id: 'recordPermit',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/pledges/{pledgeId}/permit',
  action: 'pledge:accept',
  summary: {
    zh: '登记受理之后凭承诺核发的许可；此后申请人不能再撤回申请',
    en: 'Take note of the permit that was granted on the pledge after its acceptance; from then on the application cannot be taken back',
  },
  params: pledgeParams,
  body: z.strictObject({ permitNo: permitNoSchema }),
  answer: pledgeSchema,
});

export const cancelPledge = contract({
  id: 'cancelPledge',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/pledges/{pledgeId}/cancellation',
  action: 'pledge:accept',
  summary: {
    zh: '申请人撤回尚无结果的申请；已有许可编号、已为核查作出检查或期限已过的，不能撤回，须经核查',
    en: 'The applicant takes the application back before it led to anything: not once a permit is known, a visit was made to verify it or its term is over, for then it is to be verified',
  },
  params: pledgeParams,
  body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
  answer: pledgeSchema,
});

const found = { findings, documentNo, visitId: z.string().trim().min(1).max(215).optional() };

export const verifyPledge = contract({
  id: 'verifyPledge',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/pledges/{pledgeId}/verification',
  action: 'pledge:verify',
  summary: {
    zh: '核查承诺：属实、责令整改、已整改或不实',
    en: 'Verify a pledge: kept, to be put right, put right, or broken',
  },
  params: pledgeParams,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('kept'), ...found }),
    z.strictObject({ outcome: z.literal('rectify'), ...found, rectifyBy: civilDateSchema.optional() }),
    z.strictObject({ outcome: z.literal('rectified'), ...found }),
    z.strictObject({ outcome: z.literal('broken'), ...found, revokePermit: z.boolean().default(false) }),
  ]),
  answer: pledgeSchema,
});
