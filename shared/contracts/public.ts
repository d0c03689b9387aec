import * as z from 'zod';
import { publicLogEntrySchema } from '../domain/audit/entry.ts';
import { hashSchema } from '../domain/audit/hash.ts';
import { certificateFileSchema } from '../domain/draws/certificate-file.ts';
import { drawSchema } from '../domain/inspections/draw.ts';
import { fairnessReportSchema } from '../domain/inspections/fairness-report.ts';
import { listNameSchema } from '../domain/lists/list-name.ts';
import { listingSchema } from '../domain/lists/listing.ts';
import { textSchema } from '../domain/primitives/text.ts';
import { civilDateSchema, instantSchema } from '../domain/primitives/time.ts';
import { unitCodeSchema } from '../domain/registry/unit.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';

const drawParams = z.object({ drawId: z.string().min(1).max(195) });

/** A number of entries, or the index of one. */
const count = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/**
 * What anyone may know of a draw in a list: neither who prepared it nor where its lists are kept, and of a department's draw
 * of inspectors roots and commitment only when its secret is revealed.
 */
export const publicDrawSchema = drawSchema.partial({ roots: true }).pick({
  id: true,
  taskId: true,
  taskName: true,
  number: true,
  stage: true,
  leadDepartment: true,
  state: true,
  frozenAt: true,
  counts: true,
  roots: true,
  commitment: true,
  committedAt: true,
  randomness: true,
  drawnAt: true,
  inspectorDraws: true,
  dispatchedAt: true,
  substitutions: true,
  revealBy: true,
  secret: true,
  revealedAt: true,
  certifiedAt: true,
  overdueSince: true,
  voided: true,
});

export const listPublicDraws = contract({
  id: 'listPublicDraws',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/draws',
  action: 'public',
  summary: {
    zh: '列出全部抽取，最新的在前，含已作废的',
    en: 'List all draws, newest first, void ones included',
  },
  query: pageQuerySchema,
  answer: pageOf(publicDrawSchema),
});

export const getCertificate = contract({
  id: 'getCertificate',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/draws/{drawId}/certificate',
  action: 'public',
  summary: {
    zh: '下载抽取证书，自行复算；较长的名单另存为分块',
    en: 'Download the certificate of a draw and replay it; its long lists are in chunks',
  },
  params: drawParams,
  answer: certificateFileSchema,
});

export const getCertificateChunk = contract({
  id: 'getCertificateChunk',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/draws/{drawId}/certificate/{chunk}',
  action: 'public',
  summary: { zh: '下载抽取证书的一个分块', en: 'Download a chunk of the certificate of a draw' },
  params: drawParams.extend({ chunk: z.string().regex(/^[a-z]+-\d{1,6}$/) }),
  answer: z.string(),
  answerType: 'application/x-ndjson',
});

export const getLogHead = contract({
  id: 'getLogHead',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/log',
  action: 'public',
  summary: { zh: '公开日志的条目数和根哈希', en: 'Size and root of the public log' },
  answer: z.object({
    size: z.int().min(0),
    /** RFC 6962 §2.1 tree head over the canonical JSON (RFC 8785) of all entries. */
    root: hashSchema,
    /** The time of the last entry; absent while there is none. */
    at: instantSchema.optional(),
  }),
});

export const listLogEntries = contract({
  id: 'listLogEntries',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/log/entries',
  action: 'public',
  summary: {
    zh: '按序号读取公开日志；从 from 加上已读条数处继续',
    en: 'Read the public log by index; go on at from plus the number of entries read',
  },
  query: z.object({
    from: count.default(0),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ items: z.array(publicLogEntrySchema) }),
});

export const getInclusionProof = contract({
  id: 'getInclusionProof',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/log/entries/{index}/proof',
  action: 'public',
  summary: {
    zh: '证明一条记录在公开日志的前 size 条之中（RFC 6962 §2.1.1）；不写 size 即指当前的日志',
    en: 'Prove that an entry is among the first `size` of the public log (RFC 6962 §2.1.1); without `size`, of the log as it is now',
  },
  params: z.object({ index: count }),
  query: z.object({ size: count.optional() }),
  answer: z.object({
    entry: publicLogEntrySchema,
    size: z.int().min(1),
    root: hashSchema,
    /** From the leaf to the root. */
    proof: z.array(hashSchema),
  }),
});

export const getConsistencyProof = contract({
  id: 'getConsistencyProof',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/log/consistency',
  action: 'public',
  summary: {
    zh: '证明公开日志的前 from 条是前 to 条的开头（RFC 6962 §2.1.2）；不写 to 即指当前的日志',
    en: 'Prove that the first `from` entries of the public log are the beginning of the first `to` (RFC 6962 §2.1.2); without `to`, of the log as it is now',
  },
  query: z.object({ from: count.min(1), to: count.optional() }),
  answer: z.object({ from: z.int().min(1), to: z.int().min(1), proof: z.array(hashSchema) }),
});

export const listFairnessReports = contract({
  id: 'listFairnessReports',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/fairness',
  action: 'public',
  summary: {
    zh: '列出各部门各年度的抽取公平性报告，最新年度在前',
    en: 'List the fairness reports of departments and years, newest year first',
  },
  query: pageQuerySchema,
  answer: pageOf(fairnessReportSchema),
});

export const getFairnessReport = contract({
  id: 'getFairnessReport',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/fairness/{department}/{year}',
  action: 'public',
  summary: { zh: '查看一个部门一年的抽取公平性报告', en: "Read a department's fairness report of a year" },
  params: z.object({ department: unitCodeSchema, year: z.coerce.number().int().min(2000).max(9999) }),
  answer: fairnessReportSchema,
});

/**
 * An entity's place on a list as anyone may see it: its cause and its decision, and neither who answers for the breach nor
 * which official did what.
 */
export const publicListingSchema = listingSchema
  .pick({
    subject: true,
    subjectName: true,
    list: true,
    cause: true,
    authority: true,
    documentNo: true,
    endsOn: true,
  })
  .extend({
    /** The cause in words; absent where the table in force has it no more. */
    causeLabel: textSchema.optional(),
    authorityName: z.string().min(1),
    listedOn: civilDateSchema,
    /** That it gives nothing for now, because a serious one lives. */
    isSuspended: z.literal(true).optional(),
    /** That an objection against it is running. */
    isDisputed: z.literal(true).optional(),
  });
export type PublicListing = z.infer<typeof publicListingSchema>;

export const listPublicListings = contract({
  id: 'listPublicListings',
  servedBy: 'portal',
  method: 'get',
  path: '/v1/lists/{list}',
  action: 'public',
  summary: {
    zh: '列出现在名单上的主体，按决定单位排列；不含自然人，一页可能少于所要的条数',
    en: 'List who is on a list now, by deciding unit; natural persons are left out, and a page may hold fewer than asked for',
  },
  params: z.object({ list: listNameSchema }),
  query: pageQuerySchema,
  answer: pageOf(publicListingSchema),
});

export const getHealth = contract({
  id: 'getHealth',
  servedBy: 'portal',
  method: 'get',
  path: '/healthz',
  action: 'public',
  summary: { zh: '服务是否可用', en: 'Whether the service can answer' },
  answer: z.object({
    status: z.literal('ok'),
    publicLog: z.object({ size: z.int().min(0), root: hashSchema }),
  }),
});
