import * as z from 'zod';
import { hashSchema } from '../audit/hash.ts';
import { civilDateSchema, type Instant, instantSchema } from '../primitives/time.ts';
import { riskClassSchema } from './risk-class.ts';

// The format is a promise to strangers and to the year 2040: it is written out here and follows no other schema by itself.
// RECEIPT.md §3 says the same in words. A change of meaning is a new `ver`.

/** The media type of a receipt without `application/`, in its header (RFC 8725 §3.11). */
export const receiptType = 'openlot-receipt+jwt';

const text = z
  .string()
  .min(1)
  .refine((value) => value.isWellFormed(), { error: 'must be well-formed Unicode' });
const bilingual = z.strictObject({ zh: text, en: text });
const identifier = z.string().regex(/^[A-Z][A-Z0-9]{1,15}:[0-9A-Za-z._-]{1,64}$/);
const version = z.int().min(1);

const listEntry = z.strictObject({
  listingId: text,
  list: text,
  cause: text,
  documentNo: text,
  listedOn: civilDateSchema,
  endsOn: civilDateSchema.nullable(),
  isSuspended: z.boolean(),
  isDisputed: z.boolean(),
});

const standing = z.strictObject({
  asOf: civilDateSchema,
  knownAt: instantSchema,
  version,
  riskClass: riskClassSchema.nullable(),
  score: z.int().min(0).max(1000).nullable(),
  grade: text.nullable(),
  lists: z.array(listEntry),
  measures: z.array(text),
  linesHash: hashSchema,
});

const common = {
  ver: z.literal('openlot-receipt/1'),
  jti: text,
  iss: text,
  iat: z.int().min(0),
  answeredAt: instantSchema,
  sub: identifier,
  askedAs: identifier.nullable(),
  askedBy: text,
  purpose: text,
  register: z.strictObject({ state: text, version }).nullable(),
  standing: standing.nullable(),
  tables: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/), hashSchema),
};

const creditReceiptSchema = z.strictObject({ ...common, kind: z.literal('credit') });

const pledgeReceiptSchema = z
  .strictObject({
    ...common,
    kind: z.literal('pledge-eligibility'),
    itemCode: text,
    applicationNo: text,
    decision: z.enum(['allow', 'allow-with-deferral', 'refuse', 'review']),
    reasons: z
      .array(
        z.strictObject({ code: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/), text: bilingual, basis: text }),
      )
      .min(1),
    deferral: z.strictObject({ materials: z.array(text).min(1), dueOn: civilDateSchema }).nullable(),
  })
  .refine(({ decision, deferral }) => (decision === 'allow-with-deferral') === (deferral !== null));

/** The second that a moment falls in, since 1970 in UTC, as JWTs count (RFC 7519 §2). */
export const secondOf = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

/** What a receipt says, RECEIPT.md §3: of a credit query, or of the pledge gate's answer. */
export const receiptSchema = z
  .discriminatedUnion('kind', [creditReceiptSchema, pledgeReceiptSchema])
  .refine(({ iat, answeredAt }) => iat === secondOf(answeredAt))
  .refine(({ sub, askedAs }) => askedAs !== sub)
  .refine(({ register, standing: has }) => register !== null || has === null);
export type Receipt = z.infer<typeof receiptSchema>;
type CreditReceipt = z.infer<typeof creditReceiptSchema>;
type PledgeReceipt = z.infer<typeof pledgeReceiptSchema>;

/** A receipt before the signer has put its name to it. */
export type UnsignedReceipt = Omit<CreditReceipt, 'iss'> | Omit<PledgeReceipt, 'iss'>;
