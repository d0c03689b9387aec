import * as z from 'zod';
import { dueMarkSchema } from '../domain/calendar/due.ts';
import { eventIdSchema } from '../domain/credit/event.ts';
import {
  listingCaseSchema,
  proposedEvidenceSchema,
  responsibleSchema,
  statementKindSchema,
} from '../domain/lists/case.ts';
import { listNameSchema } from '../domain/lists/list-name.ts';
import { listingSchema } from '../domain/lists/listing.ts';
import { civilDateSchema } from '../domain/primitives/time.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';
import { subjectCodeSchema } from './subject-code.ts';

const caseParams = z.object({ caseId: z.string().min(1).max(240) });
const listingParams = z.object({ listingId: z.string().min(1).max(240) });

const documentNo = z.string().trim().min(4).max(100);
const longText = z.string().trim().min(2).max(4000);

/** A page of what has terms; `due` leaves only what is soon to be done, or should have been. */
const termQuerySchema = pageQuerySchema.extend({ due: dueMarkSchema.optional() });

/** A page of what is open unless said otherwise; `due` overrides `stage`. */
export const workQuerySchema = termQuerySchema.extend({
  stage: z.enum(['open', 'closed']).default('open'),
});

export const listCases = contract({
  id: 'listCases',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/cases',
  action: 'case:read',
  summary: {
    zh: '列出未办结的列入案件，各单位按期限先后；stage=closed 为已办结的，due=soon 为将到期的，due=overdue 为逾期的',
    en: 'List the open listing cases of your unit and those below it, of each unit what is due first; stage=closed for those decided, due=soon or due=overdue for those whose term ends or was missed',
  },
  query: workQuerySchema,
  answer: pageOf(listingCaseSchema),
});

export const getCase = contract({
  id: 'getCase',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/cases/{caseId}',
  action: 'case:read',
  summary: { zh: '查看列入案件', en: 'Read a listing case' },
  params: caseParams,
  answer: listingCaseSchema,
});

export const proposeCase = contract({
  id: 'proposeCase',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases',
  action: 'case:handle',
  summary: {
    zh: '提出列入案件，附情形和证据；relists 为以欺骗手段移出后的重新列入',
    en: 'Propose a case with its cause and evidence; relists names a listing whose removal was obtained by fraud',
  },
  body: z.strictObject({
    code: subjectCodeSchema,
    list: listNameSchema,
    cause: z.string().min(1).max(20),
    evidence: proposedEvidenceSchema,
    relists: z.string().min(1).max(240).optional(),
  }),
  answer: listingCaseSchema,
  status: 201,
});

export const notifyCase = contract({
  id: 'notifyCase',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases/{caseId}/notice',
  action: 'case:handle',
  summary: {
    zh: '告知当事人事实、理由、依据和后果；拟列入严重违法失信名单，而案件所依据的不是较重行政处罚的，还须指明就该事实作出的处罚',
    en: 'Tell the entity facts, reasons, basis and consequences; for the list of serious breaches, where the case rests on anything else than a heavy penalty, also which one was imposed for the fact',
  },
  params: caseParams,
  body: z.strictObject({
    notice: z.string().trim().min(10).max(4000),
    /** The credit event of the heavy penalty for the fact, where the fact is not one itself; it becomes part of the evidence. */
    penaltyEventId: eventIdSchema.optional(),
  }),
  answer: listingCaseSchema,
});

export const recordStatement = contract({
  id: 'recordStatement',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases/{caseId}/statements',
  action: 'case:handle',
  summary: {
    zh: '登记当事人书面提交的陈述申辩、放弃声明或听证要求',
    en: 'Record a statement, waiver or request for a hearing that the entity handed in on paper',
  },
  params: caseParams,
  body: z.strictObject({ kind: statementKindSchema, text: longText, receivedOn: civilDateSchema }),
  answer: listingCaseSchema,
});

export const concludeHearing = contract({
  id: 'concludeHearing',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases/{caseId}/hearing',
  action: 'case:handle',
  summary: {
    zh: '记录听取当事人意见的情况；举行听证的由主持人（非本案承办人）填写听证日期',
    en: 'Record what was heard; a hearing that was held, with its day, by who presided and did not handle the case',
  },
  params: caseParams,
  body: z.strictObject({ summary: longText, heldOn: civilDateSchema.optional() }),
  answer: listingCaseSchema,
});

