import * as z from 'zod';
import { listNameSchema } from '../lists/list-name.ts';
import { listingEndSchema } from '../lists/listing-end.ts';
import { ruleText } from '../primitives/text.ts';
import { civilDateSchema, instantSchema } from '../primitives/time.ts';
import { targetIdSchema } from '../registry/identifier.ts';
import { severitySchema } from './severity.ts';

/** The name of an event: made from its source, so that the same source never counts twice. */
export const eventIdSchema = z.string().min(1).max(300);

const shortText = z.string().trim().min(1).max(200);
const longText = z.string().trim().min(1).max(4000);

/** Where an event comes from, so that every mark on a record can be followed back. */
export const eventSourceSchema = z
  .object({
    /** `service`: this service's own stream; `api`: entered by a person or system; `import`: a file. */
    kind: z.enum(['service', 'api', 'import']),
    /** Who stands behind it: the function, the caller's subject, or the import. */
    by: z.string().min(1).max(200),
    /** The unit that answers for the fact (谁认定谁修复). */
    unit: z.string().min(1).max(100).optional(),
    /** The line of the file, for an import. */
    line: z.int().min(1).optional(),
  })
  .readonly();
export type EventSource = z.infer<typeof eventSourceSchema>;

const common = {
  id: eventIdSchema,
  subject: targetIdSchema,
  /** When it happened in the world: for a decision, the day of its document. */
  occurredOn: civilDateSchema,
  /** When this service came to know it. */
  knownAt: instantSchema,
  source: eventSourceSchema,
};

/** The document by which an authority decided. */
const decided = { documentNo: shortText, authority: shortText };

/** What becomes of a pledge or of papers that were deferred. */
const ofPledge = <const Kind extends string>(kind: Kind) =>
  z.object({
    ...common,
    kind: z.literal(kind),
    pledgeId: z.string().min(1).max(200),
    itemCode: z.string().min(1).max(60),
    /** The decision, where a person decided. */
    documentNo: shortText.optional(),
    /** Whether the permit that rested on the pledge was revoked (撤销). */
    isRevoked: z.boolean().optional(),
  });

/** An annotation of an earlier event, which stays in the history as it was. */
const about = { of: eventIdSchema, reason: longText };

/** What the kinds of facts say that a department records by a document of its own. */
export const recordedFacts = {
  /** 行政处罚 (双公示). The fine is in fen, for money is counted in whole numbers. */
  penalty: {
    ...decided,
    severity: severitySchema,
    /** 处罚程序, where it is known. Penalties by simplified procedure are not collected (浙江省公共信用信息管理条例 art. 11(2)). */
    procedure: z
      .enum(['ordinary', 'simplified'])
      .refine(
        (procedure) => procedure !== 'simplified',
        ruleText(
          '以简易程序作出的行政处罚不属于公共信用信息，不予归集（浙江省公共信用信息管理条例第11条第2项）；请不要报送',
          'a penalty by simplified procedure is no public credit information and is not collected; do not send it',
        ),
      )
      .optional(),
    category: shortText,
    facts: longText,
    basis: z.string().trim().min(1).max(2000),
    /** 违法行为类型, where it says more than the facts. */
    offence: shortText.optional(),
    /** 处罚内容: what was imposed, in the words of the decision. */
    content: longText.optional(),
    fineFen: z.int().min(0).optional(),
    /** 没收违法所得、没收非法财物的金额. */
    confiscatedFen: z.int().min(0).optional(),
    /** 公示截止期: the last day of publication and counting, where that is before its longest term and not before its minimum. */
    publishedThrough: civilDateSchema.optional(),
  },
  /** 行政许可 (双公示): kept for the picture, counts for nothing. */
  permit: {
    ...decided,
    name: shortText,
    /** 许可内容. */
    content: longText.optional(),
    /** 许可编号. */
    licenceNo: shortText.optional(),
    validUntil: civilDateSchema.optional(),
  },
  /** 表彰、认定; `recognition` is the variant of a credit rule, such as `TAX-A`. */
  recognition: {
    ...decided,
    recognition: z.string().regex(/^[0-9A-Z-]{1,40}$/),
    validUntil: civilDateSchema.optional(),
  },
  'complaint-upheld': { ...decided, facts: longText },
  /** The public-credit score of another platform (公共信用评价); shown beside this service's own, never mixed with it. */
  'score-imported': {
    issuer: shortText,
    /** With two decimals at most: the platforms give no more, and a number that is nearly nothing cannot be stored. */
    score: z
      .number()
      .min(0)
      .max(1000)
      .refine((score) => Number(score.toFixed(2)) === score, {
        params: { text: { zh: '分数至多两位小数', en: 'a score has two decimals at most' } },
      }),
    grade: z.string().trim().min(1).max(20).optional(),
  },
};

/**
 * Something that bears on an entity's credit. Events are only ever added; standing is what they add up to. An event that
 * proves wrong, disputed or repaired is followed by another that says so.
 */
export const creditEventSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('inspection-result'),
    visitId: z.string().min(1),
    resultCodes: z.array(z.string().min(1)).min(1),
  }),
  z.object({ ...common, ...recordedFacts.penalty, kind: z.literal('penalty') }),
  z.object({ ...common, ...recordedFacts.permit, kind: z.literal('permit') }),
  z.object({ ...common, ...recordedFacts.recognition, kind: z.literal('recognition') }),
  z.object({ ...common, ...recordedFacts['complaint-upheld'], kind: z.literal('complaint-upheld') }),
  z.object({ ...common, ...recordedFacts['score-imported'], kind: z.literal('score-imported') }),
  ofPledge('pledge-kept'),
  ofPledge('pledge-rectified'),
  ofPledge('pledge-broken'),
  ofPledge('deferral-kept'),
  ofPledge('deferral-missed'),
  z.object({
    ...common,
    kind: z.literal('listed'),
    listingId: z.string().min(1),
    list: listNameSchema,
    cause: z.string().min(1),
    documentNo: z.string().min(1),
    endsOn: civilDateSchema.optional(),
    measures: z.array(z.string()),
  }),
  z.object({
    ...common,
    kind: z.literal('listing-ended'),
    listingId: z.string().min(1),
    list: listNameSchema,
    why: listingEndSchema,
    documentNo: z.string().min(1).optional(),
  }),
  /** The event was wrong; the event `by` says how it was. */
  z.object({ ...common, ...about, kind: z.literal('corrected'), by: eventIdSchema }),
  /** The event should never have been recorded, or its decision was revoked. */
  z.object({ ...common, ...about, kind: z.literal('withdrawn'), documentNo: shortText.optional() }),
  /** An objection against the event runs; the event counts on, and says so (浙江省公共信用信息管理条例 art. 30). */
  z.object({ ...common, ...about, kind: z.literal('disputed'), applicationId: z.string().min(1).max(200) }),
  z.object({
    ...common,
    ...about,
    kind: z.literal('dispute-settled'),
    applicationId: z.string().min(1).max(200),
  }),
  /** 信用修复: from its day on the event neither counts nor is shown. */
  z.object({
    ...common,
    ...about,
    kind: z.literal('repaired'),
    applicationId: z.string().min(1).max(200),
    documentNo: shortText,
  }),
]);
export type CreditEvent = z.infer<typeof creditEventSchema>;

/** An event about an earlier event. */
export type Annotation = Extract<CreditEvent, { readonly of: string }>;

/** Whether the event is about an earlier event. */
export const isAnnotation = (event: CreditEvent): event is Annotation => 'of' in event;
