import { z } from 'zod';
import { listingCaseSchema } from '../domain/lists/case.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';

const caseParams = z.object({ caseId: z.string().min(1).max(240) });

export const listCases = contract({
  id: 'listCases',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/cases',
  action: 'case:read',
  summary: { zh: '列出待办和已决的列入案件', en: 'List the listing cases of your unit and those below it' },
  query: pageQuerySchema,
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

export const notifyCase = contract({
  id: 'notifyCase',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases/{caseId}/notice',
  action: 'case:notify',
  summary: {
    zh: '告知当事人事实、理由、依据和后果',
    en: 'Tell the entity facts, reasons, basis and consequences',
  },
  params: caseParams,
  body: z.strictObject({ notice: z.string().trim().min(10).max(4000) }),
  answer: listingCaseSchema,
});

export const decideCase = contract({
  id: 'decideCase',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/cases/{caseId}/decision',
  action: 'case:decide',
  summary: { zh: '作出列入或不予列入的决定', en: 'Decide to list or not to list' },
  params: caseParams,
  body: z.strictObject({
    outcome: z.enum(['list', 'dismiss']),
    documentNo: z.string().trim().min(4).max(100),
    reasons: z.string().trim().min(4).max(4000),
  }),
  answer: listingCaseSchema,
});
