import * as z from 'zod';
import {
  inspectorSubstitutionReasonSchema,
  targetSubstitutionReasonSchema,
} from '../domain/draws/substitution.ts';
import { substitutionRequestSchema } from '../domain/inspections/substitution.ts';
import { textSchema } from '../domain/primitives/text.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';

const drawParams = z.object({ drawId: z.string().min(1).max(195) });
const visitParams = z.object({ visitId: z.string().min(1).max(215) });
const substitutionParams = z.object({ substitutionId: z.string().min(1).max(200) });
const words = z.string().trim().min(2).max(500);

export const requestSubstitution = contract({
  id: 'requestSubstitution',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/visits/{visitId}/substitutions',
  action: 'draw:prepare',
  summary: {
    zh: '申请以抽签替换检查对象，或某一席位（place，从 0 起）的检查人员；抽出的替换对象亦不能检查的，对新的检查再次申请',
    en: 'Ask that the target of a visit, or the inspector in a seat (place, from 0), be replaced by lot; for a substitute target that cannot be inspected either, ask again about the new visit',
  },
  params: visitParams,
  body: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('target'), reason: targetSubstitutionReasonSchema, note: words }),
    z.strictObject({
      of: z.literal('inspector'),
      place: z.int().min(0).max(1000),
      reason: inspectorSubstitutionReasonSchema,
      note: words,
    }),
  ]),
  answer: substitutionRequestSchema,
  status: 201,
});

export const decideSubstitution = contract({
  id: 'decideSubstitution',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/substitutions/{substitutionId}/decision',
  action: 'substitution:decide',
  summary: {
    zh: '审批替换申请（不得由申请人审批；批准后随即抽取，结果稍后出现）',
    en: 'Approve or reject a substitution (never by who asked; once approved it is drawn shortly after)',
  },
  params: substitutionParams,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('approve') }),
    z.strictObject({ outcome: z.literal('reject'), reason: words }),
  ]),
  answer: substitutionRequestSchema,
});

export const getSubstitution = contract({
  id: 'getSubstitution',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/substitutions/{substitutionId}',
  action: 'visit:read',
  summary: {
    zh: '查看替换申请及其结果；批准后屡次未能完成时 advice 说明应联系谁',
    en: 'Read a request for a substitution and what came of it; advice says whom to call where it is approved and does not get made',
  },
  params: substitutionParams,
  answer: substitutionRequestSchema.and(z.object({ advice: textSchema.optional() })),
});

export const listSubstitutions = contract({
  id: 'listSubstitutions',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/draws/{drawId}/substitutions',
  action: 'visit:read',
  summary: { zh: '列出一次抽取的替换申请', en: 'List the requests for substitutions of a draw' },
  params: drawParams,
  query: pageQuerySchema,
  answer: pageOf(substitutionRequestSchema),
});

export const declareRecusal = contract({
  id: 'declareRecusal',
  servedBy: 'inspector-api',
  method: 'post',
  path: '/v1/assignments/{visitId}/recusal',
  action: 'visit:own',
  summary: {
    zh: '申请回避一次检查（经批准后以抽签替换您）',
    en: 'Declare that you must stay away from a visit (once approved, you are replaced by lot)',
  },
  params: visitParams,
  body: z.strictObject({ note: words }),
  answer: substitutionRequestSchema,
  status: 201,
});
