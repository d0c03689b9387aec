import * as z from 'zod';
import { creditEventSchema, eventIdSchema } from '../domain/credit/event.ts';
import { recordableFactSchema, recordableFactWith } from '../domain/credit/recordable-fact.ts';
import { contract } from './contract.ts';
import { subjectCodeSchema } from './subject-code.ts';

const eventParams = z.object({ subject: subjectCodeSchema, eventId: eventIdSchema });
const reasonSchema = z.string().trim().min(2).max(4000);

export const recordCreditEvent = contract({
  id: 'recordCreditEvent',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/credit-events',
  action: 'credit:record',
  summary: {
    zh: '记录一项信用事实：处罚、许可、认定、查实的投诉或外部评价分；同一文书只记一次，简易程序的处罚不归集',
    en: 'Record a credit fact: penalty, permit, recognition, upheld complaint or imported score; a document is recorded once, and penalties by simplified procedure are not collected',
  },
  body: recordableFactWith({ subject: subjectCodeSchema }),
  answer: z.object({
    event: creditEventSchema,
    /** `already-recorded` for a document that says the same as before. */
    outcome: z.enum(['recorded', 'already-recorded']),
  }),
});

export const correctCreditEvent = contract({
  id: 'correctCreditEvent',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/credit-events/{subject}/{eventId}/correction',
  action: 'credit:amend',
  summary: {
    zh: '更正一项信用事实（由认定单位的另一人办理）；原记录留痕',
    en: 'Correct a credit fact, by a second person of the unit that established it; what was recorded is kept',
  },
  params: eventParams,
  body: z.strictObject({ reason: reasonSchema, replacement: recordableFactSchema }),
  answer: z.object({ event: creditEventSchema, correction: creditEventSchema }),
});

export const withdrawCreditEvent = contract({
  id: 'withdrawCreditEvent',
  servedBy: 'staff-api',
  method: 'post',
  path: '/v1/credit-events/{subject}/{eventId}/withdrawal',
  action: 'credit:amend',
  summary: {
    zh: '撤回一项信用事实（由认定单位的另一人办理）；原记录留痕，文书可重新记录',
    en: 'Withdraw a credit fact, by a second person of the unit that established it; its document may be recorded anew',
  },
  params: eventParams,
  body: z.strictObject({
    reason: reasonSchema,
    /** The decision that revoked the fact, where one did. */
    documentNo: z.string().trim().min(1).max(200).optional(),
  }),
  answer: creditEventSchema,
});
