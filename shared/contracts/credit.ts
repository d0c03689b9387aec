import * as z from 'zod';
import { creditEventSchema } from '../domain/credit/event.ts';
import { fullScore } from '../domain/credit/full-score.ts';
import { eventStatusSchema } from '../domain/credit/history.ts';
import { receiptKeySchema } from '../domain/credit/receipt-key.ts';
import { riskClassSchema } from '../domain/credit/risk-class.ts';
import { dimensionSchema } from '../domain/credit/score-dimensions.ts';
import { standingLineSchema, standingSchema } from '../domain/credit/standing.ts';
import { measureEffectSchema } from '../domain/measures/measures.ts';
import { deferralNoticeSchema } from '../domain/pledges/deferral-notice.ts';
import { gateChangeSchema } from '../domain/pledges/gate-changes.ts';
import { incentiveSchema } from '../domain/pledges/incentives.ts';
import { pledgeItemCodeSchema } from '../domain/pledges/pledge-items.ts';
import { queryPurposeSchema } from '../domain/pledges/query-log.ts';
import { eligibilityDecisionSchema, eligibilityReasonSchema } from '../domain/pledges/verdict.ts';
import { textSchema } from '../domain/primitives/text.ts';
import { civilDateSchema, instantSchema } from '../domain/primitives/time.ts';
import { targetIdSchema } from '../domain/registry/identifier.ts';
import { contract, pageQuerySchema } from './contract.ts';
import { applicationNoSchema, missingMaterialsSchema } from './pledge-application.ts';
import { subjectCodeSchema } from './subject-code.ts';

const creditAnswerSchema = z.object({
  ...standingSchema.shape,
  name: z.string(),
  /** The code that was asked for, where `subject` has succeeded to it. */
  askedAs: targetIdSchema.optional(),
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
  query: z.object({ purpose: queryPurposeSchema.optional() }),
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
  body: z.strictObject({
    codes: z.array(subjectCodeSchema).min(1).max(100),
    purpose: queryPurposeSchema.optional(),
  }),
  answer: z.object({ items: z.array(creditAnswerSchema), unknown: z.array(targetIdSchema) }),
});

const explainedLineSchema = z.object({
  ...standingLineSchema.pick({
    rule: true,
    label: true,
    basis: true,
    dimension: true,
    points: true,
    riskClass: true,
    severity: true,
    countsThrough: true,
  }).shape,
  /** The content hash of the table that `rule` is a row of. */
  table: z.string(),
  counts: z.boolean(),
  /** Whether the public is shown it. */
  isPublic: z.boolean(),
});

export const getCreditHistory = contract({
  id: 'getCreditHistory',
  servedBy: 'credit-api',
  method: 'get',
  path: '/v1/credit/{code}/history',
  action: 'credit-history:read',
  summary: {
    zh: '查询信用状况的由来：某日（asOf）按当时所知（knownAt）的每一项事件、所适用的规则及分值',
    en: 'Why the standing is, was or will be so: every event for a day (asOf) as known at a moment (knownAt), with its rules and points',
  },
  params: z.object({ code: subjectCodeSchema }),
  query: z.object({
    ...pageQuerySchema.shape,
    /** The day that is looked at, today unless said otherwise; a later one shows what will be when terms are over. */
    asOf: civilDateSchema.optional(),
    /** What was known when: a moment, or a day, which means its last moment. */
    knownAt: z.union([civilDateSchema, instantSchema]).optional(),
  }),
  answer: z.object({
    subject: targetIdSchema,
    name: z.string(),
    asOf: civilDateSchema,
    knownAt: instantSchema,
    /** The content hash of every rule table at that viewpoint. */
    tables: z.record(z.string(), z.string()),
    standing: standingSchema.omit({ lines: true }),
    /** How the score adds up and which line led to the class; absent where nothing counts. */
    explanation: z
      .object({
        dimensions: z.array(
          z.object({
            dimension: dimensionSchema,
            label: textSchema,
            full: z.int(),
            moved: z.int(),
            score: z.int().min(0).max(fullScore),
          }),
        ),
        steps: z.array(z.object({ riskClass: riskClassSchema, eventId: z.string(), rule: z.string() })),
      })
      .optional(),
    /** Latest first. */
    items: z.array(
      z.object({
        event: creditEventSchema,
        status: eventStatusSchema,
        /** The event that made it so, where one did. */
        because: creditEventSchema.optional(),
        isDisputed: z.boolean(),
        lines: z.array(explainedLineSchema),
      }),
    ),
    /** How many events only auditors may still see. */
    withheld: z.int().min(0),
    cursor: z.string().optional(),
  }),
});

export const auditCredit = contract({
  id: 'auditCredit',
  servedBy: 'credit-api',
  method: 'get',
  path: '/v1/credit/{code}/audit',
  action: 'audit:read',
  summary: {
    zh: '由事件重新计算信用状况，并与已存结果比对',
    en: 'Fold the standing anew from its events and compare it with what is stored',
  },
  params: z.object({ code: subjectCodeSchema }),
  answer: z.object({
    subject: targetIdSchema,
    version: z.int().min(1),
    isStoredRowRight: z.boolean(),
    isCurrent: z.boolean(),
    differences: z.array(z.string()),
    unfolded: z.array(z.string()),
    stored: standingSchema.optional(),
    refolded: standingSchema,
  }),
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
    itemCode: pledgeItemCodeSchema,
    applicationNo: applicationNoSchema,
    missingMaterials: missingMaterialsSchema,
  }),
  answer: z.object({
    subject: targetIdSchema,
    askedAs: targetIdSchema.optional(),
    itemCode: z.string(),
    applicationNo: z.string(),
    decision: eligibilityDecisionSchema,
    reasons: z.array(eligibilityReasonSchema).min(1),
    deferral: deferralNoticeSchema.optional(),
    /** Measures in the entity's favour that whoever handles the application grants. */
    incentives: z.array(incentiveSchema).min(1).optional(),
    asOf: civilDateSchema.optional(),
    changed: z.object({ since: instantSchema, what: z.array(gateChangeSchema).min(1) }).optional(),
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
