import { z } from 'zod';
import { receiptKeySchema } from '../domain/credit/receipt-key.ts';
import { standingSchema } from '../domain/credit/standing.ts';
import { measureEffectSchema } from '../domain/measures/measures.ts';
import { eligibilityDecisionSchema, eligibilityReasonSchema } from '../domain/pledges/eligibility.ts';
import { textSchema } from '../domain/primitives/text.ts';
import { instantSchema } from '../domain/primitives/time.ts';
import { targetIdSchema } from '../domain/registry/identifier.ts';
import { contract } from './contract.ts';
import { subjectCodeSchema } from './subject-code.ts';

const creditAnswerSchema = z.object({
  ...standingSchema.shape,
  name: z.string(),
  measures: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(['incentive', 'management', 'rights-reducing']),
      label: textSchema,
      basis: z.string(),
      effect: measureEffectSchema,
    }),
  ),
  receipt: z.string(),
});

export const getCredit = contract({
  id: 'getCredit',
  servedBy: 'credit-api',
  method: 'get',
  path: '/v1/credit/{code}',
  action: 'credit:read',
  summary: { zh: '查询一个主体的信用状况', en: "Read an entity's credit standing" },
  params: z.object({ code: subjectCodeSchema }),
  answer: creditAnswerSchema,
});

export const batchCredit = contract({
  id: 'batchCredit',
  servedBy: 'credit-api',
  method: 'post',
  path: '/v1/credit/batch',
  action: 'credit:read',
  changesState: false,
  summary: { zh: '批量查询至多 100 个主体', en: 'Read the standing of up to 100 entities' },
  body: z.strictObject({ codes: z.array(subjectCodeSchema).min(1).max(100) }),
  answer: z.object({ items: z.array(creditAnswerSchema), unknown: z.array(targetIdSchema) }),
});

export const checkEligibility = contract({
  id: 'checkEligibility',
  servedBy: 'credit-api',
  method: 'post',
  path: '/v1/pledge-eligibility',
  action: 'pledge:check',
  changesState: false,
  summary: { zh: '受理告知承诺前的信用核查', en: 'May this entity pledge for this item?' },
  body: z.strictObject({
    code: subjectCodeSchema,
    itemCode: z.string().trim().min(1).max(60),
    applicationNo: z.string().trim().min(1).max(100),
  }),
  answer: z.object({
    subject: targetIdSchema,
    itemCode: z.string(),
    applicationNo: z.string(),
    decision: eligibilityDecisionSchema,
    reasons: z.array(eligibilityReasonSchema).min(1),
    checkedAt: instantSchema,
    receipt: z.string(),
  }),
});

export const getKeys = contract({
  id: 'getKeys',
  servedBy: 'credit-api',
  method: 'get',
  path: '/.well-known/jwks.json',
  action: 'public',
  summary: { zh: '验证回执签名的公钥', en: 'The public keys that receipts are signed with' },
  answer: z.object({ keys: z.array(receiptKeySchema) }),
});