export const reviewCase = contract({
  id: 'reviewCase',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases/{caseId}/legal-review',
  action: 'case:review',
  summary: {
    zh: '法制审核；意见只能由审核人本人更改',
    en: 'Review the lawfulness of a listing; only whoever reviewed it can change the opinion',
  },
  params: caseParams,
  body: z.strictObject({ opinion: longText }),
  answer: listingCaseSchema,
});

export const seekConsent = contract({
  id: 'seekConsent',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases/{caseId}/consent-request',
  action: 'case:decide',
  summary: {
    zh: '由决定单位报上一级同意',
    en: 'Seek, for the deciding unit, the consent of the next one above',
  },
  params: caseParams,
  body: z.strictObject({ proposal: longText }),
  answer: listingCaseSchema,
});

export const answerConsent = contract({
  id: 'answerConsent',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases/{caseId}/consent',
  action: 'case:consent',
  summary: { zh: '上一级同意或不同意', en: 'Consent to a listing of a unit below, or refuse to' },
  params: caseParams,
  body: z.strictObject({ isGiven: z.boolean(), opinion: longText }),
  answer: listingCaseSchema,
});

export const decideCase = contract({
  id: 'decideCase',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases/{caseId}/decision',
  action: 'case:decide',
  summary: {
    zh: '作出列入或不予列入的决定；列入不利名单须写明过惩相当、救济途径和移出条件，列入严重违法失信名单的并须写明责任人',
    en: 'Decide to list or not; an adverse listing must say proportionality, remedy and conditions of removal, one for serious breaches who answers for it, too',
  },
  params: caseParams,
  body: z.strictObject({
    outcome: z.enum(['list', 'dismiss']),
    documentNo,
    reasons: longText,
    proportionality: longText.optional(),
    remedy: longText.optional(),
    removalConditions: longText.optional(),
    responsible: responsibleSchema.optional(),
  }),
  answer: listingCaseSchema,
});

export const listListings = contract({
  id: 'listListings',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/listings',
  action: 'listing:read',
  summary: {
    zh: '列出待公布和已公布的列入决定，依次为红名单、严重违法失信名单和经营异常名录；stage=closed 为已终止的，due 为公布期限将到或逾期的，以及依据已不成立、待处理的',
    en: 'List the listings of your unit and those below it that are decided or published, the red list first, then the serious and the abnormal one; stage=closed for those ended, due for those to be published, and those whose ground fell',
  },
  query: workQuerySchema,
  answer: pageOf(listingSchema),
});

export const getListing = contract({
  id: 'getListing',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/listings/{listingId}',
  action: 'listing:read',
  summary: { zh: '查看列入', en: 'Read a listing' },
  params: listingParams,
  answer: listingSchema,
});

export const publishListing = contract({
  id: 'publishListing',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/listings/{listingId}/publication',
  action: 'listing:publish',
  summary: { zh: '公布列入决定，自公布之日起生效', en: 'Publish a listing, from which day it counts' },
  params: listingParams,
  answer: listingSchema,
});

export const revokeListing = contract({
  id: 'revokeListing',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/listings/{listingId}/revocation',
  action: 'listing:revoke',
  summary: {
    zh: '依法院判决或复议决定撤销列入，视为自始未列入',
    en: 'Revoke a listing on a judgement or review, as if it had never been',
  },
  params: listingParams,
  body: z.strictObject({ documentNo, reason: longText }),
  answer: listingSchema,
});

export const upholdListing = contract({
  id: 'upholdListing',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/listings/{listingId}/upholding',
  action: 'listing:revoke',
  summary: {
    zh: '依据经更正的列入，由另一人决定维持；依据已撤回的只能撤销',
    en: 'Uphold, by a second person, a listing whose ground was corrected; one whose ground was withdrawn can only be revoked',
  },
  params: listingParams,
  body: z.strictObject({ documentNo, reason: longText }),
  answer: listingSchema,
});
