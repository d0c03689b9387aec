import * as z from 'zod';
import { drawFactsSchemas } from '../domain/draws/log-facts.ts';
import { drawSchema } from '../domain/inspections/draw.ts';
import { proposedSourcesSchema } from '../domain/inspections/randomness-plan.ts';
import { runProgressSchema, runSchema } from '../domain/inspections/run.ts';
import { textSchema } from '../domain/primitives/text.ts';
import { instantSchema } from '../domain/primitives/time.ts';
import { contract, pageOf, pageQuerySchema } from './contract.ts';

const taskParams = z.object({ taskId: z.string().min(1).max(140) });
const drawParams = z.object({ drawId: z.string().min(1).max(195) });
const reason = z.string().trim().min(2).max(500);

export const listDraws = contract({
  id: 'listDraws',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/tasks/{taskId}/draws',
  action: 'task:read',
  summary: { zh: '列出任务的历次抽取，含已作废的', en: 'List the draws of a task, void ones included' },
  params: taskParams,
  query: pageQuerySchema,
  answer: pageOf(drawSchema),
});

export const getDraw = contract({
  id: 'getDraw',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/draws/{drawId}',
  action: 'task:read',
  summary: { zh: '查看抽取', en: 'Read a draw' },
  params: drawParams,
  answer: drawSchema,
});

export const commitDraw = contract({
  id: 'commitDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/commitment',
  action: 'draw:prepare',
  summary: {
    zh: '公布承诺，并依次指定公共随机数的来源：现场见证（ceremony）、彩票开奖号码（lottery）、drand 信标（drand，不写 round 则取至少 60 秒之后、且在前一来源期限之后的一轮）；每个来源在 until 之前有效，期限依次递增，后一来源的结果须在前一来源期限之后才产生',
    en: 'Publish the commitment, naming in order where public randomness may come from: a ceremony, a lottery, the drand beacon (without round, one at least 60 seconds ahead and after the end of the source before it); each holds until its own end, which is later than the one before, and what a later one gives is due only after that',
  },
  params: drawParams,
  body: z.strictObject({ sources: proposedSourcesSchema }),
  answer: drawSchema,
});

export const commitContribution = contract({
  id: 'commitContribution',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/contributions',
  action: 'draw:prepare',
  summary: {
    zh: '登记见证人贡献的承诺值：对 JSON {"drawId","format":"openlot-contribution/1","nonce","value","witness"}（RFC 8785 规范形式）取 SHA-256，nonce 为 32 字节随机数的十六进制',
    en: 'Record the hash of a witness\'s contribution: SHA-256 of the RFC 8785 form of the JSON object {"drawId","format":"openlot-contribution/1","nonce","value","witness"}, the nonce being 32 random bytes in hex',
  },
  params: drawParams,
  body: drawFactsSchemas['contribution-committed'].omit({ source: true }),
  answer: drawSchema,
});

export const openContribution = contract({
  id: 'openContribution',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/openings',
  action: 'draw:prepare',
  summary: { zh: '公开见证人贡献', en: "Open a witness's contribution" },
  params: drawParams,
  body: drawFactsSchemas['contribution-opened'].omit({ source: true }),
  answer: drawSchema,
});

export const recordLottery = contract({
  id: 'recordLottery',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/lottery',
  action: 'draw:prepare',
  summary: {
    zh: '登记承诺所指彩票的开奖号码（全部号码，顺序不限，每个号码一个文本）及公布时间、公布处',
    en: 'Record the numbers of the lottery drawing that the commitment names (all of them, in any order, a text each), when and where they were published',
  },
  params: drawParams,
  body: drawFactsSchemas['lottery-recorded'].omit({ source: true }),
  answer: drawSchema,
});

export const recordBeacon = contract({
  id: 'recordBeacon',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/beacon',
  action: 'draw:prepare',
  summary: {
    zh: '登记承诺所指 drand 轮次的签名；不写 signature 则由本系统向公共服务器获取，无论何处得来均须核验',
    en: 'Record the signature of the drand round that the commitment names; without signature it is fetched from the public servers, and it is verified wherever it comes from',
  },
  params: drawParams,
  body: drawFactsSchemas['beacon-recorded'].pick({ signature: true }).partial(),
  answer: drawSchema,
});

export const passOverSource = contract({
  id: 'passOverSource',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/passing-over',
  action: 'draw:prepare',
  summary: {
    zh: '越过期限已过而未产生结果的随机源，改用下一个（理由公开）',
    en: 'Pass over a source whose time is over without a result, and go on to the next (the reason is public)',
  },
  params: drawParams,
  body: z.strictObject({ reason }),
  answer: drawSchema,
});

export const requestDraw = contract({
  id: 'requestDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/start',
  action: 'draw:prepare',
  summary: { zh: '开始抽取（结果随后出现）', en: 'Start the draw (its result appears shortly after)' },
  params: drawParams,
  answer: drawSchema,
  status: 202,
});

export const dispatchDraw = contract({
  id: 'dispatchDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/dispatch',
  action: 'draw:prepare',
  summary: { zh: '向检查人员派发', en: 'Dispatch the visits to their inspectors' },
  params: drawParams,
  answer: drawSchema,
});

export const requestReveal = contract({
  id: 'requestReveal',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/reveal',
  action: 'draw:prepare',
  summary: { zh: '揭示种子（须全部结果已公示）', en: 'Reveal the secret (after every result is published)' },
  params: drawParams,
  answer: drawSchema,
  status: 202,
});

export const requestVoid = contract({
  id: 'requestVoid',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/void-request',
  action: 'draw:prepare',
  summary: {
    zh: '申请作废抽取（须由他人批准；再次申请以新理由为准；抽取完成后原申请失效，须重新申请）',
    en: 'Ask for a draw to be declared void (someone else must approve; asking again replaces the reason; once the draw is concluded it must be asked for anew)',
  },
  params: drawParams,
  body: z.strictObject({ reason }),
  answer: drawSchema,
});

export const voidDraw = contract({
  id: 'voidDraw',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/draws/{drawId}/void',
  action: 'draw:void',
  summary: {
    zh: '批准作废抽取，requestedAt 为所阅申请的时间（编号、理由、申请人与批准人公开，密钥随即揭示；部门抽取人员的密钥与对象抽取一并揭示）',
    en: 'Approve that a draw is void, on the request made at requestedAt (number, reason and both persons are public; its secret is revealed at once, that of a department’s draw of inspectors with the targets’)',
  },
  params: drawParams,
  body: z.strictObject({ requestedAt: instantSchema }),
  answer: drawSchema,
});

export const getDrawProgress = contract({
  id: 'getDrawProgress',
  servedBy: 'staff-api',
  method: 'get',
  path: '/v1/draws/{drawId}/progress',
  action: 'task:read',
  summary: {
    zh: '查看抽取、派发或揭示的进度；尚未开始时 work 为 null；屡次未能完成时 advice 说明应联系谁',
    en: 'How far drawing, dispatch or reveal has come; work is null before anything was started; advice says whom to call about what does not get done',
  },
  params: drawParams,
  answer: runProgressSchema.pick({ phase: true, done: true, total: true }).partial().extend({
    work: runSchema.shape.work.nullable(),
    requestedAt: runSchema.shape.requestedAt.optional(),
    doneAt: runSchema.shape.doneAt,
    advice: textSchema.optional(),
  }),
});
